import { expect, test } from "vitest";
import { checkWeights, normaliseWeights } from "../../../../src/core/models/arithmetic/weights.ts";

test("accepts weights that add up to 1 within a millionth", () => {
  const groups = { categories: { value: 0.3333333, cost: 0.3333333, risk: 0.3333333 } };
  expect(checkWeights(groups)).toMatchObject({ isValid: true, issues: [], suggestions: [] });
});

test("says what is wrong with a sum and gives the weights that mend it", () => {
  const report = checkWeights({ categories: { value: 0.6, risk: 0.6 } });
  expect(report.isValid).toBe(false);
  expect(report.issues).toEqual(['The weights of "categories" add up to 1.2, not 1.']);
  expect(report.suggestions).toEqual(['Use the normalised weights of "categories".']);
  expect(report.normalised).toEqual({ categories: { value: 0.5, risk: 0.5 } });
});

test("warns of a weight that decides almost alone and of one that hardly counts", () => {
  const { isValid, suggestions } = checkWeights({ inside: { most: 0.97, least: 0.03 } });
  expect(isValid).toBe(true);
  expect(suggestions).toHaveLength(2);
});

test.for([
  [{ a: 0.6, b: 0.4 }, 0],
  [{ a: 0.601, b: 0.399 }, 1],
  [{ a: 0.05, b: 0.5, c: 0.45 }, 0],
  [{ a: 0.049, b: 0.5, c: 0.451 }, 1],
] as const)("warns above .6 and below .05, and not at them: %o", ([inside, warnings]) => {
  expect(checkWeights({ inside }).suggestions).toHaveLength(warnings);
});

test.for([
  [0, true],
  [0.9e-6, true],
  [-0.9e-6, true],
  [1.1e-6, false],
  [-1.1e-6, false],
] as const)("takes a sum for 1 within a millionth, and no further: 1 + %f", ([more, isValid]) => {
  expect(checkWeights({ inside: { a: 0.5, b: 0.5 + more } }).isValid).toBe(isValid);
});

test("names a weight that cannot stand and leaves it out of the normalised ones", () => {
  const report = checkWeights({ inside: { good: 0.5, bad: -1, worse: Number.NaN } });
  expect(report.issues.slice(0, 2)).toEqual([
    '"bad" cannot weigh -1.',
    '"worse" cannot weigh NaN.',
  ]);
  expect(report.normalised).toEqual({ inside: { good: 1, bad: 0, worse: 0 } });
});

test("shares a group of nothing out evenly", () => {
  expect(checkWeights({ inside: { a: 0, b: 0 } }).normalised).toEqual({
    inside: { a: 0.5, b: 0.5 },
  });
});

test("takes weights that add up to 1 already to the letter", () => {
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
