import { describe, expect, test } from "vitest";
import { type RatedItem } from "../../../src/core/models/model.ts";
import {
  readCriticalChange,
  readItemAcceptability,
} from "../../../src/core/stability/item-acceptability.ts";
import { analysed, weighedBy } from "./analysed.ts";

describe("a product", () => {
  const request = {
    criteria: [
      { key: "value", max: 100 },
      { key: "speed", max: 100 },
    ],
  };

  test("is first where the weights have it first", () => {
    // 64^½ · 4^½ = 16 against 2^½ · 32^½ = 8. In logarithms to base 2, by a share v of value:
    // 6v + 2(1 − v) > 1v + 5(1 − v) where v > 3/8, .625 of the draws; of 512 that deviates by .021.
    const { stability } = analysed([rated(64, 4), rated(2, 32)], "weighted-product", { request });
    expect(stability).toMatchObject({ method: "weights", criteria: ["value", "speed"] });
    expect(readItemAcceptability(stability, 0)?.pTop["1"]).toBeGreaterThan(0.56);
    expect(readItemAcceptability(stability, 0)?.pTop["1"]).toBeLessThan(0.69);
    // Where it is first, v is spread evenly over 3/8–1.
    expect(readItemAcceptability(stability, 0)?.centralWeights?.["value"]).toBeCloseTo(11 / 16, 1);
  });

  test("names the change of a weight at which two products are the same", () => {
    // v = 3/8 of all, where speed keeps its ½: v / (v + ½) = 3/8, v = .3, 40 % less than .5; or
    // s / (½ + s) = 5/8, s = 5/6, 66.7 % more
    const { stability } = analysed([rated(64, 4), rated(2, 32)], "weighted-product", { request });
    expect(readCriticalChange(stability, 0)).toMatchObject({ criterion: "value", against: 2 });
    expect(readCriticalChange(stability, 0)?.changePercent).toBeCloseTo(-40, 9);
  });

  test("that has no power of 0 is not among those that are followed", () => {
    const criteria = ["value", "speed"].map((key) => ({ key, min: 0, max: 100 }));
    const given = [rated(2, 2), rated(0, 90), rated(1, 1)];
    const { stability } = analysed(given, "weighted-product", { request: { criteria } });
    expect(stability.count).toBe(2);
    expect(readItemAcceptability(stability, 1)).toMatchObject({ best: 2, worst: 2 });
  });
});

describe("the distances of TOPSIS", () => {
  const request = weighedBy({ value: 0.55, speed: 0.45 });

  test("are drawn: who is best in one and worst in the other is first where that weighs more", () => {
    // Of two items, each is at one end of each criterion: v² against s², where both columns are as
    // long. First where v > ½, in half of the draws.
    const { stability } = analysed([rated(8, 2), rated(2, 8)], "topsis", { request });
    expect(stability).toMatchObject({ method: "weights", criteria: ["value", "speed"] });
    expect(readItemAcceptability(stability, 0)?.pTop["1"]).toBeCloseTo(0.5, 1);
    expect(readItemAcceptability(stability, 0)?.centralWeights?.["value"]).toBeCloseTo(0.75, 1);
    // No change of a weight is looked for.
    expect(readCriticalChange(stability, 0)).toBeUndefined();
  });

  test("leave out what nobody rated, and keep what is best in all first", () => {
    const given = [rated(9, 9), { ratings: { value: 9 } }, rated(1, 1), { ratings: {} }];
    const { stability } = analysed(given, "topsis", { request });
    expect(stability.count).toBe(3);
    // The first two are at no distance from the best, whatever weighs how much: they tie.
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 1 });
    expect(readItemAcceptability(stability, 1)).toMatchObject({ best: 2, worst: 2 });
    expect(readItemAcceptability(stability, 2)).toMatchObject({ best: 3, worst: 3 });
  });
});

describe("where one criterion alone has a weight,", () => {
  const request = { criteria: [{ key: "value" }, { key: "speed" }], weights: { speed: 0 } };

  test.for(["weighted-product", "topsis"])("%s has none to draw, and draws intervals", (kind) => {
    const sure = analysed([rated(4, 1), rated(2, 1)], kind, { request }).stability;
    expect(sure).toMatchObject({ method: "none", count: 0 });
    expect(sure.reason).toContain("rests on one criterion");
    const wide: RatedItem = { ratings: { value: { low: 1, likely: 2, high: 9 }, speed: 1 } };
    const unsure = analysed([rated(4, 1), wide, rated(1, 1)], kind, { request }).stability;
    expect(unsure.method).toBe("ratings");
    expect(readItemAcceptability(unsure, 0)).toMatchObject({ best: 1, worst: 2 });
  });
});

test("what goes by no weights says so where nothing is uncertain", () => {
  const given: RatedItem = { ratings: { reach: 1, impact: 1, confidence: 1, effort: 1 } };
  expect(analysed([given], "rice").stability.reason).toContain("goes by no weights");
});

function rated(value: number, speed: number): RatedItem {
  return { ratings: { value, speed } };
}
