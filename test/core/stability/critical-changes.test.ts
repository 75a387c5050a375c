import fc from "fast-check";
import { expect, test } from "vitest";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
import { runToEnd } from "../../../src/core/slices.ts";
import {
  type RawCriticalChange,
  findCriticalChanges,
  type WeightedScores,
} from "../../../src/core/stability/critical-changes.ts";

test("finds the critical changes of a table calculated by hand", () => {
  // weights .4 .3 .2 .1
  //   A1 .8 .6 .5 .9: .32 + .18 + .10 + .09 = .69
  //   A2 .7 .9 .4 .5: .28 + .27 + .08 + .05 = .68
  //   A3 .6 .5 .9 .8: .24 + .15 + .18 + .08 = .65
  const changes = findChanges(
    buildScores(
      [0.4, 0.3, 0.2, 0.1],
      [
        [0.8, 0.6, 0.5, 0.9],
        [0.7, 0.9, 0.4, 0.5],
        [0.6, 0.5, 0.9, 0.8],
      ],
    ),
  );
  // A1 over A2: δ = (.68 − .69) / (a₂ − a₁) for each criterion
  //   −.01 / −.1 = .1, 25 % of .4 · −.01 / .3 = −.0333, 11.1 % of .3
  //   −.01 / −.1 = .1, 50 % of .2 · −.01 / −.4 = .025, 25 % of .1
  // A1 over A3: −.04 / −.2 = .2, 50 % · −.04 / −.1 = .4 > .3, no · −.04 / .4 = −.1, 50 % · .4 > .1
  expect(changes[0]).toEqual({
    criterion: 1,
    changePercent: expect.closeTo(100 / 9, 9),
    against: 1,
  });
  // A2 over A3: −.03 / −.1 = .3, 75 % · −.03 / −.4 = .075, 25 % · −.03 / .5 = −.06, 30 %
  //   −.03 / .3 = −.1, 100 %: the smallest change reduces the second weight by a quarter
  expect(changes[1]).toEqual({ criterion: 1, changePercent: expect.closeTo(-25, 9), against: 2 });
  expect(changes[2]).toBeUndefined(); // no item is below it
});

/** The weights and the decision matrix of the paper's example of the weighted sum. */
const paperWeights = [0.3277, 0.3058, 0.2876, 0.079] as const;
const paperItems = [
  [0.3088, 0.2897, 0.3867, 0.1922],
  [0.2163, 0.3458, 0.1755, 0.6288],
  [0.4509, 0.2473, 0.1194, 0.0575],
  [0.024, 0.1172, 0.3184, 0.1215],
] as const;

test("finds the critical changes of the example of Triantaphyllou and Sánchez", () => {
  const scored = buildScores(paperWeights, paperItems);
  const published = [0.3162, 0.2768, 0.2621, 0.1449];
  expect([...scored.scores]).toEqual(published.map((score) => expect.closeTo(score, 3)));
  // A1 and A2: by C1 infeasible, by C2 −.0394 / .0561 = −.702, 229.7 % more; by C3
  //   −.0394 / −.2112 = .187, 64.9 % less (the smallest); by C4 114.3 % more.
  // A2 and A3: by C1 −.0145 / .2346 = −.0618, 18.9 % more. C1 is the most critical criterion.
  const [first, second] = findChanges(scored);
  expect(first).toEqual({ criterion: 2, changePercent: expect.closeTo(-64.9, 1), against: 1 });
  expect(second).toEqual({ criterion: 0, changePercent: expect.closeTo(18.9, 1), against: 2 });
});

test("accepts the reduction that removes a weight, as −100 %", () => {
  // weights .5 .5: A 1 .5 → .75, B 0 .5 → .25: δ₁ = −.5 / −1 = .5, the whole weight.
  const exact = buildScores(
    [0.5, 0.5],
    [
      [1, 0.5],
      [0, 0.5],
    ],
  );
  expect(findChanges(exact)[0]).toEqual({ criterion: 0, changePercent: -100, against: 1 });
});

function buildPair(excess: number): WeightedScores {
  return buildScores(
    [0.5, 0.5],
    [
      [1, 0.5],
      [0, 0.5 - 2 * excess],
    ],
  );
}

