import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RatedItem } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import { rank } from "../../../src/core/ranking/rank.ts";
import {
  readCriticalChange,
  readItemAcceptability,
  computeMargin,
  findMostCritical,
  countSecure,
} from "../../../src/core/stability/item-acceptability.ts";
import { planStability } from "../../../src/core/stability/plan.ts";
import { createRandomStream } from "../../../src/core/stability/random-stream.ts";
import { triangularQuantile } from "../../../src/core/stability/ratings.ts";
import { drawWeights } from "../../../src/core/stability/weights.ts";
import { boardOf, itemsOf } from "../models/boards.ts";
import { plan, type Analysed, analysed, weighedBy } from "./analysed.ts";

const three = { value: 5, speed: 3, ease: 2 };

const items = itemsOf(
  Object.keys(three).map((key) => ({ key, min: 0, max: 10, name: "", unit: "", direction: "up" })),
);

/** Of few different ratings, so that scores tie in every draw. */
const alike = fc.array(
  fc
    .record(
      { value: fc.constantFrom(0, 10), speed: fc.constantFrom(0, 10), ease: fc.constant(5) },
      { requiredKeys: [] },
    )
    .map((ratings): RatedItem => ({ ratings })),
  { minLength: 1, maxLength: 12 },
);

describe("when weights are drawn", () => {
  test("they are never negative, add up to 1, and each is as often large as any other", () => {
    const [draws, count] = [4_000, 3];
    const drawn = drawWeights(createRandomStream(1), draws, count);
    const means = [0, 0, 0];
    for (let draw = 0; draw < draws; draw += 1) {
      const weights = [...drawn.subarray(draw * count, (draw + 1) * count)];
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
      weights.forEach((weight, at) => (means[at] = (means[at] ?? 0) + weight / draws));
    }
    // A third each; one weight of three has the variance 1/18, a mean of 4,000 deviates by .004.
    means.forEach((mean) => expect(mean).toBeCloseTo(1 / 3, 1));
  });

  test("an item that is better in all is first in every draw, and its place is secure", () => {
    const { stability } = analysed([rated(9, 9, 9), rated(5, 5, 5), rated(1, 1, 1)], "weighted", {
      request: weighedBy(three),
    });
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

  test("two items that mirror each other are first about half of the time", () => {
    const request = weighedBy({ value: 1, speed: 1 });
    const { stability } = analysed([rated(10, 0), rated(0, 10)], "weighted", { request });
    const [first, second] = [
      readItemAcceptability(stability, 0),
      readItemAcceptability(stability, 1),
    ];
    // P(w₁ > ½) is ½; of 512 draws the share deviates by .022.
    expect(first).toMatchObject({ pTop: { 1: expect.closeTo(0.5, 1), 10: 1 } });
    expect(stability.within[0]).toBe(stability.draws - (stability.within[1] ?? 0));
    // Where it is first, w₁ is spread evenly over ½–1: its central weight is ¾.
    expect(first).toMatchObject({ central: { value: expect.closeTo(0.75, 1) } });
    expect(second).toMatchObject({ central: { value: expect.closeTo(0.25, 1) } });
  });

  test("what turns over at a small change of a weight is not called stable", () => {
    // By value .51: 10 · .51 = 5.1 against 10 · .49 = 4.9; the weight of value down by 4 % and the
    // other is first: .51 · .96 = .4896 < .49.
    const request = weighedBy({ value: 0.51, speed: 0.49 });
    const { stability } = analysed([rated(10, 0), rated(0, 10)], "weighted", { request });
    expect(countSecure(stability)["1"]).toBe(0);
    expect(readCriticalChange(stability, 0)).toMatchObject({ criterion: "value", against: 2 });
    expect(readCriticalChange(stability, 0)?.changePercent).toBeCloseTo(-200 / 51, 9); // −.02 / .51
    expect(findMostCritical(stability)).toBe(0);
  });

  test("a criterion that weighs nothing is not drawn, and one alone leaves nothing to draw", () => {
    const request = weighedBy({ value: 1, speed: 0 });
    const { stability } = analysed([rated(10, 0), rated(0, 10)], "weighted", { request });
    expect(stability).toMatchObject({ method: "none", count: 0 });
    expect(stability.reason).toContain("one criterion");
  });

  test("says the same as ranking everything anew for each draw", () => {
    fc.assert(
      fc.property(fc.oneof(items, alike), fc.integer({ min: 1, max: 12 }), (given, top) => {
        const { stability, ...rest } = analysed(given, "weighted", {
          request: weighedBy(three),
          draws: 8,
          top,
        });
        expect(foundIn(stability)).toEqual(naive({ ...rest, stability }, top));
      }),
      { numRuns: 200 },
    );
  });

  test("says the same beyond one block of rows", () => {
    const random = createRandomStream(3);
    const digit = () => Math.floor(random() * 5);
    const given = Array.from({ length: 9_000 }, () => rated(digit(), digit(), digit()));
    const asked = { request: weighedBy(three), draws: 4, top: 300 };
    const { stability, ...rest } = analysed(given, "weighted", asked);
    expect(foundIn(stability)).toEqual(naive({ ...rest, stability }, 300));
  });
});

describe("the classic model", () => {
  test("has its five weights drawn and its effort left alone", () => {
    const { stability } = analysed([item(8, 6, 5), item(6, 3, 2)], "qvf-classic");
    expect(stability.criteria).toEqual([
      "business_value",
      "implementation_complexity",
      "risk_assessment",
      "strategic_alignment",
      "customer_value",
    ]);
  });

  test("ties in a draw what its cap ties", () => {
    // Both are past 1 by any weights: all units are 1 but those of risk, .7, and priority, at high 1.
    const best = { ...item(10, 1, 0), priority: "high" } as const;
    const request = { weights: { risk_assessment: 0, implementation_complexity: 0 } };
    const { stability } = analysed(
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
    ["the first past the cap", [risky(10, 10), risky(8, 1)]],
  ] as const)("names a change after which the model itself turns two over: %s", ([, given]) => {
    const { stability, ranking } = analysed(given, "qvf-classic");
    const { criterion = "", changePercent = 0 } = readCriticalChange(stability, 0) ?? {};
    const { definition } = analysed(given, "qvf-classic").inUse;
    const weights = Object.fromEntries(
      definition.criteria.filter(({ input }) => input !== "effort").map((c) => [c.input, c.weight]),
    );
    const changed = (percent: number) => ({
      weights: { ...weights, [criterion]: (weights[criterion] ?? 0) * (1 + percent / 100) },
    });
    const firstBy = (percent: number) =>
      analysed(given, "qvf-classic", { request: changed(percent), draws: 1 }).ranking.number[0];
    expect(firstBy(changePercent * 0.99)).toBe(ranking.number[0]);
    expect(firstBy(changePercent * 1.01)).toBe(ranking.number[1]);
  });
});

describe("when ratings are drawn", () => {
  const wide = { low: 1, likely: 2, high: 12 };
  const rice = (effort: number | typeof wide): RatedItem => ({
    ratings: { reach: 100, impact: 1, confidence: 1, effort },
  });

  test("only an interval can move an item", () => {
    const { stability } = analysed([rice(1), rice(wide), rice(4), rice(20)], "rice");
    expect(stability.method).toBe("ratings");
    // Effort 1 is never met (low 1 has no weight), effort 12 at the most still beats 20.
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 1 });
    expect(readItemAcceptability(stability, 3)).toMatchObject({ best: 4, worst: 4 });
    // P(effort < 4) = 1 − (12 − 4)² / ((12 − 1)(12 − 2)) = 1 − 64 / 110 = .418
    expect(readItemAcceptability(stability, 1)).toMatchObject({ best: 2, worst: 3 });
    expect(readItemAcceptability(stability, 1)?.pRank).toBeGreaterThan(0.33);
    expect(readItemAcceptability(stability, 1)?.pRank).toBeLessThan(0.5);
  });

  test("a draw that gives no score puts the item behind all that have one", () => {
    const none = { low: -9, likely: 1, high: 1 }; // an effort of 0 or less divides nothing
    const { stability } = analysed([rice(none), rice(5), rice(20)], "rice");
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 3 });
    expect(stability.kept[0]).toBeLessThan(stability.draws);
  });

  test("what breaks ties is drawn as well", () => {
    const must = (reach: number | typeof wide): RatedItem => ({
      ratings: { moscow: 3, reach, impact: 1, confidence: 1, effort: 1 },
    });
    const { stability } = analysed([must(4), must(wide), must(1)], "moscow");
    // Musts all: RICE 4, 1–12 and 1. P(reach > 4) = (12 − 4)² / ((12 − 1)(12 − 2)) = .582
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 2 });
    expect(readItemAcceptability(stability, 0)?.pRank).toBeGreaterThan(0.33);
    expect(readItemAcceptability(stability, 0)?.pRank).toBeLessThan(0.5);
    expect(readItemAcceptability(stability, 2)).toMatchObject({ best: 3, worst: 3 });
  });

  test("what follows from a rating follows from each draw of it", () => {
    const given = (investment: number | typeof wide, cash_flow_1: number): RatedItem => ({
      ratings: { investment, cash_flow_1, discount_rate: 0 },
    });
    // NPV + investment is the flow, 9 against 7, whatever the investment is drawn to be.
    const request = { expression: "npv + investment" };
    const { stability } = analysed([given(wide, 9), given(5, 7)], "formula", { request });
    expect(stability.method).toBe("ratings");
    expect(readItemAcceptability(stability, 0)).toMatchObject({ pTop: { 1: 1 }, worst: 1 });
    // Of the NPV alone, 9 − 2 against 7 − 5: the first is behind where it is drawn above 7.
    const npv = { expression: "npv" };
    const alone = analysed([given(wide, 9), given(5, 7)], "formula", { request: npv }).stability;
    expect(alone.method).toBe("ratings");
    // P(investment > 7) = (12 − 7)² / ((12 − 1)(12 − 2)) = .227
    expect(readItemAcceptability(alone, 0)?.pRank).toBeCloseTo(1 - 25 / 110, 1);
  });

  test("without intervals there is nothing to draw, and that is said", () => {
    const { stability } = analysed([rice(1), rice(2)], "rice");
    expect(stability).toMatchObject({ method: "none", count: 0 });
    expect(stability.reason).toContain("no rating that it asks is an interval");
    expect(readItemAcceptability(stability, 0)).toBeUndefined();
  });

  test("a triangular draw lies in its interval, and its median where it has to be", () => {
    // a 0, m 1, b 4: F(1) = 1/4; the median is 4 − √(½ · 4 · 3) = 1.5505…
    expect(triangularQuantile(0.5, { low: 0, likely: 1, high: 4 })).toBeCloseTo(
      4 - Math.sqrt(6),
      12,
    );
    expect(triangularQuantile(0.25, { low: 0, likely: 1, high: 4 })).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const u = createRandomStream(seed)();
        const drawn = triangularQuantile(u, { low: -3, likely: -1, high: 8 });
        expect(drawn).toBeGreaterThanOrEqual(-3);
        expect(drawn).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe("the margin of an item", () => {
  const given = Array.from({ length: 12 }, (_, at) => rated(10 - at * at * 0.05, 5));
  const { ranking } = analysed(given, "weighted", { request: weighedBy({ value: 1 }) });

  test("is what parts it from its neighbours, and from the best that is out of each cut", () => {
    // units 1, .995, .98, .955 … .595, .5 and .395: 1 − at² · .005
    expect(computeMargin(ranking, 0)).toEqual({
      below: near(0.005),
      cut: { 1: near(0.005), 10: near(0.5) },
    });
    expect(computeMargin(ranking, 2)).toEqual({
      above: near(0.015), // .995 − .98
      below: near(0.025), // .98 − .955
      cut: { 1: near(-0.02), 10: near(0.48) }, // behind the first by .02; ahead of the eleventh
    });
  });

  test("is below 0 behind a cut: from the last that is in", () => {
    expect(computeMargin(ranking, 11)).toEqual({
      above: near(0.105), // .5 − .395
      cut: { 1: near(-0.605), 10: near(-0.2) }, // .395 − 1 and .395 − .595
    });
    expect(computeMargin(ranking, 12)).toEqual({ cut: {} });
  });
});

describe("of hardly anything:", () => {
  test.for([
    ["no item", []],
    ["an item that is not rated", [{ ratings: {} }]],
  ] as const)("%s has no place to lose", ([, given]) => {
    const { stability } = analysed(given, "weighted", { request: weighedBy(three) });
    expect([stability.count, readItemAcceptability(stability, 0)]).toEqual([0, undefined]);
  });

  test("one item is first whatever happens", () => {
    const { stability } = analysed([rated(1, 2, 3)], "weighted", { request: weighedBy(three) });
    expect(readItemAcceptability(stability, 0)).toMatchObject({ pTop: { 1: 1, 10: 1 }, worst: 1 });
  });
});

test("the plan has fewer draws where the board is large, and its seed knows no generation", () => {
  const model = requireModelKind("qvf");
  const inUse = { id: "qvf", revision: 1, model, definition: model.define({}) };
  const ranking = { ...rank(boardOf([]), inUse), id: "", digest: "" };
  const of = (count: number) => planStability({ ...ranking, count }, inUse).draws;
  // 19 criteria: 2e9 / (100,000 · 19) = 1,052; 2e9 / (500,000 · 19) = 210; 2e9 / (5e6 · 19) = 21
  expect([0, 100_000, 500_000, 5_000_000].map(of)).toEqual([512, 512, 210, 32]);
  const moscow = requireModelKind("moscow");
  const byClass = { id: "moscow", revision: 1, model: moscow, definition: moscow.define({}) };
  // its own criterion and the four of RICE, each drawn by the kernel: 2e9 / (100,000 · 5 · 16) = 250
  expect(planStability({ ...ranking, count: 100_000 }, byClass).draws).toBe(250);
  const distant = requireModelKind("topsis");
  const definition = distant.define(weighedBy(three));
  const byDistance = { id: "topsis", revision: 1, model: distant, definition };
  // three criteria, each in two distances with their roots: 2e9 / (1,000,000 · 3 · 3) = 222
  expect(planStability({ ...ranking, count: 1_000_000 }, byDistance).draws).toBe(222);
  const later = planStability({ ...ranking, generation: 9 }, inUse);
  expect(later.seed).toBe(planStability(ranking, inUse).seed);
});

test("the same seed gives the same bits, and another seed others", () => {
  const given = [rated(9, 1, 4), rated(4, 8, 3), rated(2, 3, 9)];
  const asked = { request: weighedBy(three) };
  const once = analysed(given, "weighted", asked).stability;
  expect(analysed(given, "weighted", asked).stability).toEqual(once);
  const other = analysed(given, "weighted", { ...asked, seed: plan.seed + 1 }).stability;
  expect(other.within).not.toEqual(once.within);
});

/** Easy, at once and urgent. */
function risky(business_value: number, risk_level: number): RatedItem {
  const { ratings } = item(business_value, 1, 0);
  return { ratings: { ...ratings, risk_level }, priority: "high" };
}

function near(margin: number): unknown {
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

/** Best, worst, sum of ranks, draws at its own rank, and at each of the first ten, item by item. */
function foundIn(stability: Analysed["stability"]) {
  const { best, worst, sum, kept, count, draws } = stability;
  return Array.from({ length: count }, (_, at) => {
    const shares = readItemAcceptability(stability, at)?.acceptability ?? [];
    return [best[at], worst[at], sum[at], kept[at], shares.map((share) => share * draws)];
  });
}

/** The same, by the model itself with the drawn weights, everything sorted each time. */
function naive({ board, ranking, inUse, stability }: Analysed, top: number) {
  const drawn = drawWeights(createRandomStream(stability.seed), stability.draws, 3);
  const scored = ranking.count - ranking.unscored;
  const ranks: number[][] = Array.from({ length: Math.min(top, scored) }, () => []);
  for (let draw = 0; draw < stability.draws; draw += 1) {
    const weights = drawn.subarray(draw * 3, draw * 3 + 3);
    const means = Array.from({ length: scored }, (_, at) =>
      meanOf(unitsOf(board, ranking.number[at] ?? 0, inUse.definition.criteria), weights),
    );
    const order = [...means.keys()].toSorted((a, b) => (means[b] ?? 0) - (means[a] ?? 0) || a - b);
    order.forEach((at, rankBefore) => ranks[at]?.push(rankBefore + 1));
  }
  return ranks.map((all, at) => [
    Math.min(...all),
    Math.max(...all),
    all.reduce((sum, each) => sum + each, 0),
    all.filter((each) => each === at + 1).length,
    Array.from({ length: 10 }, (_, before) => all.filter((each) => each === before + 1).length),
  ]);
}

function unitsOf(board: Analysed["board"], number: number, asked: readonly { key: string }[]) {
  return asked.map(({ key }) => {
    const likely = board.ratings.get(key)?.likely[number - 1] ?? Number.NaN;
    return Math.min(Math.max(likely / 10, 0), 1);
  });
}

function meanOf(units: readonly number[], weights: Float64Array): number {
  let [sum, rated_] = [0, 0];
  for (const [at, unit] of units.entries()) {
    sum += (weights[at] ?? 0) * (Number.isNaN(unit) ? 0 : unit);
    rated_ += (weights[at] ?? 0) * Number(!Number.isNaN(unit));
  }
  return sum * (1 / rated_);
}
