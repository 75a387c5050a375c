import { expect, test } from "vitest";
import { rice } from "../../../src/core/models/rice.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";

const definition = rice.define({});

test.for([
  [450, 3, 1, 2, 675], // 450 × 3 × 1 / 2
  [2000, 1, 0.8, 4, 400], // 2000 × 1 × .8 / 4
  [800, 2, 0.5, 1, 800], // 800 × 2 × .5 / 1
] as const)("multiplies and divides: %o", ([reach, impact, confidence, effort, expected]) => {
  expect(computeValue("rice", { reach, impact, confidence, effort })).toBe(expected);
});

test("shows its factors and the factor with the largest effect", () => {
  const ratings = { reach: 450, impact: 3, confidence: 1, effort: 2 };
  const { formula, reason, parts } = rice.explain({ ratings }, definition);
  expect(formula).toBe("450 × 3 × 1 / 2 = 675");
  expect(reason).toBe("Score 675: reach at 450 has the largest effect.");
  const total = Math.log(450) + Math.log(3) + 0 + Math.log(2);
  expect(parts[0]?.contribution).toBeCloseTo((675 * Math.log(450)) / total, 9);
  expect(parts[2]?.contribution).toBe(0); // ln 1 = 0
});

test("divides a product of ones into equal parts, and a product of 0 into parts of 0", () => {
  const ones = { reach: 1, impact: 1, confidence: 1, effort: 1 };
  const readParts = (ratings: typeof ones) =>
    rice.explain({ ratings }, definition).parts.map(({ contribution }) => contribution);
  expect(readParts(ones)).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect(readParts({ ...ones, reach: 0 })).toEqual([0, 0, 0, 0]);
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
    "No score: effort must be more than 0.",
  );
});

test("gives no score when the quotient overflows", () => {
  const ratings = { reach: 1e12, impact: 3, confidence: 1, effort: 5e-324 };
  const { value, reason } = rice.explain({ ratings }, definition);
  expect(value).toBeUndefined();
  expect(reason).toBe("No score: the result is too large.");
});

test("counts a confidence of 80 as 1", () => {
  expect(computeValue("rice", { reach: 10, impact: 1, confidence: 80, effort: 1 })).toBe(10);
});

test("gives 0 and not −0 for a reach of 0 or less", () => {
  expect(computeValue("rice", { reach: -0, impact: 1, confidence: 1, effort: 1 })).toBe(0);
  expect(computeValue("rice", { reach: -5, impact: 1, confidence: 1, effort: 1 })).toBe(0);
});

test("rejects weights", () => {
  expect(listFaultPointers("rice", { weights: { reach: 1 } })).toEqual(["/weights"]);
});
