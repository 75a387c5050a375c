import { expect, test } from "vitest";
import { readCriterionColumn } from "../../../src/core/planning/criterion-column.ts";
import { buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";

const cashFlows = { investment: 10, cash_flow_1: 33, discount_rate: 0.1 };
const snapshot = buildSnapshotFromRows([
  { ...plainRow, number: 1, ratings: { ...cashFlows, zeal: 3 } },
  { ...plainRow, number: 2, ratings: {} },
]);

test("returns the ratings of a criterion that is not built in", () => {
  expect(readCriterionColumn(snapshot, "zeal", "/value")).toEqual(Float64Array.of(3, Number.NaN));
});

test("derives a criterion from other ratings", () => {
  const [first = Number.NaN, second] = readCriterionColumn(snapshot, "npv", "/value") ?? [];
  expect(first).toBeCloseTo(20, 9); // 33 / 1.1 − 10
  expect(second).toBeNaN();
});

test("returns undefined for a built-in criterion without ratings", () => {
  expect(readCriterionColumn(snapshot, "cost_of_delay", "/value")).toBeUndefined();
});

test("rejects an unknown criterion with the pointer of the request", () => {
  expect(() => readCriterionColumn(snapshot, "moon_phase", "/value")).toThrow(
    expect.objectContaining({
      kind: "invalid",
      faults: [expect.objectContaining({ pointer: "/value" })],
    }),
  );
});
