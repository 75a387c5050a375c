import { expect, test } from "vitest";
import { readCriterionColumn } from "../../../src/core/planning/criterion-column.ts";
import { boardFrom, plainRow } from "../../contract/rows.ts";

const flows = { investment: 10, cash_flow_1: 33, discount_rate: 0.1 };
const board = boardFrom([
  { ...plainRow, number: 1, ratings: { ...flows, zeal: 3 } },
  { ...plainRow, number: 2, ratings: {} },
]);

test("a criterion is what was rated by it, a built-in one or not", () => {
  expect(readCriterionColumn(board, "zeal", "/value")).toEqual(Float64Array.of(3, Number.NaN));
});

test("a criterion may follow from what was rated", () => {
  const [worth = Number.NaN, other] = readCriterionColumn(board, "npv", "/value") ?? [];
  expect(worth).toBeCloseTo(20, 9); // 33 / 1.1 − 10
  expect(other).toBeNaN();
});

test("a criterion that is built in may be one that nobody rated", () => {
  expect(readCriterionColumn(board, "cost_of_delay", "/value")).toBeUndefined();
});

test("a criterion that nobody knows is refused where it was asked for", () => {
  expect(() => readCriterionColumn(board, "moon_phase", "/value")).toThrow(
    expect.objectContaining({
      kind: "invalid",
      faults: [expect.objectContaining({ pointer: "/value" })],
    }),
  );
});
