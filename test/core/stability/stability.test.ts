import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RatedItem } from "../../../src/core/models/model.ts";
import {
  readCriticalChange,
  readItemAcceptability,
  computeMargin,
  findMostCritical,
  countSecure,
} from "../../../src/core/stability/item-acceptability.ts";
import { createRandomStream } from "../../../src/core/stability/random-stream.ts";
import { arbitraryItems } from "../models/snapshots.ts";
import { plan, analyseItems, buildWeightedRequest } from "./analyse-items.ts";
import { countNaively, listCounts } from "./naive-counts.ts";

const threeWeights = { value: 5, speed: 3, ease: 2 };

const itemLists = arbitraryItems(
  Object.keys(threeWeights).map((key) => ({
    key,
    min: 0,
    max: 10,
    name: "",
    unit: "",
    direction: "up",
  })),
);

/** Items with few different ratings, so that scores tie in every draw. */
const tiedItemLists = fc.array(
  fc
    .record(
      { value: fc.constantFrom(0, 10), speed: fc.constantFrom(0, 10), ease: fc.constant(5) },
      { requiredKeys: [] },
    )
    .map((ratings): RatedItem => ({ ratings })),
  { minLength: 1, maxLength: 12 },
);

describe("when weights are drawn", () => {
  test("an item that is better by every criterion is first in every draw and secure", () => {
    const { stability } = analyseItems(
      [rated(9, 9, 9), rated(5, 5, 5), rated(1, 1, 1)],
      "weighted",
      {
        request: buildWeightedRequest(threeWeights),
      },
    );
    expect(readItemAcceptability(stability, 0)).toMatchObject({
      pTop: { 1: 1 },
      best: 1,
      worst: 1,
      expected: 1,
    });
    expect(readItemAcceptability(stability, 2)).toMatchObject({ best: 3, worst: 3, pRank: 1 });
    expect(readItemAcceptability(stability, 2)?.acceptability).toEqual([
      0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(readCriticalChange(stability, 0)).toBeUndefined();
    expect(countSecure(stability)).toEqual({ 1: 1, 10: 3, 50: 3, 100: 3 });
  });

  test("two opposite items are each first in about half of the draws", () => {
    const request = buildWeightedRequest({ value: 1, speed: 1 });
    const { stability } = analyseItems([rated(10, 0), rated(0, 10)], "weighted", { request });
    const [first, second] = [
      readItemAcceptability(stability, 0),
      readItemAcceptability(stability, 1),
    ];
    // P(w₁ > ½) is ½; σ of the share of 512 draws is .022.
    expect(first).toMatchObject({ pTop: { 1: expect.closeTo(0.5, 1), 10: 1 } });
    expect(stability.within[0]).toBe(stability.draws - (stability.within[1] ?? 0));
    // In the draws that rank it first, w₁ is uniform over ½–1: its central weight is ¾.
    expect(first).toMatchObject({ centralWeights: { value: expect.closeTo(0.75, 1) } });
    expect(second).toMatchObject({ centralWeights: { value: expect.closeTo(0.25, 1) } });
  });

  test("does not report an item as secure if a small change to a weight costs its rank", () => {
    // With weights .51 and .49: 10 · .51 = 5.1 against 10 · .49 = 4.9. If the weight of value falls
    // by 4 %, the other item is first: .51 · .96 = .4896 < .49.
    const request = buildWeightedRequest({ value: 0.51, speed: 0.49 });
    const { stability } = analyseItems([rated(10, 0), rated(0, 10)], "weighted", { request });
    expect(countSecure(stability)["1"]).toBe(0);
    expect(readCriticalChange(stability, 0)).toMatchObject({ criterion: "value", against: 2 });
    expect(readCriticalChange(stability, 0)?.changePercent).toBeCloseTo(-200 / 51, 9); // −.02 / .51
    expect(findMostCritical(stability)).toBe(0);
  });

  test("a weight of 0 is not drawn, and a single weight leaves nothing to draw", () => {
    const request = buildWeightedRequest({ value: 1, speed: 0 });
    const { stability } = analyseItems([rated(10, 0), rated(0, 10)], "weighted", { request });
    expect(stability).toMatchObject({ method: "none", count: 0 });
    expect(stability.reason).toContain("one weight only");
  });

  test("the counts equal those of ranking all items again for each draw", () => {
    const lists = fc.oneof(itemLists, tiedItemLists);
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 12 }), (items, top) => {
        const { stability, ...rest } = analyseItems(items, "weighted", {
          request: buildWeightedRequest(threeWeights),
          draws: 8,
          top,
          intervals: "likely",
        });
        expect(listCounts(stability)).toEqual(countNaively({ ...rest, stability }, top));
      }),
      { numRuns: 200 },
    );
  });

  test("the counts equal those of ranking all items again for more than one block of rows", () => {
    const random = createRandomStream(3);
    const digit = () => Math.floor(random() * 5);
    const items = Array.from({ length: 9_000 }, () => rated(digit(), digit(), digit()));
    const options = { request: buildWeightedRequest(threeWeights), draws: 4, top: 300 };
    const { stability, ...rest } = analyseItems(items, "weighted", options);
    expect(listCounts(stability)).toEqual(countNaively({ ...rest, stability }, 300));
  });
});

