import { expect, test } from "vitest";
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
