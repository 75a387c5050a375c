import { describe, expect, test } from "vitest";
import { NewModel } from "../../src/contract/model.ts";
import { Failure } from "../../src/core/failure.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";

const named = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`);
const weights = (count: number) => Object.fromEntries(named(count).map((name) => [name, 1]));
const inputs = (count: number) => Object.fromEntries(named(count).map((name) => [name, "reach"]));
const isRead = (fields: object) =>
  NewModel.safeParse({ id: "mine", kind: "rice", ...fields }).success;

test("accepts up to the maximum number of criteria as weights and inputs", () => {
  expect([isRead({ weights: weights(200) }), isRead({ criteria: inputs(200) })]).toEqual([
    true,
    true,
  ]);
  expect([isRead({ weights: weights(201) }), isRead({ criteria: inputs(201) })]).toEqual([
    false,
    false,
  ]);
});

function readGates(gates: readonly object[]) {
  return NewModel.parse({ id: "mine", kind: "rice", gates }).gates;
}

describe("gates", () => {
  const gate = { criterion: "security", op: ">=", value: 3 };

  test("may compare any criterion with a number, up to twenty times", () => {
    const gates = Array.from({ length: 20 }, (_, value) => ({ ...gate, value }));
    expect(readGates(gates)).toEqual(gates);
    expect(isRead({ gates: [...gates, gate] })).toBe(false);
  });

  test("may name a word of a built-in criterion, which becomes its number", () => {
    const moscow = { ...gate, criterion: "moscow" };
    const gates = [
      { ...moscow, value: "must" },
      { ...moscow, value: "Should have" },
      { ...moscow, value: "won't" },
    ];
    expect(readGates(gates)?.map(({ value }) => value)).toEqual([3, 2, 0]);
  });

  test.for([
    [{ ...gate, value: "high" }],
    [{ ...gate, criterion: "moscow", value: "perhaps" }],
    [{ ...gate, op: "==" }],
    [{ ...gate, value: 1e13 }],
    [{ ...gate, value: null }],
    [{ criterion: "security", op: ">=" }],
    ["security >= 3"],
    [null],
  ])("reject %j", ([invalid]) => {
    expect(isRead({ gates: [invalid] })).toBe(false);
  });
});

test("limits the response to the worst invalid definition", () => {
  const criteria = named(200).map((name) => ({ key: `${name}_`.padEnd(60, "x") }));
  const failure = catchFailure(() =>
    requireModelKind("weighted").define({ criteria, weights: weights(200) }),
  );
  expect(failure).toBeInstanceOf(Failure);
  // Twenty faults that name thirty of the criteria each.
  expect(JSON.stringify(failure?.faults).length).toBeLessThan(50_000);
  expect(failure?.message.length).toBeLessThan(50_000);
});

function catchFailure(work: () => unknown): Failure | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Failure ? error : undefined;
  }
}
