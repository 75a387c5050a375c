import { describe, expect, test } from "vitest";
import { Failure } from "../../../../src/core/failure.ts";
import {
  describeFailedGate,
  formatGateRemedy,
  gatesMax,
  passesGate,
} from "../../../../src/core/models/definition/gates.ts";
import {
  type DefinitionRequest,
  type Gate,
  type GateOperator,
} from "../../../../src/core/models/model.ts";
import { allModels, requireModelKind } from "../../../../src/core/models/registry.ts";
import { subjects } from "../subjects.ts";

const gates: readonly Gate[] = [
  { criterion: "security", op: ">=", value: 3 },
  { criterion: "npv", op: ">", value: 0 },
];

test.for(subjects)("$name accepts gates, by default with the policy last", ({ kind, request }) => {
  const { define } = requireModelKind(kind);
  expect(define({ ...request, gates })).toEqual({ ...define(request), gates, gate: "last" });
  expect(define({ ...request, gates, gate: "out" })).toMatchObject({ gates, gate: "out" });
});

test("every kind of model is a subject", () => {
  expect(new Set(subjects.map(({ kind }) => kind))).toEqual(
    new Set(allModels.map(({ kind }) => kind)),
  );
});

test("an empty list of gates is a definition without gates, whatever the policy", () => {
  const { define } = requireModelKind("rice");
  expect(define({ gates: [], gate: "out" })).toEqual(define({}));
});

const gate: Gate = { criterion: "security", op: ">=", value: 3 };

test.for<[string, DefinitionRequest, string]>([
  ["a policy without gates", { gate: "last" }, "/gate"],
  ["an unknown policy", { gates, gate: JSON.parse('"first"') }, "/gate"],
  ["an invalid key", { gates: [{ ...gate, criterion: "Risk!" }] }, "/gates/0/criterion"],
  ["a field of the item", { gates: [gate, { ...gate, criterion: "size" }] }, "/gates/1/criterion"],
  ["an unknown operator", { gates: [{ ...gate, op: JSON.parse('"!="') }] }, "/gates/0/op"],
  ["the name of a property", { gates: [{ ...gate, op: JSON.parse('"toString"') }] }, "/gates/0/op"],
  ["NaN", { gates: [{ ...gate, value: Number.NaN }] }, "/gates/0/value"],
  ["infinity", { gates: [{ ...gate, value: Infinity }] }, "/gates/0/value"],
  ["a gate that is listed twice", { gates: [gate, ...gates] }, "/gates/1"],
  [
    "too many gates",
    { gates: Array.from({ length: gatesMax + 1 }, (_, value) => ({ ...gate, value })) },
    "/gates",
  ],
])("rejects %s", ([, request, pointer]) => {
  const error = catchFailure(() => requireModelKind("rice").define(request));
  expect(error.kind).toBe("invalid");
  expect(error.faults.map((fault) => fault.pointer)).toEqual([pointer]);
});

test("reports gates together with the other faults of a definition", () => {
  const error = catchFailure(() =>
    requireModelKind("weighted").define({
      criteria: [{ key: "delight", min: 3, max: 3 }],
      gates: [{ ...gate, value: Number.NaN }],
    }),
  );
  expect(error.faults.map(({ pointer }) => pointer)).toEqual(["/criteria/0/max", "/gates/0/value"]);
});

describe("passesGate", () => {
  test.for<[GateOperator, readonly [number, boolean][]]>([
    [
      ">=",
      [
        [2.9, false],
        [3, true],
        [3.1, true],
      ],
    ],
    [
      ">",
      [
        [2.9, false],
        [3, false],
        [3.1, true],
      ],
    ],
    [
      "<=",
      [
        [2.9, true],
        [3, true],
        [3.1, false],
      ],
    ],
    [
      "<",
      [
        [2.9, true],
        [3, false],
        [3.1, false],
      ],
    ],
    [
      "=",
      [
        [2.9, false],
        [3, true],
        [3.1, false],
      ],
    ],
  ])("compares a rating with %s", ([op, cases]) => {
    for (const [rating, passes] of cases) {
      expect(passesGate({ ...gate, op }, rating)).toBe(passes);
    }
    expect(passesGate({ ...gate, op }, Number.NaN)).toBe(false);
  });
});

test("describes a failed gate and its remedy", () => {
  expect(describeFailedGate({ ...gate, rating: 2 })).toBe(
    "It fails the gate security >= 3, because security is 2",
  );
  expect(describeFailedGate(gate)).toBe(
    "It fails the gate security >= 3, because security is not rated",
  );
  expect(formatGateRemedy({ ...gate, op: "<" })).toBe("rate security below 3");
});

function catchFailure(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) {
      return error;
    }
  }
  throw new Error("Nothing was rejected.");
}
