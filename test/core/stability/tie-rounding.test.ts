import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  exactTies,
  logTies,
  scoreTies,
  type TieRounding,
} from "../../../src/core/stability/tie-rounding.ts";

const units = fc.double({ min: 1e-30, max: 1e30, noNaN: true });

/** Scores of both signs, and scores with a short mantissa, whose neighbours lie halfway. */
const scores = fc.oneof(
  units,
  units.map((unit) => -unit),
  fc.constantFrom(0, 0.25, 1, 1 + 2 ** -39, 2 - 2 ** -39, 2, -1, -2),
);

const logs = fc.oneof(
  fc.double({ min: -745, max: 710, noNaN: true }),
  fc.double({ min: -1e-9, max: 1e-9, noNaN: true }),
  fc.constant(0),
);

describe.for<[string, TieRounding, fc.Arbitrary<number>]>([
  ["scores", scoreTies, scores],
  ["logarithms", logTies, logs],
])("the ceiling of %s", ([, ties, arbitrary]) => {
  test("is the largest tied number", () => {
    fc.assert(
      fc.property(arbitrary, (score) => {
        const rounded = ties.round(score);
        const ceiling = ties.ceiling(rounded);
        expect(ceiling).toBeGreaterThanOrEqual(score);
        expect(ties.round(ceiling) + 0).toBe(rounded + 0); // −0 is 0
        const above = ceiling + Math.max(Math.abs(ceiling), 2 ** -41) * 2 ** -52;
        expect(ties.round(above) > rounded || score === 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("separates the same numbers as the rounding", () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: -9_000, max: 9_000 }), (score, steps) => {
        const other = score + Math.abs(score) * steps * 2 ** -53;
        const isBetter = ties.round(other) > ties.round(score);
        expect(other > ties.ceiling(ties.round(score))).toBe(isBetter);
      }),
      { numRuns: 2000 },
    );
  });
});

test("logarithms tie if their scores differ only by rounding", () => {
  expect(logTies.round(Math.log(0.1 + 0.2))).toBe(logTies.round(Math.log(0.3)));
  expect(logTies.round(1e-17)).toBe(logTies.round(-1e-17)); // both are the score 1 within rounding
  expect(logTies.round(1e-11)).not.toBe(logTies.round(0));
});

test("exact ties keep every number", () => {
  expect(exactTies.round(0.1 + 0.2)).toBe(0.1 + 0.2);
  expect(exactTies.ceiling(0.3)).toBe(0.3);
});
