import { expect, test } from "vitest";
import { ice } from "../../../src/core/models/ice.ts";
import { listFaultPointers, computeValue } from "./model-probes.ts";

const mean = { aggregation: "mean" } as const;

function buildRatings(ice_impact: number, ice_confidence: number, ease: number) {
  return { ice_impact, ice_confidence, ease };
}

test.for([
  [8, 7, 9, 504, 8], // 8 × 7 × 9; 24 / 3
  [9, 5, 5, 225, 19 / 3], // 9 × 5 × 5; 19 / 3 = 6.33
  [6, 8, 7, 336, 7], // 6 × 8 × 7; 21 / 3
] as const)("multiplies or averages: %o", ([impact, confidence, ease, product, average]) => {
  expect(computeValue("ice", buildRatings(impact, confidence, ease))).toBe(product);
  expect(computeValue("ice", buildRatings(impact, confidence, ease), mean)).toBe(average);
});

test("multiplies by default", () => {
  expect(ice.define({}).aggregation).toBe("product");
  expect(ice.define(mean).aggregation).toBe("mean");
});

test("gives no product but a mean for fewer than three ratings", () => {
  const ratings = { ice_impact: 6, ease: 7 };
  const product = ice.explain({ ratings }, ice.define({}));
  expect(product.reason).toBe("No score: ice_confidence is missing.");
  const average = ice.explain({ ratings }, ice.define(mean));
  expect(average.value).toBe(6.5); // (6 + 7) / 2
  expect(average.formula).toBe("(6 + 7) / 2 = 6.5");
  expect(average.reason).toBe("Mean 6.5 from 2 of 3 ratings: ease accounts for 54 % of it.");
});

test("rejects an unknown aggregation and weights", () => {
  const median = JSON.parse('{ "aggregation": "median" }');
  expect(listFaultPointers("ice", median)).toEqual(["/aggregation"]);
  expect(listFaultPointers("ice", { weights: { ease: 2 } })).toEqual(["/weights"]);
});
