import fc from "fast-check";
import { expect, test } from "vitest";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { listOrderingCriteria, computeSortValues } from "../../../src/core/ranking/sort-values.ts";

const score = fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.constant(Number.NaN));

const tie = fc.oneof(
  fc.constantFrom(0, -0, 1, 1 + 1e-9, -1, 1e300, Infinity, -Infinity, Number.NaN),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
);

test("sorts two rows by score, then by ties that differ in eleven digits", () => {
  fc.assert(
    fc.property(fc.tuple(score, score), fc.tuple(tie, tie), ([a, b], [x, y]) => {
      const value = Float64Array.of(a, b);
      const [first = Number.NaN, second = Number.NaN] = computeSortValues({
        value,
        tie: Float64Array.of(x, y),
      });
      expect([Number.isNaN(first), Number.isNaN(second)]).toEqual([a, b].map(Number.isNaN));
      fc.pre(!Number.isNaN(a) && !Number.isNaN(b));
      expect([Math.floor(first), Math.floor(second)]).toEqual([a, b]); // a fraction is below 1
      fc.pre(a !== b || areDistinguishable(x, y));
      expect(Math.sign(first - second)).toBe(Math.sign(a - b) || compareTies(x, y));
    }),
    { numRuns: 1_000 },
  );
});

test("returns the scores themselves without a tie break", () => {
  const value = Float64Array.of(0.3, Number.NaN, -7);
  expect(computeSortValues({ value })).toBe(value);
});

test("lists the criteria of the score, then those of the tie break", () => {
  const keys = listOrderingCriteria(requireModelKind("moscow").define({})).map(({ key }) => key);
  expect(keys).toEqual(["moscow", "reach", "impact", "confidence", "effort"]);
  expect(listOrderingCriteria(requireModelKind("cd3").define({})).map(({ key }) => key)).toEqual([
    "cost_of_delay",
    "duration",
  ]);
});

/** Compares two ties. NaN is the lowest. */
function compareTies(x: number, y: number): number {
  return (
    Math.sign(Number(x > y) - Number(x < y)) || Number(Number.isNaN(y)) - Number(Number.isNaN(x))
  );
}

function areDistinguishable(x: number, y: number): boolean {
  const hasNaN = Number.isNaN(x) || Number.isNaN(y);
  const size = Math.max(Math.abs(x), Math.abs(y), 1e-300); // smaller numbers lose digits
  return hasNaN || x === y || Math.abs(x - y) > 1e-11 * size;
}
