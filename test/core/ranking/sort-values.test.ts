import fc from "fast-check";
import { expect, test } from "vitest";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { listOrderingCriteria, computeSortValues } from "../../../src/core/ranking/sort-values.ts";

const score = fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.constant(Number.NaN));

const tie = fc.oneof(
  fc.constantFrom(0, -0, 1, 1 + 1e-9, 1 + 2 ** -39, -1, 9e299, Infinity, -Infinity, Number.NaN),
  fc.constantFrom(0.3, 0.1 + 0.2, -0.3, -0.1 - 0.2),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-300),
);

test("sorts two rows by score, then by rounded tie", () => {
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
      const byTie = compareTies(roundScore(x), roundScore(y));
      expect(Math.sign(first - second)).toBe(Math.sign(a - b) || byTie);
    }),
    { numRuns: 1_000 },
  );
});

test("returns the rounded scores without a tie break", () => {
  const value = Float64Array.of(0.3, Number.NaN, -7);
  expect(computeSortValues({ value })).toEqual(Float64Array.of(roundScore(0.3), Number.NaN, -7));
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
