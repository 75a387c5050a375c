import fc from "fast-check";
import { expect, test } from "vitest";
import { roundScore } from "../../../src/core/numeric/round-score.ts";
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
  const changes = findCriticalChanges(
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

test("never reduces a weight below 0", () => {
  // A .9 .6 → .75, B .1 .5 → .3: δ₁ = −.45 / −.8 = .5625 and δ₂ = −.45 / −.1 = 4.5, both over .5
  const changes = findCriticalChanges(
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
  const changes = findCriticalChanges(
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
  const [first] = findCriticalChanges(
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
    const [first] = findCriticalChanges(scored);
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
  const changes = findCriticalChanges(buildScores(weights, items));
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
      const gaps = findCriticalChanges(scored).map((critical, above) => {
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
      const leads = findCriticalChanges(scored).flatMap((critical, above) => {
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