test("accepts a reduction that exceeds the weight by rounding only", () => {
  // weights .5 .5: A 1 .5 → .75, B 0 .5 − 2e → .25 − e: δ₁ = −(.5 + e) / −1 exceeds .5 by e.
  expect(findChanges(buildPair(5e-10))[0]?.changePercent).toBe(-100);
  // The second weight cannot close the gap either: δ₂ = (.5 + e) / 2e.
  expect(findChanges(buildPair(5e-9))[0]).toBeUndefined();
});

/** Finds the change of the first of two items, of which the second leads by a weight of w only. */
function findChange(w: number): RawCriticalChange | undefined {
  return findChanges(
    buildScores(
      [(1 - w) / 2, (1 - w) / 2, w],
      [
        [1, 1, 0],
        [0.5, 0.5, 0.4],
      ],
    ),
  )[0];
}

test("reports no change beyond 1,000,000 %", () => {
  // A leads by the first two criteria, so no reduction of one of them closes the gap. The gap is
  // .5(1 − w) − .4w, and the last weight must grow by gap / .4, which is (.5 − .9w) · 250 / w %.
  expect(findChange(0.0002)).toMatchObject({ criterion: 2, against: 1 });
  expect(findChange(0.0002)?.changePercent).toBeCloseTo((0.5 - 0.000_18) * 1_250_000, 3);
  expect(findChange(0.000_12)).toBeUndefined(); // (.5 − .000108) · 250 / .00012 = 1,041,442 %
});

test("never reduces a weight below 0", () => {
  // A .9 .6 → .75, B .1 .5 → .3: δ₁ = −.45 / −.8 = .5625 and δ₂ = −.45 / −.1 = 4.5, both over .5
  const changes = findChanges(
    buildScores(
      [0.5, 0.5],
      [
        [0.9, 0.6],
        [0.1, 0.5],
      ],
    ),
  );
  expect(changes).toEqual([undefined, undefined]);
});

test("finds the critical change between an item and an item with a missing rating", () => {
  // weights .5 .5; A 1 and .4 → .7, B only the second, .6 → .6.
  // B's score is fixed. A scores .6 when (.7 − δ) / (1 − δ) = .6: δ = .25, half the first weight.
  // By the second weight: (.7 − .4δ) / (1 − δ) = .6, δ = −.5: it doubles. The first is smaller.
  const changes = findChanges(
    buildScores(
      [0.5, 0.5],
      [
        [1, 0.4],
        [Number.NaN, 0.6],
      ],
    ),
  );
  expect(changes[0]).toEqual({ criterion: 0, changePercent: expect.closeTo(-50, 9), against: 1 });
});

test("returns a change of 0 for items that tie", () => {
  const [first] = findChanges(
    buildScores(
      [0.5, 0.5],
      [
        [0.25, 0.75],
        [0.75, 0.25],
      ],
    ),
  );
  expect(first).toEqual({ criterion: 0, changePercent: 0, against: 1 });
});

test("returns a change of 0 for items that differ only by rounding, in either order", () => {
  const units = Float64Array.of(0.25, 0.75, 0.75, 0.25);
  const [weights, scores] = [Float64Array.of(0.5, 0.5), Float64Array.of(0.1 + 0.2, 0.3)];
  for (const ordered of [scores, scores.toReversed()]) {
    const scored = { weights, units, scores: ordered, rounded: ordered.map(roundScore) };
    const [first] = findChanges(scored);
    expect(first).toEqual({ criterion: 0, changePercent: 0, against: 1 });
  }
});

test.for([
  ["no items", [0.5, 0.5], []],
  ["a single item", [0.5, 0.5], [[0.1, 0.2]]],
  ["items with a single criterion", [1], [[0.9], [0.1]]],
  [
    "items with equal units",
    [0.5, 0.5],
    [
      [0.3, 0.3],
      [0.3, 0.3],
    ],
  ],
  [
    "an item that is better by every criterion",
    [0.5, 0.5],
    [
      [1, 1],
      [0.1, 0.1],
    ],
  ],
] as const)("finds no critical change for %s", ([, weights, items]) => {
  const changes = findChanges(buildScores(weights, items));
  expect(changes).toEqual(items.map(() => undefined));
});