describe("qvf-classic", () => {
  test("draws its five weights and not the fixed effort", () => {
    const { stability } = analyseItems([item(8, 6, 5), item(6, 3, 2)], "qvf-classic");
    expect(stability.criteria).toEqual([
      "business_value",
      "implementation_complexity",
      "risk_assessment",
      "strategic_alignment",
      "customer_value",
    ]);
  });

  test("ties items in a draw when the cap ties them", () => {
    // Both exceed 1 at any weights: all units are 1 except risk (.7); priority high adds 1.
    const best = { ...item(10, 1, 0), priority: "high" } as const;
    const request = { weights: { risk_assessment: 0, implementation_complexity: 0 } };
    const { stability } = analyseItems(
      [best, { ...best, ratings: { ...best.ratings } }],
      "qvf-classic",
      {
        request,
      },
    );
    expect(readItemAcceptability(stability, 0)).toMatchObject({ pRank: 1, worst: 1 });
  });

  test.for([
    ["within the scale", [item(8, 6, 5), item(6, 1, 2)]],
    // 1·.6 + .9·.2 + 0·.05 + .1 + .15 = 1.03, capped; .8·.6 + .9·.2 + .9·.05 + .1 + .15 = .955
    ["the first item above the cap", [risky(10, 10), risky(8, 1)]],
  ] as const)("finds a change beyond which the model swaps the two items: %s", ([, items]) => {
    const { stability, ranking } = analyseItems(items, "qvf-classic");
    const { criterion = "", changePercent = 0 } = readCriticalChange(stability, 0) ?? {};
    const { definition } = analyseItems(items, "qvf-classic").resolvedModel;
    const weights = Object.fromEntries(
      definition.criteria.filter(({ input }) => input !== "effort").map((c) => [c.input, c.weight]),
    );
    const buildRequest = (percent: number) => ({
      weights: { ...weights, [criterion]: (weights[criterion] ?? 0) * (1 + percent / 100) },
    });
    const findFirst = (percent: number) =>
      analyseItems(items, "qvf-classic", { request: buildRequest(percent), draws: 1 }).ranking
        .number[0];
    expect(findFirst(changePercent * 0.99)).toBe(ranking.number[0]);
    expect(findFirst(changePercent * 1.01)).toBe(ranking.number[1]);
  });
});

describe("when ratings are drawn", () => {
  const wide = { low: 1, likely: 2, high: 12 };
  const rice = (effort: number | typeof wide): RatedItem => ({
    ratings: { reach: 100, impact: 1, confidence: 1, effort },
  });

  test("only an item with an interval changes its rank", () => {
    const { stability } = analyseItems([rice(1), rice(wide), rice(4), rice(20)], "rice");
    expect(stability.method).toBe("ratings");
    // An effort of exactly 1 has probability 0, and an effort of 12 still beats 20.
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 1 });
    expect(readItemAcceptability(stability, 3)).toMatchObject({ best: 4, worst: 4 });
    // P(effort < 4) = 1 − (12 − 4)² / ((12 − 1)(12 − 2)) = 1 − 64 / 110 = .418
    expect(readItemAcceptability(stability, 1)).toMatchObject({ best: 2, worst: 3 });
    expect(readItemAcceptability(stability, 1)?.pRank).toBeGreaterThan(0.33);
    expect(readItemAcceptability(stability, 1)?.pRank).toBeLessThan(0.5);
  });

  test("an item without a score in a draw ranks behind all items with one", () => {
    const partlyInvalid = { low: -9, likely: 1, high: 1 }; // an effort of 0 or less gives no score
    const { stability } = analyseItems([rice(partlyInvalid), rice(5), rice(20)], "rice");
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 3 });
    expect(stability.kept[0]).toBeLessThan(stability.draws);
  });

  test("the ratings of the tie break are drawn too", () => {
    const must = (reach: number | typeof wide): RatedItem => ({
      ratings: { moscow: 3, reach, impact: 1, confidence: 1, effort: 1 },
    });
    const { stability } = analyseItems([must(4), must(wide), must(1)], "moscow");
    // All are Musts: RICE 4, 1–12 and 1. P(reach > 4) = (12 − 4)² / ((12 − 1)(12 − 2)) = .582
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 2 });
    expect(readItemAcceptability(stability, 0)?.pRank).toBeGreaterThan(0.33);
    expect(readItemAcceptability(stability, 0)?.pRank).toBeLessThan(0.5);
    expect(readItemAcceptability(stability, 2)).toMatchObject({ best: 3, worst: 3 });
  });

  test("derived criteria use the drawn ratings", () => {
    const finance = (investment: number | typeof wide, cash_flow_1: number): RatedItem => ({
      ratings: { investment, cash_flow_1, discount_rate: 0 },
    });
    // NPV + investment is the cash flow, 9 against 7, for any draw of the investment.
    const request = { expression: "npv + investment" };
    const { stability } = analyseItems([finance(wide, 9), finance(5, 7)], "formula", { request });
    expect(stability.method).toBe("ratings");
    expect(readItemAcceptability(stability, 0)).toMatchObject({ pTop: { 1: 1 }, worst: 1 });
    // By NPV, 9 − 2 against 7 − 5: the first item falls behind when its investment exceeds 7.
    const npv = { expression: "npv" };
    const byNpv = analyseItems([finance(wide, 9), finance(5, 7)], "formula", { request: npv });
    expect(byNpv.stability.method).toBe("ratings");
    // P(investment > 7) = (12 − 7)² / ((12 − 1)(12 − 2)) = .227
    expect(readItemAcceptability(byNpv.stability, 0)?.pRank).toBeCloseTo(1 - 25 / 110, 1);
  });

  test("without intervals the method is none, with a reason", () => {
    const { stability } = analyseItems([rice(1), rice(2)], "rice");
    expect(stability).toMatchObject({ method: "none", count: 0 });
    expect(stability.reason).toContain("none of its ratings is an interval");
    expect(readItemAcceptability(stability, 0)).toBeUndefined();
  });
});

