import { expect, test } from "vitest";
import { type CriterionRequest } from "../../../src/core/models/model.ts";
import { weightedProduct } from "../../../src/core/models/weighted-product.ts";
import { weighted } from "../../../src/core/models/weighted.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";

const alternatives = [
  { c1: 25, c2: 20, c3: 15, c4: 30 },
  { c1: 10, c2: 30, c3: 20, c4: 30 },
  { c1: 30, c2: 10, c3: 30, c4: 10 },
];

const published = {
  criteria: ["c1", "c2", "c3", "c4"].map((key) => ({ key, min: 0, max: 100 })),
  weights: { c1: 20, c2: 15, c3: 40, c4: 25 },
};

const twoCriteria: CriterionRequest[] = [{ key: "delight" }, { key: "upkeep", direction: "down" }];

test("computes the published ratios", () => {
  const [a1 = 0, a2 = 0, a3 = 0] = alternatives.map((ratings) =>
    computeValue("weighted-product", ratings, published),
  );
  expect(a1 / a2).toBeCloseTo(1.0074, 4); // 2.5^.2 · .6667^.15 · .75^.4 · 1^.25
  expect(a1 / a3).toBeCloseTo(1.0671, 4); // .8333^.2 · 2^.15 · .5^.4 · 3^.25
  expect(a2 / a3).toBeCloseTo(1.0592, 4); // .3333^.2 · 3^.15 · .6667^.4 · 3^.25
});

test("ranks another item first than the weighted sum", () => {
  const sums = alternatives.map((ratings) => {
    const { value = 0 } = weighted.explain({ ratings }, weighted.define(published));
    return value * 100; // the range is 0–100, so u is rating / 100
  });
  expect(sums[0]).toBeCloseTo(21.5, 9); // .2 · 25 + .15 · 20 + .4 · 15 + .25 · 30
  expect(sums[1]).toBeCloseTo(22, 9); // .2 · 10 + .15 · 30 + .4 · 20 + .25 · 30
  expect(sums[2]).toBeCloseTo(22, 9); // .2 · 30 + .15 · 10 + .4 · 30 + .25 · 10
  const products = alternatives.map((ratings) =>
    computeValue("weighted-product", ratings, published),
  );
  expect(Math.max(...products.map((value) => value ?? 0))).toBe(products[0]);
});

test("divides by a criterion of direction down", () => {
  const request = { criteria: twoCriteria };
  const value = computeValue("weighted-product", { delight: 9, upkeep: 4 }, request);
  expect(value).toBeCloseTo(1.5, 14); // 9^½ / 4^½
});

test("omits a missing criterion and renormalises the other weights", () => {
  const definition = weightedProduct.define({
    criteria: twoCriteria,
    weights: { delight: 3, upkeep: 1 },
  });
  const explanation = weightedProduct.explain({ ratings: { delight: 5 } }, definition);
  expect(explanation.value).toBeCloseTo(5, 14); // (5^.75)^(1 / .75)
  expect(explanation.coverage).toBe(0.75);
  expect(explanation.missing).toEqual(["upkeep"]);
  expect(explanation.formula).toBe("(5^0.75)^(1 / 0.75) = 5");
  expect(explanation.reason).toBe(
    "Score 5 from 1 of 2 criteria: delight at 5 has the largest effect.",
  );
});

test("shows the factors, and divides the score by their logarithms", () => {
  const definition = weightedProduct.define({ criteria: twoCriteria });
  const {
    formula,
    parts,
    value = 0,
  } = weightedProduct.explain({ ratings: { delight: 8, upkeep: 2 } }, definition);
  expect(formula).toBe("8^0.5 × 2^-0.5 = 2"); // 2.828… / 1.414…
  expect(parts.map(({ contribution }) => contribution / value)).toEqual([
    expect.closeTo(0.75, 12), // ln 8 = 3 ln 2; 3 / (3 + 1)
    expect.closeTo(0.25, 12),
  ]);
  const ones = weightedProduct.explain({ ratings: { delight: 1, upkeep: 1 } }, definition);
  expect(ones.value).toBe(1);
  expect(ones.parts.map(({ contribution }) => contribution)).toEqual([0.5, 0.5]);
});

test("accepts a range with 0, but gives no score for a rating of 0 or less", () => {
  const criteria = [{ key: "margin", min: -50, max: 50 }, { key: "delight" }];
  const definition = weightedProduct.define({ criteria });
  for (const margin of [0, -0, -20, -1e9]) {
    const { value, reason } = weightedProduct.explain(
      { ratings: { margin, delight: 5 } },
      definition,
    );
    expect(value).toBeUndefined();
    expect(reason).toBe("No score: margin must be more than 0.");
  }
  expect(
    computeValue("weighted-product", { margin: 5e-324, delight: 5 }, { criteria }),
  ).toBeGreaterThan(0);
});

test("ignores a rating of 0 in a criterion without weight", () => {
  const criteria = [{ key: "margin", min: 0 }, { key: "delight" }];
  const request = { criteria, weights: { margin: 0 } };
  expect(computeValue("weighted-product", { margin: 0, delight: 5 }, request)).toBeCloseTo(5, 14);
  const { reason } = weightedProduct.explain(
    { ratings: { margin: 4 } },
    weightedProduct.define(request),
  );
  expect(reason).toBe("No score: no criterion that has a weight is rated.");
});

test("clamps a rating to its range", () => {
  const request = { criteria: [{ key: "delight" }] };
  expect(computeValue("weighted-product", { delight: 1e9 }, request)).toBeCloseTo(10, 13);
  expect(computeValue("weighted-product", { delight: -3 }, request)).toBe(1);
});

test("explains that no criterion is rated", () => {
  const definition = weightedProduct.define({ criteria: twoCriteria });
  const { reason, coverage } = weightedProduct.explain({ ratings: {} }, definition);
  expect([reason, coverage]).toEqual(["No score: none of the 2 criteria is rated.", 0]);
});

test("rejects invalid criteria, cut-offs, and options of other kinds", () => {
  expect(listFaultPointers("weighted-product", {})).toEqual(["/criteria"]);
  expect(
    listFaultPointers("weighted-product", {
      criteria: twoCriteria,
      cutoffs: { high: 0.7, medium: 0.4 },
    }),
  ).toEqual(["/cutoffs"]);
  expect(
    listFaultPointers("weighted-product", { criteria: [{ key: "debt", min: -5, max: 0 }] }),
  ).toEqual(["/criteria/0/max"]);
  expect(
    listFaultPointers("weighted-product", { criteria: twoCriteria, scaling: "min-max" }),
  ).toEqual(["/scaling"]);
  expect(
    listFaultPointers("weighted-product", { criteria: twoCriteria, weights: { delight: -1 } }),
  ).toEqual(["/weights/delight"]);
});