const unit = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -20, max: 20 }).map((n) => n / 20) },
  fc.constant(Number.NaN),
);

const tables: fc.Arbitrary<WeightedScores> = fc
  .integer({ min: 1, max: 5 })
  .chain((criteria) =>
    fc.tuple(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: criteria, maxLength: criteria }),
      fc.array(fc.array(unit, { minLength: criteria, maxLength: criteria }), { maxLength: 9 }),
    ),
  )
  .map(([weights, items]) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return buildScores(
      weights.map((weight) => weight / total),
      items.filter((item) => item.some((itemUnit) => !Number.isNaN(itemUnit))),
    );
  });

test("two items have equal scores at the critical change", () => {
  fc.assert(
    fc.property(tables, (scored) => {
      const gaps = findChanges(scored).map((critical, above) => {
        const { against = above } = critical ?? {};
        const weights = critical ? changeWeight(scored.weights, critical) : scored.weights;
        return Math.abs(
          computeScore(scored, above, weights) - computeScore(scored, against, weights),
        );
      });
      expect(Math.max(0, ...gaps)).toBeLessThan(1e-7);
    }),
    { numRuns: 300 },
  );
});

test("no smaller change to any weight lets a lower item overtake", () => {
  fc.assert(
    fc.property(tables, fc.double({ min: -0.999, max: 0.999, noNaN: true }), (scored, share) => {
      const leads = findChanges(scored).flatMap((critical, above) => {
        const change = share * Math.min(Math.abs(critical?.changePercent ?? 500), 100);
        return [...scored.weights.keys()].map((criterion) =>
          computeLead(
            scored,
            above,
            changeWeight(scored.weights, { criterion, changePercent: change }),
          ),
        );
      });
      expect(Math.min(0, ...leads)).toBeGreaterThan(-1e-9);
    }),
    { numRuns: 300 },
  );
});

/** Computes a score. An item whose rated weight is 0 keeps its original score. */
function computeScore(scored: WeightedScores, item: number, weights: Float64Array): number {
  const mean = computeMean(scored, item, weights);
  return Number.isNaN(mean) ? (scored.scores[item] ?? mean) : mean;
}

/** Computes the lead of an item over the best lower item. */
function computeLead(scored: WeightedScores, above: number, weights: Float64Array): number {
  const below = [...scored.scores.keys()].slice(above + 1);
  const others = below.map((index) => computeMean(scored, index, weights));
  return computeMean(scored, above, weights) - Math.max(-Infinity, ...others);
}

function changeWeight(
  weights: Float64Array,
  { criterion, changePercent }: Pick<RawCriticalChange, "criterion" | "changePercent">,
) {
  return weights.map((weight, index) =>
    index === criterion ? weight * (1 + changePercent / 100) : weight,
  );
}

/** Builds the input of `findCriticalChanges`, with items in order of their scores. */
function buildScores(
  weights: readonly number[],
  items: readonly (readonly number[])[],
): WeightedScores {
  const units = Float64Array.from(items.flat());
  const unsorted = {
    weights: Float64Array.from(weights),
    scores: new Float64Array(items.length),
    rounded: new Float64Array(items.length),
    units,
  };
  const means = items.map((_, index) => computeMean(unsorted, index, unsorted.weights));
  const order = [...means.keys()].toSorted((a, b) => (means[b] ?? 0) - (means[a] ?? 0));
  const scores = Float64Array.from(order, (index) => means[index] ?? 0);
  return {
    weights: unsorted.weights,
    scores,
    rounded: scores.map(roundScore),
    units: Float64Array.from(order.flatMap((index) => items[index] ?? [])),
  };
}

function computeMean({ units }: WeightedScores, item: number, weights: Float64Array): number {
  let [sum, rated] = [0, 0];
  for (const [criterion, weight] of weights.entries()) {
    const itemUnit = units[item * weights.length + criterion] ?? Number.NaN;
    sum += Number.isNaN(itemUnit) ? 0 : weight * itemUnit;
    rated += Number.isNaN(itemUnit) ? 0 : weight;
  }
  return sum / rated;
}

function findChanges(scored: WeightedScores) {
  return runToEnd(findCriticalChanges(scored));
}
