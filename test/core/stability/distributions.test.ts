import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DefinitionRequest, type RatedItem } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";
import {
  countSecure,
  readItemAcceptability,
} from "../../../src/core/stability/item-acceptability.ts";
import { type Stability } from "../../../src/core/stability/stability.ts";
import { arbitraryItems } from "../models/snapshots.ts";
import { analyseItems, buildWeightedRequest } from "./analyse-items.ts";
import { countNaively, listCounts } from "./naive-counts.ts";

const around = { weights: { kind: "around", spread: 20 } } as const;
const certain = { weights: { kind: "around", spread: 0 } } as const;
const simplex = { weights: { kind: "simplex" } } as const;

const three = buildWeightedRequest({ value: 5, speed: 3, ease: 2 });
const two = buildWeightedRequest({ value: 1, speed: 1 });

const requests: readonly (readonly [kind: string, request: DefinitionRequest])[] = [
  ["weighted", three],
  ["weighted", { ...three, scaling: "percentile" }],
  ["qvf", {}],
  ["qvf-classic", {}],
  ["weighted-product", three],
  ["topsis", three],
];

describe("weights around their own values", () => {
  test.for(requests)(
    "with a spread of 0, %s keeps every rank in every draw: %o",
    ([kind, request]) => {
      const { criteria } = requireModelKind(kind).define(request);
      fc.assert(
        fc.property(arbitraryItems(criteria), fc.integer({ min: 1, max: 9 }), (items, top) => {
          const options = { request, ...certain, draws: 4, top, intervals: "likely" } as const;
          const { stability } = analyseItems(items, kind, options);
          const ranks = Array.from({ length: stability.count }, (_, position) => position + 1);
          expect([...stability.best]).toEqual(ranks);
          expect([...stability.worst]).toEqual(ranks);
          expect([...stability.kept]).toEqual(ranks.map(() => 4));
          const shares = ranks.map((rank) => readShare(stability, rank - 1));
          expect(shares.slice(0, -1).filter((share) => share !== 1 && share !== 0.5)).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );

  test("the counts equal those of ranking all items again for each draw", () => {
    const criteria = requireModelKind("weighted").define(three).criteria;
    fc.assert(
      fc.property(arbitraryItems(criteria), fc.integer({ min: 1, max: 9 }), (items, top) => {
        const options = { request: three, ...around, draws: 8, top, intervals: "likely" } as const;
        const { stability, ...rest } = analyseItems(items, "weighted", options);
        expect(listCounts(stability)).toEqual(countNaively({ ...rest, stability }, top));
      }),
      { numRuns: 100 },
    );
  });

  test("a lead that no draw can close is secure, but not on the whole simplex", () => {
    const request = buildWeightedRequest({ value: 0.7, speed: 0.3 });
    const items = [rated(10, 0), rated(0, 10)];
    // .7 · .8 > .3 · 1.2: value always weighs more. On the simplex, it does so in half of the draws.
    const close = analyseItems(items, "weighted", { request, ...around }).stability;
    expect(countSecure(close)["1"]).toBe(1);
    expect(readShare(close, 0)).toBe(1);
    const all = analyseItems(items, "weighted", { request, ...simplex }).stability;
    expect(countSecure(all)["1"]).toBe(0);
    expect(readShare(all, 0)).toBeCloseTo(0.5, 1);
  });

  test("the pairwise winning index is the share of draws in which the weights favour an item", () => {
    const request = buildWeightedRequest({ value: 0.51, speed: 0.49 });
    const items = [rated(10, 0), rated(0, 10)];
    const { stability } = analyseItems(items, "weighted", { request, ...around });
    // P(.51f > .49g) with f and g uniform in .8–1.2: g < 1.0408f; by integration .595, σ .022
    expect(readShare(stability, 0)).toBeGreaterThan(0.52);
    expect(readShare(stability, 0)).toBeLessThan(0.67);
    expect(readShare(stability, 1)).toBeUndefined();
    expect(readItemAcceptability(stability, 0)?.pTop["1"]).toBe(readShare(stability, 0));
  });

  test("equal items beat each other in half of the draws", () => {
    const items = [rated(7, 2), rated(7, 2), rated(1, 1)];
    const { stability } = analyseItems(items, "weighted", { request: two, ...around });
    expect([readShare(stability, 0), readShare(stability, 1)]).toEqual([0.5, 1]);
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 1 });
  });
});

describe("weights of the simplex", () => {
  test("rank each of three specialists first in a third of the draws", () => {
    // Each is best by one criterion. Its central weight there is the mean of the largest of three
    // weights, the rank-order centroid 11/18; the others share 7/18.
    const items = [rated(10, 0, 0), rated(0, 10, 0), rated(0, 0, 10)];
    const options = { request: three, ...simplex, draws: 4_000 };
    const { stability } = analyseItems(items, "weighted", options);
    for (const position of [0, 1, 2]) {
      const { pTop, centralWeights } = readItemAcceptability(stability, position) ?? {};
      expect(Math.abs((pTop?.["1"] ?? 0) - 1 / 3)).toBeLessThan(0.03); // σ .0075
      const weights = Object.values(centralWeights ?? {}).toSorted((a, b) => b - a);
      expect(weights[0]).toBeCloseTo(11 / 18, 1);
      expect(weights[2]).toBeCloseTo(7 / 36, 1);
    }
  });
});

describe("weights in an order", () => {
  test("rank a specialist of the first criterion first in every draw", () => {
    const items = [rated(10, 0, 0), rated(0, 10, 0), rated(0, 0, 10)];
    const weights = { kind: "ordered", order: [2, 0, 1] } as const;
    const { stability } = analyseItems(items, "weighted", { request: three, weights });
    // The order ease, value, speed: item 3, then 1, then 2. The ranking has 1, 2, 3.
    expect([...stability.best]).toEqual([2, 3, 1]);
    expect([...stability.worst]).toEqual([2, 3, 1]);
    expect(readItemAcceptability(stability, 2)?.centralWeights?.["ease"]).toBeCloseTo(11 / 18, 1);
  });
});

describe("intervals drawn together with the weights", () => {
  const interval = { low: 0, likely: 5, high: 10 };

  test("change ranks even if the weights are certain", () => {
    const items = [rated(6, 0), rated(interval, 0), rated(1, 0)];
    const { stability } = analyseItems(items, "weighted", { request: two, ...certain });
    expect(stability.method).toBe("weights-and-ratings");
    // P(value > 6) = (10 − 6)² / (10 · 5) = .32, P(value < 1) = 1² / (10 · 5) = .02
    expect(readShare(stability, 0)).toBeCloseTo(0.68, 1);
    expect(readShare(stability, 1)).toBeGreaterThan(0.95);
    expect(readItemAcceptability(stability, 1)).toMatchObject({ best: 1, worst: 3 });
  });

  test("are drawn in addition to the weights", () => {
    const items = [rated(interval, 4), rated(4, interval)];
    const draw = (intervals: "drawn" | "likely") =>
      analyseItems(items, "weighted", { request: two, ...around, intervals }).stability;
    const [drawn, likely] = [draw("drawn"), draw("likely")];
    expect([drawn.method, likely.method]).toEqual(["weights-and-ratings", "weights"]);
    expect(drawn.criteria).toEqual(["value", "speed"]);
    expect(readShare(drawn, 0)).toBeCloseTo(0.5, 1);
    expect(drawn.wins).not.toEqual(likely.wins);
    expect(drawn.central).not.toEqual(likely.central);
    // The critical changes are those of the likely values.
    expect(drawn.change).toEqual(likely.change);
  });

  test("do not change rankings without intervals", () => {
    const items = [rated(9, 1), rated(2, 7), rated(5, 5)];
    const draw = (intervals: "drawn" | "likely") =>
      analyseItems(items, "weighted", { request: two, ...around, intervals }).stability;
    expect({ ...draw("drawn"), intervals: "likely" }).toEqual(draw("likely"));
  });

  test.for(requests)("the counts of %s are those of points if intervals are narrow: %o", (row) => {
    const [kind, request] = row;
    const { criteria } = requireModelKind(kind).define(request);
    const [key = ""] = criteria.map((criterion) => criterion.key);
    const points = [7, 3, 5, 2].map((rating, index) => ({
      ratings: Object.fromEntries(
        criteria.map((c, at) => [c.key, 1 + ((rating * (at + index + 1)) % 9)]),
      ),
    }));
    // So narrow that it changes no order, and yet an interval: the kernel scores every draw.
    const narrow = points.map(({ ratings }, index) => {
      const likely = ratings[key] ?? 1;
      const around1 = { low: likely - 1e-9, likely, high: likely + 1e-9 };
      return { ratings: index === 0 ? { ...ratings, [key]: around1 } : ratings };
    });
    const options = { request, ...around, draws: 16 };
    const byWeights = analyseItems(points, kind, options).stability;
    const byRedraws = analyseItems(narrow, kind, options).stability;
    expect([byWeights.method, byRedraws.method]).toEqual(["weights", "weights-and-ratings"]);
    expect(listCounts(byRedraws)).toEqual(listCounts(byWeights));
  });

  test("an item without a score in the ranking ranks behind the others in every draw", () => {
    // The likely effort of 0 gives no score. Most draws of it would.
    const unlikely = { low: 0, likely: 0, high: 10 };
    const { stability } = analyseItems([rateRice(unlikely), rateRice(5)], "rice");
    expect(stability).toMatchObject({ method: "ratings", count: 1 });
    expect(readItemAcceptability(stability, 0)).toMatchObject({ best: 1, worst: 1 });
  });

  test("give the reason if neither weights nor intervals are drawn", () => {
    const items = [{ ratings: { reach: interval, impact: 1, confidence: 1, effort: 1 } }];
    const { stability } = analyseItems(items, "rice", { intervals: "likely" });
    expect(stability).toMatchObject({ method: "none", drawsMade: 0 });
    expect(stability.reason).toContain("Draw the intervals");
  });
});

function readShare(stability: Stability, position: number): number | undefined {
  return readItemAcceptability(stability, position)?.pBeatsNext;
}

function rateRice(effort: Rating): RatedItem {
  return { ratings: { reach: 100, impact: 1, confidence: 1, effort } };
}

type Rating = RatedItem["ratings"][string];

function rated(value: Rating, speed: Rating, ease?: Rating): RatedItem {
  return { ratings: { value, speed, ...(ease !== undefined && { ease }) } };
}
