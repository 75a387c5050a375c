import { expect, test } from "vitest";
import { lint } from "../../../src/core/lint/lint.ts";
import { type Gate } from "../../../src/core/models/model.ts";
import { buildModel } from "../../contract/gates.ts";
import { buildSnapshot } from "../models/snapshots.ts";

const snapshot = buildSnapshot([
  { ratings: { delight: 8, risk: 7 } },
  { ratings: { delight: 3, risk: 5 } },
  { ratings: { delight: 4 } },
]);

function listGateFindings(gates: readonly Gate[], gate: "last" | "out" = "last") {
  const model = buildModel("weighted", { criteria: [{ key: "delight" }], gates, gate });
  const { count, findings } = lint(snapshot, model);
  return { count, findings: findings.filter(({ rule }) => rule.startsWith("gate-")) };
}

test("finds a gate whose criterion no item rates", () => {
  const { findings } = listGateFindings([{ criterion: "security", op: ">=", value: 3 }]);
  expect(findings).toMatchObject([
    { rule: "gate-unrated", severity: "warning", criterion: "security", count: 3 },
  ]);
  expect(findings[0]?.detail).toBe(
    'No item has a rating for security, so every item fails the gate security >= 3 of "weighted".',
  );
});

test("finds a gate that no item passes", () => {
  const { findings } = listGateFindings([
    { criterion: "risk", op: "<=", value: 4 },
    { criterion: "risk", op: "<=", value: 5 },
  ]);
  expect(findings).toMatchObject([{ rule: "gate-unpassed", criterion: "risk", count: 3 }]);
});

test("reports an error if such a gate empties the ranking", () => {
  const { count, findings } = listGateFindings([{ criterion: "risk", op: "<", value: 1 }], "out");
  expect(count).toBe(0);
  expect(findings).toMatchObject([{ rule: "gate-unpassed", severity: "error" }]);
});

test("counts only ranked items for the other rules", () => {
  expect(listGateFindings([{ criterion: "risk", op: "<=", value: 5 }], "out").count).toBe(1);
});

test("finds no idle weight that orders the items that fail", () => {
  const criteria = [{ key: "delight" }, { key: "speed" }] as const;
  const rows = buildSnapshot([
    { ratings: { delight: 9, speed: 1, risk: 1 } },
    { ratings: { delight: 1, speed: 9, risk: 9 } },
  ]);
  const gates = [{ criterion: "risk", op: "<=", value: 3 }] as const;
  const listIdle = (request: object) =>
    lint(rows, buildModel("weighted", { criteria, ...request }))
      .findings.filter(({ rule }) => rule === "weight-idle")
      .map(({ criterion }) => criterion);
  // Without gates, the two items tie, and the order is by number: without delight it is reversed.
  expect(listIdle({})).toEqual(["speed"]);
  expect(listIdle({ gates })).toEqual(["delight", "speed"]);
});