describe("computeMargin", () => {
  const items = Array.from({ length: 12 }, (_, index) => rated(10 - index * index * 0.05, 5));
  const { ranking } = analyseItems(items, "weighted", {
    request: buildWeightedRequest({ value: 1 }),
  });

  test("returns the differences to the neighbours and to the best item outside each cut", () => {
    // units 1, .995, .98, .955 … .595, .5 and .395: 1 − at² · .005
    expect(computeMargin(ranking, 0)).toEqual({
      below: closeTo(0.005),
      cut: { 1: closeTo(0.005), 10: closeTo(0.5) },
    });
    expect(computeMargin(ranking, 2)).toEqual({
      above: closeTo(0.015), // .995 − .98
      below: closeTo(0.025), // .98 − .955
      cut: { 1: closeTo(-0.02), 10: closeTo(0.48) }, // .02 behind the first, .48 ahead of the eleventh
    });
  });

  test("is negative for an item outside a cut, relative to the last item inside", () => {
    expect(computeMargin(ranking, 11)).toEqual({
      above: closeTo(0.105), // .5 − .395
      cut: { 1: closeTo(-0.605), 10: closeTo(-0.2) }, // .395 − 1 and .395 − .595
    });
    expect(computeMargin(ranking, 12)).toEqual({ cut: {} });
  });
});

describe("the smallest backlogs", () => {
  test.for([
    ["no items", []],
    ["an unrated item", [{ ratings: {} }]],
  ] as const)("track nothing for %s", ([, items]) => {
    const { stability } = analyseItems(items, "weighted", {
      request: buildWeightedRequest(threeWeights),
    });
    expect([stability.count, readItemAcceptability(stability, 0)]).toEqual([0, undefined]);
  });

  test("rank a single item first in every draw", () => {
    const { stability } = analyseItems([rated(1, 2, 3)], "weighted", {
      request: buildWeightedRequest(threeWeights),
    });
    expect(readItemAcceptability(stability, 0)).toMatchObject({ pTop: { 1: 1, 10: 1 }, worst: 1 });
  });
});

test("the same seed gives the same result, and another seed gives another", () => {
  const items = [rated(9, 1, 4), rated(4, 8, 3), rated(2, 3, 9)];
  const options = { request: buildWeightedRequest(threeWeights) };
  const first = analyseItems(items, "weighted", options).stability;
  expect(analyseItems(items, "weighted", options).stability).toEqual(first);
  const other = analyseItems(items, "weighted", { ...options, seed: plan.seed + 1 }).stability;
  expect(other.within).not.toEqual(first.within);
});

/** Builds an item of low complexity, no effort and high priority. */
function risky(business_value: number, risk_level: number): RatedItem {
  const { ratings } = item(business_value, 1, 0);
  return { ratings: { ...ratings, risk_level }, priority: "high" };
}

function closeTo(margin: number): unknown {
  return expect.closeTo(margin, 12);
}

function item(
  business_value: number,
  technical_complexity: number,
  story_points: number,
): RatedItem {
  return { ratings: { business_value, technical_complexity, story_points } };
}

function rated(value: number, speed: number, ease?: number): RatedItem {
  return { ratings: { value, speed, ...(ease !== undefined && { ease }) } };
}
