import { expect, test } from "vitest";
import { rice } from "../../../src/core/models/rice.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const definition = rice.define({});

test.for([
  [450, 3, 1, 2, 675], // 450 × 3 × 1 / 2
  [2000, 1, 0.8, 4, 400], // 2000 × 1 × .8 / 4
  [800, 2, 0.5, 1, 800], // 800 × 2 × .5 / 1
] as const)("multiplies and divides: %o", ([reach, impact, confidence, effort, expected]) => {
  expect(valueOf("rice", { reach, impact, confidence, effort })).toBe(expected);
});

test("shows its factors and which of them moves the product most", () => {
  const ratings = { reach: 450, impact: 3, confidence: 1, effort: 2 };
  const { formula, reason, parts } = rice.explain({ ratings }, definition);
  expect(formula).toBe("450 × 3 × 1 / 2 = 675");
  expect(reason).toBe("Score 675: reach at 450 moves it most.");
  const total = Math.log(450) + Math.log(3) + 0 + Math.log(2);
  expect(parts[0]?.contribution).toBeCloseTo((675 * Math.log(450)) / total, 9);
  expect(parts[2]?.contribution).toBe(0); // ln 1 = 0
});

test("shares a product of ones evenly, and a product of nothing not at all", () => {
  const ones = { reach: 1, impact: 1, confidence: 1, effort: 1 };
  const partsOf = (ratings: typeof ones) =>
    rice.explain({ ratings }, definition).parts.map(({ contribution }) => contribution);
  expect(partsOf(ones)).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(partsOf({ ...ones, reach: 0 })).toEqual([0, 0, 0, 0]);
});

test.for(["reach", "impact", "confidence", "effort"])("gives no score without %s", (key) => {
  const { [key]: _, ...ratings } = { reach: 450, impact: 3, confidence: 1, effort: 2 } as Record<
    string,
    number
  >;
  const { value, reason, coverage } = rice.explain({ ratings }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe(`No score: ${key} is missing.`);
  expect(coverage).toBe(0.75);
});

test("gives no score when the effort is not above 0", () => {
  const ratings = { reach: 450, impact: 3, confidence: 1, effort: 0 };
  expect(rice.explain({ ratings }, definition).reason).toBe(
    "No score: effort has to be more than 0.",
  );
});

test("gives no score when the quotient is beyond all numbers", () => {
  const ratings = { reach: 1e12, impact: 3, confidence: 1, effort: 5e-324 };
  const { value, reason } = rice.explain({ ratings }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe("No score: the result is too large to compare.");
});

test("takes a confidence of 80 for 1, not for eighty times the impact", () => {
  expect(valueOf("rice", { reach: 10, impact: 1, confidence: 80, effort: 1 })).toBe(10);
});

test("scores 0, not −0, what reaches nobody", () => {
  expect(valueOf("rice", { reach: -0, impact: 1, confidence: 1, effort: 1 })).toBe(0);
  expect(valueOf("rice", { reach: -5, impact: 1, confidence: 1, effort: 1 })).toBe(0);
});

test("refuses weights: the formula has none", () => {
  expect(pointersOf("rice", { weights: { reach: 1 } })).toEqual(["/weights"]);
});
