import { expect, test } from "vitest";
import { ice } from "../../../src/core/models/ice.ts";
import { pointersOf, valueOf } from "./refusals.ts";

const mean = { aggregation: "mean" } as const;

function answers(ice_impact: number, ice_confidence: number, ease: number) {
  return { ice_impact, ice_confidence, ease };
}

test.for([
  [8, 7, 9, 504, 8], // 8 × 7 × 9; 24 / 3
  [9, 5, 5, 225, 19 / 3], // 9 × 5 × 5; 19 / 3 = 6.33
  [6, 8, 7, 336, 7], // 6 × 8 × 7; 21 / 3
] as const)("multiplies or averages: %o", ([impact, confidence, ease, product, average]) => {
  expect(valueOf("ice", answers(impact, confidence, ease))).toBe(product);
  expect(valueOf("ice", answers(impact, confidence, ease), mean)).toBe(average);
});

test("multiplies unless told to average", () => {
  expect(ice.define({}).aggregation).toBe("product");
  expect(ice.define(mean).aggregation).toBe("mean");
});

test("has no product of fewer than three answers, but a mean", () => {
  const ratings = { ice_impact: 6, ease: 7 };
  const product = ice.explain({ ratings }, ice.define({}));
  expect(product.reason).toBe("No score: ice_confidence is missing.");
  const average = ice.explain({ ratings }, ice.define(mean));
  expect(average.value).toBe(6.5); // (6 + 7) / 2
  expect(average.formula).toBe("(6 + 7) / 2 = 6.5");
  expect(average.reason).toBe("Mean 6.5 from 2 of 3 ratings: ease carries 54 % of it.");
});

test("refuses an unknown aggregation and weights", () => {
  const median = JSON.parse('{ "aggregation": "median" }');
  expect(pointersOf("ice", median)).toEqual(["/aggregation"]);
  expect(pointersOf("ice", { weights: { ease: 2 } })).toEqual(["/weights"]);
});
