import fc from "fast-check";
import { expect, test } from "vitest";
import {
  buildRatingDraws,
  listUncertainCriteria,
  triangularQuantile,
} from "../../../src/core/stability/drawn-ratings.ts";
import { createRandomStream } from "../../../src/core/stability/random-stream.ts";
import { buildSnapshot } from "../models/snapshots.ts";

test("a triangular draw has the quantiles of its distribution", () => {
  // a 0, m 1, b 4: F(1) = 1/4; the median is 4 − √(½ · 4 · 3) = 1.5505…
  expect(triangularQuantile(0.5, { low: 0, likely: 1, high: 4 })).toBeCloseTo(4 - Math.sqrt(6), 12);
  expect(triangularQuantile(0.25, { low: 0, likely: 1, high: 4 })).toBeCloseTo(1, 12);
  // The mode may be at an end.
  expect(triangularQuantile(0.75, { low: 0, likely: 0, high: 2 })).toBe(1); // 2 − √(.25 · 2 · 2)
  expect(triangularQuantile(0.25, { low: 0, likely: 2, high: 2 })).toBe(1); // √(.25 · 2 · 2)
});

const shares = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

test("a triangular draw lies in its interval and increases with its random number", () => {
  const ends = fc.tuple(shares, shares, shares).map((numbers) => numbers.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(ends, shares, shares, ([low = 0, likely = 0, high = 0], u, v) => {
      const interval = { low: 10 * low, likely: 10 * likely, high: 10 * high };
      const draws = [Math.min(u, v), Math.max(u, v)].map((n) => triangularQuantile(n, interval));
      const [first = 0, second = 0] = draws;
      expect(first).toBeGreaterThanOrEqual(interval.low - 1e-9);
      expect(second).toBeLessThanOrEqual(interval.high + 1e-9);
      expect(first).toBeLessThanOrEqual(second + 1e-9);
    }),
  );
});

test("each draw draws every interval once, and keeps all other ratings", () => {
  const wide = { low: 0, likely: 1, high: 4 };
  const snapshot = buildSnapshot([
    { ratings: { value: 3, speed: wide } },
    { ratings: { value: wide, speed: 2 } },
    { ratings: { ease: 5 } },
  ]);
  const draw = buildRatingDraws(snapshot, ["value", "speed"], createRandomStream(4));
  const random = createRandomStream(4);
  for (let index = 0; index < 3; index += 1) {
    const drawn = draw();
    const [value, speed] = [random(), random()].map((u) => triangularQuantile(u, wide));
    expect([...(drawn.ratings.get("value")?.likely ?? [])]).toEqual([3, value, Number.NaN]);
    expect([...(drawn.ratings.get("speed")?.likely ?? [])]).toEqual([speed, 2, Number.NaN]);
    expect(drawn.ratings.get("ease")).toBe(snapshot.ratings.get("ease"));
    expect(drawn.ratings.get("value")?.low).toBeUndefined();
  }
  // The snapshot itself stays unchanged.
  expect(snapshot.ratings.get("value")?.likely[1]).toBe(1);
});

test("lists only the criteria of the definition that have an interval", () => {
  const interval = { low: 1, likely: 2, high: 3 };
  const snapshot = buildSnapshot([{ ratings: { value: 1, speed: interval, other: interval } }]);
  const criteria = ["value", "speed"].map((key) => ({
    key,
    input: key,
    name: key,
    unit: "",
    weight: 1,
    min: 0,
    max: 10,
    direction: "up" as const,
  }));
  expect(listUncertainCriteria(snapshot, { kind: "weighted", criteria })).toEqual(["speed"]);
});
