import { describe, expect, test } from "vitest";
import { computeConsistency, classifyConsistency } from "../../../src/core/ahp/consistency.ts";
import { evaluateHierarchy, synthesise } from "../../../src/core/ahp/evaluate-hierarchy.ts";
import { cellAt } from "../../../src/core/ahp/matrix.ts";
import { buildFromRows, buildFromUpper, requireWeights, roundAll } from "./matrices.ts";

/** T. L. Saaty 2008: coffee, wine, tea, beer, soda, milk, water. */
const drinks = buildFromRows([
  [1, 9, 5, 2, 1, 1, 1 / 2],
  [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
  [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
  [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
  [1, 9, 4, 2, 1, 2, 1 / 2],
  [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
  [2, 9, 9, 3, 2, 3, 1],
]);

describe("the drinks example", () => {
  test("has the published weights", () => {
    const { weights, lambda, cr = -1, verdict } = requireWeights(drinks);
    expect(roundAll(weights, 5)).toEqual([
      0.17746, 0.01915, 0.04183, 0.11642, 0.18957, 0.12878, 0.32679,
    ]);
    expect(lambda).toBeCloseTo(7.176629, 6);
    expect(cr).toBeCloseTo(0.0223, 4); // (0.176629 / 6) / 1.32
    expect(verdict).toBe("consistent");
  });

  test("has the same bits with two decimals, and with nothing below the diagonal", () => {
    const rows = [0, 1, 2, 3, 4, 5, 6].map((a) =>
      [0, 1, 2, 3, 4, 5, 6].map((b) => cellAt(drinks, a, b)),
    );
    const rounded = rows.map((row) => row.map((cell) => Number(cell.toFixed(2))));
    const upper = rounded.map((row, a) => row.map((cell, b) => (b < a ? null : cell)));
    expect(requireWeights(buildFromRows(rounded))).toEqual(requireWeights(drinks));
    expect(requireWeights(buildFromRows(upper))).toEqual(requireWeights(drinks));
  });

  test("has the weights of the eigenvector, not of the geometric means of rows", () => {
    // ⁷√(1 · 9 · 5 · 2 · 1 · 1 · ½) for coffee, over the sum of all means
    const means = [0, 1, 2, 3, 4, 5, 6].map((row) => {
      let product = 1;
      for (let column = 0; column < 7; column += 1) {
        product *= cellAt(drinks, row, column);
      }
      return product ** (1 / 7);
    });
    const sum = means.reduce((total, mean) => total + mean, 0);
    expect((means[0] ?? 0) / sum).toBeCloseTo(0.17872, 5);
    expect(requireWeights(drinks).weights[0]).toBeCloseTo(0.17746, 5);
  });

  test("has the eigenvalue λ in every row", () => {
    const { weights, lambda } = requireWeights(drinks);
    const products = [0, 1, 2, 3, 4, 5, 6].map((row) => {
      let sum = 0;
      for (const [column, weight] of weights.entries()) {
        sum += cellAt(drinks, row, column) * weight;
      }
      return sum / (weights[row] ?? 0);
    });
    for (const quotient of products) {
      expect(quotient).toBeCloseTo(lambda, 12); // A·w = λ·w in every row
    }
  });
});

describe("the example of a leader", () => {
  const criteria = requireWeights(buildFromUpper([4, 3, 7], [1 / 3, 3], [5])); // experience, education, charisma, age
  const experience = requireWeights(buildFromUpper([1 / 4, 4], [9])); // Moll, Nell, Sue
  const education = requireWeights(buildFromUpper([3, 1 / 5], [1 / 7]));
  const charisma = requireWeights(buildFromUpper([5, 9], [4]));
  const age = requireWeights(buildFromUpper([1 / 3, 5], [9]));

  test("has the published weights of criteria", () => {
    expect(roundAll(criteria.weights, 5)).toEqual([0.54757, 0.12656, 0.26995, 0.05593]);
    expect(criteria.lambda).toBeCloseTo(4.118418, 6);
    expect(criteria.cr).toBeCloseTo(0.0439, 4); // (0.118418 / 3) / 0.9
  });

  test("ranks Nell above Moll and Sue", () => {
    expect(roundAll(experience.weights, 3)).toEqual([0.217, 0.717, 0.066]);
    expect(roundAll(education.weights, 3)).toEqual([0.188, 0.081, 0.731]);
    expect(roundAll(charisma.weights, 3)).toEqual([0.743, 0.194, 0.063]);
    expect(roundAll(age.weights, 3)).toEqual([0.265, 0.672, 0.063]);
    const locals = [experience, education, charisma, age].map(({ weights }) => weights);
    // Moll: .54757 · .217 + .12656 · .188 + .26995 · .743 + .05593 · .265
    expect(roundAll(synthesise(criteria.weights, locals), 3)).toEqual([0.358, 0.493, 0.149]);
  });
});

describe("a missing judgement", () => {
  const incomplete = buildFromUpper([1, 5, 2], [3, 4], [Number.NaN]);

  test("gets the value that minimises λ", () => {
    const { matrix, weights, cr = -1 } = requireWeights(incomplete);
    expect(cellAt(matrix, 2, 3)).toBeCloseTo(0.7302971, 6); // √(8/15) = 0.7302967
    expect(cellAt(matrix, 3, 2)).toBeCloseTo(1 / 0.7302971, 5);
    expect(roundAll(weights, 4)).toEqual([0.3738, 0.392, 0.0985, 0.1357]);
    expect(cr).toBeCloseTo(0.0342, 4);
  });

  test("gets a better value than Harker's estimate and values near it", () => {
    const { lambda } = requireWeights(incomplete);
    for (const value of [0.5, 0.72, 0.74, 1]) {
      expect(requireWeights(buildFromUpper([1, 5, 2], [3, 4], [value])).lambda).toBeGreaterThan(
        lambda,
      );
    }
  });
});

test("computes the published ratio of a nearly consistent matrix", () => {
  const { weights, cr, verdict } = requireWeights(buildFromUpper([3, 5, 7], [2, 4], [2]));
  expect(roundAll(weights, 5)).toEqual([0.58171, 0.23136, 0.12049, 0.06644]);
  expect(cr).toBeCloseTo(0.0105, 4);
  expect(verdict).toBe("consistent");
});

test.each([
  ["classic", 0.0439], // 0.0394727 / 0.90
  ["saaty-2005", 0.0444], // 0.0394727 / 0.89
  ["donegan-dodd", 0.0476], // 0.0394727 / 0.8286
] as const)("computes by the table %s for the leader's criteria a ratio of %f", (table, ratio) => {
  expect(computeConsistency(4.118418, 4, table).cr).toBeCloseTo(ratio, 4);
});

test.each([
  ["classic", [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]],
  ["saaty-2005", [0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49]],
  ["donegan-dodd", [0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055]],
] as const)("has the table %s from size three to ten", (table, indices) => {
  for (const [index, random] of indices.entries()) {
    const size = index + 3;
    // λ = n + RI · (n − 1) gives CI = RI, and so CR = 1.
    expect(computeConsistency(size + random * (size - 1), size, table).cr).toBeCloseTo(1, 12);
  }
  expect(computeConsistency(12, 11, table)).toEqual({ ci: 0.1 }); // (12 − 11) / 10
  expect([1, 2].map((size) => computeConsistency(size, size, table).cr)).toEqual([0, 0]);
});

test.each([
  [0.1, "consistent"],
  [0.1 + 1e-12, "marginal"],
  [0.15, "marginal"],
  [0.15 + 1e-12, "inconsistent"],
  [undefined, "unknown"],
])("classifies a ratio of %f as %s", (ratio, verdict) => {
  expect(classifyConsistency(ratio)).toBe(verdict);
});

test("multiplies the weight of a criterion by the weight of its category", () => {
  const outline = {
    criteria: [{ key: "price" }, { key: "upkeep" }, { key: "speed" }],
    categories: [
      { key: "cost", criteria: ["price", "upkeep"] },
      { key: "value", criteria: ["speed"] },
    ],
  };
  const judgements = [
    { a: "value", b: "cost", value: 3 }, // ¼ and ¾
    { a: "price", b: "upkeep", value: 4, under: "cost" }, // ⅘ and ⅕ of the ¼
  ];
  const { weights, verdict } = evaluateHierarchy(outline, new Map([["ana", judgements]]), {
    table: "classic",
  });
  expect([...(weights ?? [])].map(([key, weight]) => [key, Number(weight.toFixed(12))])).toEqual([
    ["price", 0.2],
    ["upkeep", 0.05],
    ["speed", 0.75],
  ]);
  expect(verdict).toBe("consistent");
});
