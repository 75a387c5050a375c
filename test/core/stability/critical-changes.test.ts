import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type RawCriticalChange,
  findCriticalChanges,
  type WeightedScores,
} from "../../../src/core/stability/critical-changes.ts";

test("gives the critical change of a table worked by hand", () => {
  // weights .4 .3 .2 .1
  //   A1 .8 .6 .5 .9: .32 + .18 + .10 + .09 = .69
  //   A2 .7 .9 .4 .5: .28 + .27 + .08 + .05 = .68
  //   A3 .6 .5 .9 .8: .24 + .15 + .18 + .08 = .65
  const found = findCriticalChanges(
    tableOf(
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
  expect(found[0]).toEqual({ criterion: 1, change: expect.closeTo(100 / 9, 9), against: 1 });
  // A2 over A3: −.03 / −.1 = .3, 75 % · −.03 / −.4 = .075, 25 % · −.03 / .5 = −.06, 30 %
  //   −.03 / .3 = −.1, 100 %: the second criterion, taken down by a quarter
  expect(found[1]).toEqual({ criterion: 1, change: expect.closeTo(-25, 9), against: 2 });
  expect(found[2]).toBeUndefined(); // nothing is below it
});

test("takes no more off a weight than it has", () => {
  // A .9 .6 → .75, B .1 .5 → .3: δ₁ = −.45 / −.8 = .5625 and δ₂ = −.45 / −.1 = 4.5, both over .5
  const found = findCriticalChanges(
    tableOf(
      [0.5, 0.5],
      [
        [0.9, 0.6],
        [0.1, 0.5],
      ],
    ),
  );
  expect(found).toEqual([undefined, undefined]);
});

test("finds the weight at which a missing rating tells", () => {
  // weights .5 .5; A 1 and .4 → .7, B only the second, .6 → .6.
  // B never moves: A is at .6 when (.7 − δ) / (1 − δ) = .6, δ = .25: half of the first weight.
  // Or by the second: (.7 − .4δ) / (1 − δ) = .6, δ = −.5: it doubles. The first is nearer.
  const found = findCriticalChanges(
    tableOf(
      [0.5, 0.5],
      [
        [1, 0.4],
        [Number.NaN, 0.6],
      ],
    ),
  );
  expect(found[0]).toEqual({ criterion: 0, change: expect.closeTo(-50, 9), against: 1 });
});

test("of what is tied already, any change that tells them apart is too much", () => {
  const [first] = findCriticalChanges(
    tableOf(
      [0.5, 0.5],
      [
        [0.25, 0.75],
        [0.75, 0.25],
      ],
    ),
  );
  expect(first).toEqual({ criterion: 0, change: 0, against: 1 });
});

test.for([
  ["nothing", [0.5, 0.5], []],
  ["one item", [0.5, 0.5], [[0.1, 0.2]]],
  ["one criterion, whose weight says nothing", [1], [[0.9], [0.1]]],
  [
    "items that are alike",
    [0.5, 0.5],
    [
      [0.3, 0.3],
      [0.3, 0.3],
    ],
  ],
  [
    "one that is better in all",
    [0.5, 0.5],
    [
      [1, 1],
      [0.1, 0.1],
    ],
  ],
] as const)("no change of one weight moves %s", ([, weights, items]) => {
  const found = findCriticalChanges(tableOf(weights, items));
  expect(found).toEqual(items.map(() => undefined));
});

const unit = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -20, max: 20 }).map((n) => n / 20) },
  fc.constant(Number.NaN),
);

const table: fc.Arbitrary<WeightedScores> = fc
  .integer({ min: 1, max: 5 })
  .chain((criteria) =>
    fc.tuple(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: criteria, maxLength: criteria }),
      fc.array(fc.array(unit, { minLength: criteria, maxLength: criteria }), { maxLength: 9 }),
    ),
  )
  .map(([weights, items]) => {
    const total = weights.reduce((sum, each) => sum + each, 0);
    return tableOf(
      weights.map((each) => each / total),
      items.filter((item) => item.some((each) => !Number.isNaN(each))),
    );
  });

test("at the change it names, the two score the same", () => {
  fc.assert(
    fc.property(table, (weighed) => {
      const gaps = findCriticalChanges(weighed).map((critical, above) => {
        const { against = above } = critical ?? {};
        const weights = critical ? changed(weighed.weights, critical) : weighed.weights;
        return Math.abs(scoreBy(weighed, above, weights) - scoreBy(weighed, against, weights));
      });
      expect(Math.max(0, ...gaps)).toBeLessThan(1e-7);
    }),
    { numRuns: 300 },
  );
});

test("no smaller change of any weight lets anything below come before it", () => {
  fc.assert(
    fc.property(table, fc.double({ min: -0.999, max: 0.999, noNaN: true }), (weighed, share) => {
      const leads = findCriticalChanges(weighed).flatMap((critical, above) => {
        const change = share * Math.min(Math.abs(critical?.changePercent ?? 500), 100);
        return [...weighed.weights.keys()].map((criterion) =>
          leadOf(weighed, above, changed(weighed.weights, { criterion, changePercent: change })),
        );
      });
      expect(Math.min(0, ...leads)).toBeGreaterThan(-1e-9);
    }),
    { numRuns: 300 },
  );
});

/** What is rated by nothing else keeps its score, even where the criterion weighs nothing. */
function scoreBy(weighed: WeightedScores, item: number, weights: Float64Array): number {
  const mean = meanOf(weighed, item, weights);
  return Number.isNaN(mean) ? (weighed.scores[item] ?? mean) : mean;
}

/** How far an item is above the best of those that stand below it. */
function leadOf(weighed: WeightedScores, above: number, weights: Float64Array): number {
  const below = [...weighed.scores.keys()].slice(above + 1);
  const others = below.map((at) => meanOf(weighed, at, weights));
  return meanOf(weighed, above, weights) - Math.max(-Infinity, ...others);
}

function changed(
  weights: Float64Array,
  { criterion, changePercent }: Pick<RawCriticalChange, "criterion" | "changePercent">,
) {
  return weights.map((weight, at) =>
    at === criterion ? weight * (1 + changePercent / 100) : weight,
  );
}

/** Items in order of what they score. */
function tableOf(
  weights: readonly number[],
  items: readonly (readonly number[])[],
): WeightedScores {
  const units = Float64Array.from(items.flat());
  const given = {
    weights: Float64Array.from(weights),
    scores: new Float64Array(items.length),
    units,
  };
  const means = items.map((_, at) => meanOf(given, at, given.weights));
  const order = [...means.keys()].toSorted((a, b) => (means[b] ?? 0) - (means[a] ?? 0));
  return {
    weights: given.weights,
    scores: Float64Array.from(order, (at) => means[at] ?? 0),
    units: Float64Array.from(order.flatMap((at) => items[at] ?? [])),
  };
}

function meanOf({ units }: WeightedScores, item: number, weights: Float64Array): number {
  let [sum, rated] = [0, 0];
  for (const [criterion, weight] of weights.entries()) {
    const each = units[item * weights.length + criterion] ?? Number.NaN;
    sum += Number.isNaN(each) ? 0 : weight * each;
    rated += Number.isNaN(each) ? 0 : weight;
  }
  return sum / rated;
}
