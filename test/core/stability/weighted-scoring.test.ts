import { describe, expect, test } from "vitest";
import { type RatedItem } from "../../../src/core/models/model.ts";
import {
  readCriticalChange,
  readItemAcceptability,
} from "../../../src/core/stability/item-acceptability.ts";
import { analyseItems, buildWeightedRequest } from "./analyse-items.ts";

describe("a weighted product", () => {
  const request = {
    criteria: [
      { key: "value", max: 100 },
      { key: "speed", max: 100 },
    ],
  };

  test("ranks an item first in the expected share of draws", () => {
    // 64^½ · 4^½ = 16 against 2^½ · 32^½ = 8. In logarithms to base 2, with a share v of value:
    // 6v + 2(1 − v) > 1v + 5(1 − v) if v > 3/8, in .625 of the draws; σ of 512 draws is .021.
    const { stability } = analyseItems([item(64, 4), item(2, 32)], "weighted-product", { request });
    expect(stability).toMatchObject({ method: "weights", criteria: ["value", "speed"] });
    expect(readItemAcceptability(stability, 0)?.pTop["1"]).toBeGreaterThan(0.56);
    expect(readItemAcceptability(stability, 0)?.pTop["1"]).toBeLessThan(0.69);
    // In the draws that rank it first, v is uniform over 3/8–1.
    expect(readItemAcceptability(stability, 0)?.centralWeights?.["value"]).toBeCloseTo(11 / 16, 1);
  });

  test("finds the change to a weight at which two products are equal", () => {
    // By value, with speed at ½: v / (v + ½) = 3/8, v = .3, 40 % less than .5.
    // By speed, with value at ½: s / (½ + s) = 5/8, s = 5/6, 66.7 % more.
    const { stability } = analyseItems([item(64, 4), item(2, 32)], "weighted-product", { request });
    expect(readCriticalChange(stability, 0)).toMatchObject({ criterion: "value", against: 2 });
    expect(readCriticalChange(stability, 0)?.changePercent).toBeCloseTo(-40, 9);
  });

  test("does not track an item that has no score because of a rating of 0", () => {
    const criteria = ["value", "speed"].map((key) => ({ key, min: 0, max: 100 }));
    const items = [item(2, 2), item(0, 90), item(1, 1)];
    const { stability } = analyseItems(items, "weighted-product", { request: { criteria } });
    expect(stability.count).toBe(2);
    expect(readItemAcceptability(stability, 1)).toMatchObject({ best: 2, worst: 2 });
  });
});

describe("TOPSIS distances", () => {
  const request = buildWeightedRequest({ value: 0.55, speed: 0.45 });

  test("ranks each of two opposite items first in half of the draws", () => {
    // Each item is best by one criterion and worst by the other: v² against s², because both
    // columns have the same length. The first item wins if v > ½, in half of the draws.
    const { stability } = analyseItems([item(8, 2), item(2, 8)], "topsis", { request });
    expect(stability).toMatchObject({ method: "weights", criteria: ["value", "speed"] });
    expect(readItemAcceptability(stability, 0)?.pTop["1"]).toBeCloseTo(0.5, 1);
    expect(readItemAcceptability(stability, 0)?.centralWeights?.["value"]).toBeCloseTo(0.75, 1);
    // Distances have no critical changes.
    expect(readCriticalChange(stability, 0)).toBeUndefined();
  });

  test("does not track unrated items, and keeps the best item by every criterion first", () => {
    const items = [item(9, 9), { ratings: { value: 9 } }, item(1, 1), { ratings: {} }];
    const { stability } = analyseItems(items, "topsis", { request });
    expect(stability.count).toBe(3);
    // The first two have distance 0 to the best at any weights, so they tie.
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 1 });
    expect(readItemAcceptability(stability, 1)).toMatchObject({ best: 2, worst: 2 });
    expect(readItemAcceptability(stability, 2)).toMatchObject({ best: 3, worst: 3 });
  });
});

describe("a single criterion with a weight", () => {
  const request = { criteria: [{ key: "value" }, { key: "speed" }], weights: { speed: 0 } };

  test.for(["weighted-product", "topsis"])("makes %s draw intervals instead of weights", (kind) => {
    const certain = analyseItems([item(4, 1), item(2, 1)], kind, { request }).stability;
    expect(certain).toMatchObject({ method: "none", count: 0 });
    expect(certain.reason).toContain("depends on one weight only");
    const interval: RatedItem = { ratings: { value: { low: 1, likely: 2, high: 9 }, speed: 1 } };
    const uncertain = analyseItems([item(4, 1), interval, item(1, 1)], kind, { request }).stability;
    expect(uncertain.method).toBe("ratings");
    expect(readItemAcceptability(uncertain, 0)).toMatchObject({ best: 1, worst: 2 });
  });
});

test("explains that nothing is uncertain for a model without weights", () => {
  const rice: RatedItem = { ratings: { reach: 1, impact: 1, confidence: 1, effort: 1 } };
  expect(analyseItems([rice], "rice").stability.reason).toContain("uses no weights");
});

function item(value: number, speed: number): RatedItem {
  return { ratings: { value, speed } };
}
