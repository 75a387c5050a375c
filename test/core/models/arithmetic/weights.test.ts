import { expect, test } from "vitest";
import { checkWeights, normaliseWeights } from "../../../../src/core/models/arithmetic/weights.ts";

test("accepts weights that add up to 1 within a millionth", () => {
  const groups = { categories: { value: 0.3333333, cost: 0.3333333, risk: 0.3333333 } };
  expect(checkWeights(groups)).toMatchObject({ isValid: true, issues: [], suggestions: [] });
});

test("reports a sum that is not 1, with the normalised weights", () => {
  const report = checkWeights({ categories: { value: 0.6, risk: 0.6 } });
  expect(report.isValid).toBe(false);
  expect(report.issues).toEqual(['The weights of "categories" add up to 1.2, not 1.']);
  expect(report.suggestions).toEqual(['Use the normalised weights of "categories".']);
  expect(report.normalised).toEqual({ categories: { value: 0.5, risk: 0.5 } });
});

test("warns of a dominant weight and of a negligible one", () => {
  const { isValid, suggestions } = checkWeights({ category: { most: 0.97, least: 0.03 } });
  expect(isValid).toBe(true);
  expect(suggestions).toHaveLength(2);
});

test.for([
  [{ a: 0.6, b: 0.4 }, 0],
  [{ a: 0.601, b: 0.399 }, 1],
  [{ a: 0.05, b: 0.5, c: 0.45 }, 0],
  [{ a: 0.049, b: 0.5, c: 0.451 }, 1],
] as const)("warns above .6 and below .05, but not at these limits: %o", ([category, warnings]) => {
  expect(checkWeights({ category }).suggestions).toHaveLength(warnings);
});

test.for([
  [0, true],
  [0.9e-6, true],
  [-0.9e-6, true],
  [1.1e-6, false],
  [-1.1e-6, false],
] as const)("accepts a sum within a millionth of 1 only: 1 + %f", ([more, isValid]) => {
  expect(checkWeights({ category: { a: 0.5, b: 0.5 + more } }).isValid).toBe(isValid);
});

test("reports an invalid weight and normalises it to 0", () => {
  const report = checkWeights({ category: { good: 0.5, bad: -1, worse: Number.NaN } });
  expect(report.issues.slice(0, 2)).toEqual([
    'The weight of "bad" must be 0 or from 0.000001 to 1000000, not -1.',
    'The weight of "worse" must be 0 or from 0.000001 to 1000000, not NaN.',
  ]);
  expect(report.normalised).toEqual({ category: { good: 1, bad: 0, worse: 0 } });
});

test("normalises a group of zeros to equal weights", () => {
  expect(checkWeights({ category: { a: 0, b: 0 } }).normalised).toEqual({
    category: { a: 0.5, b: 0.5 },
  });
});

test("does not change weights that already add up to 1", () => {
  const weights = new Map([
    ["a", 0.1],
    ["b", 0.2],
    ["c", 0.7],
  ]); // .1 + .2 + .7 = .9999999999999999
  expect(normaliseWeights(weights)).toEqual(weights);
  expect(
    normaliseWeights(
      new Map([
        ["a", 3],
        ["b", 1],
      ]),
    ).get("a"),
  ).toBe(0.75);
});
