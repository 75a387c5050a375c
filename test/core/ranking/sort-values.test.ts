import fc from "fast-check";
import { expect, test } from "vitest";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { listOrderingCriteria, computeSortValues } from "../../../src/core/ranking/sort-values.ts";

const score = fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.constant(Number.NaN));

const tie = fc.oneof(
  fc.constantFrom(0, -0, 1, 1 + 1e-9, -1, 1e300, Infinity, -Infinity, Number.NaN),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
);

test("orders two rows as their scores do, and then their ties, as far as eleven digits tell", () => {
  fc.assert(
    fc.property(fc.tuple(score, score), fc.tuple(tie, tie), ([a, b], [x, y]) => {
      const value = Float64Array.of(a, b);
      const [here = Number.NaN, there = Number.NaN] = computeSortValues({
        value,
        tie: Float64Array.of(x, y),
      });
      expect([Number.isNaN(here), Number.isNaN(there)]).toEqual([a, b].map(Number.isNaN));
      fc.pre(!Number.isNaN(a) && !Number.isNaN(b));
      expect([Math.floor(here), Math.floor(there)]).toEqual([a, b]); // a fraction is below 1
      const isTold = a !== b || areApart(x, y);
      fc.pre(isTold);
      expect(Math.sign(here - there)).toBe(Math.sign(a - b) || ofTies(x, y));
    }),
    { numRuns: 1_000 },
  );
});

test("is the scores themselves where nothing breaks ties", () => {
  const value = Float64Array.of(0.3, Number.NaN, -7);
  expect(computeSortValues({ value })).toBe(value);
});

test("goes with the criteria of the score and of what breaks its ties", () => {
  const keys = listOrderingCriteria(requireModelKind("moscow").define({})).map(({ key }) => key);
  expect(keys).toEqual(["moscow", "reach", "impact", "confidence", "effort"]);
  expect(listOrderingCriteria(requireModelKind("cd3").define({})).map(({ key }) => key)).toEqual([
    "cost_of_delay",
    "duration",
  ]);
});

/** What is no number stands behind all that is. */
function ofTies(x: number, y: number): number {
  return (
    Math.sign(Number(x > y) - Number(x < y)) || Number(Number.isNaN(y)) - Number(Number.isNaN(x))
  );
}

function areApart(x: number, y: number): boolean {
  const isNone = Number.isNaN(x) || Number.isNaN(y);
  const size = Math.max(Math.abs(x), Math.abs(y), 1e-300); // below, digits are lost anyway
  return isNone || x === y || Math.abs(x - y) > 1e-11 * size;
}
