import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  roundOutward,
  toMoveScale,
  buildCriterionRanges,
  fromMoveScale,
} from "../../../src/core/lift/range.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { buildSnapshotFromRows, plainRow } from "../../contract/rows.ts";

const points = { min: 1, max: 10, span: 9, isLog: false, isInteger: false };

describe("roundOutward", () => {
  test.each([
    // a twentieth of 2.0213 is 0.1, the hundredth of 9 is 0.09: hundredths
    [points, 5, 7.0213, 7.03],
    [points, 5, 2.9787, 2.97],
    // a twentieth of 0.02 is 0.001: thousandths
    [points, 7, 7.0204, 7.021],
    // never finer than a millionth of the range: 0.000009, so 0.000001
    [points, 7, 7.000_000_000_1, 7.000_001],
    [points, 5, 10, 10],
    [points, 5, 9.9999, 10],
    [points, 5, 5, 5],
    // at most 1 % of 1,000
    [{ min: 0, max: 1e12, span: 1_000, isLog: false, isInteger: false }, 400, 723.2, 730],
    // at most 1 % of the move of 1,850
    [{ min: 0, max: 1e12, span: 1e12, isLog: true, isInteger: false }, 400, 2_250.1, 2_260],
    [{ min: 0, max: 3, span: 3, isLog: false, isInteger: true }, 1, 2.5, 3],
  ])("rounds within %j from %d: %d to %d", (range, ...[from, to, rounded]) => {
    expect(roundOutward(range, { from, to, share: 1 / 20 })).toBe(rounded);
  });

  test("moves a rating away from the start, by at most 1 % of the range", () => {
    const rating = fc.double({ min: 1, max: 10, noNaN: true });
    fc.assert(
      fc.property(rating, rating, fc.constantFrom(1 / 20, 1 / 1000), (from, to, share) => {
        const rounded = roundOutward(points, { from, to, share });
        expect(Math.abs(rounded - from)).toBeGreaterThanOrEqual(Math.abs(to - from));
        expect(Math.abs(rounded - to)).toBeLessThanOrEqual(0.09); // 1 % of 10 − 1
      }),
    );
  });
});

describe("buildCriterionRanges", () => {
  const snapshot = buildSnapshotFromRows([
    { ...plainRow, number: 1, ratings: { reach: 10, effort: 1, confidence: 1 } },
    { ...plainRow, number: 2, ratings: { reach: 1_000, effort: 2 } },
  ]);
  const [reach, impact, , effort] = buildCriterionRanges(
    snapshot,
    0,
    requireModelKind("rice").define({}),
  );

  test("returns the current rating and the best and worst ends", () => {
    expect(reach).toMatchObject({ key: "reach", current: 10, best: 1e12, worst: 0, isLog: true });
    expect(effort).toMatchObject({ key: "effort", current: 1, best: 0, worst: 1e6 });
    expect(impact?.current).toBeNaN();
  });

  test("computes the span from the ratings when the range is much wider", () => {
    expect([effort?.span, impact?.span]).toEqual([1, 3]);
    const single = buildSnapshotFromRows([{ ...plainRow, number: 1, ratings: { effort: 4 } }]);
    expect(buildCriterionRanges(single, 0, requireModelKind("rice").define({}))[3]?.span).toBe(4);
  });

  test("gives ranges that convert a rating to the move scale and back", () => {
    for (const range of buildCriterionRanges(snapshot, 0, requireModelKind("rice").define({}))) {
      const rating = Math.min(2, range.max);
      expect(fromMoveScale(range, toMoveScale(range, rating))).toBeCloseTo(rating, 9);
    }
  });
});
