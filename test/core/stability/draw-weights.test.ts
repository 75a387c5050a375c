import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { naturalLog } from "../../../src/core/numeric/natural-log.ts";
import { drawWeights } from "../../../src/core/stability/draw-weights.ts";
import { type WeightDraws } from "../../../src/core/stability/plan.ts";
import { createRandomStream } from "../../../src/core/stability/random-stream.ts";

const ownWeights = fc
  .array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 8 })
  .map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    return Float64Array.from(parts, (part) => part / total);
  });

const seeds = fc.integer({ min: 0, max: 0xffff_ffff });
const draws = 4_000;

/** Draws weights of equal own weights, and returns the mean weight of each criterion. */
function computeMeans(how: WeightDraws, count: number): number[] {
  const own = new Float64Array(count).fill(1 / count);
  const weights = drawWeights(createRandomStream(1), how, { draws, own });
  return Array.from({ length: count }, (_, criterion) => {
    const ofCriterion = weights.filter((_weight, index) => index % count === criterion);
    return ofCriterion.reduce((sum, weight) => sum + weight, 0) / draws;
  });
}

function listDraws(weights: Float64Array, count: number): number[][] {
  return Array.from({ length: weights.length / count }, (_, draw) => [
    ...weights.subarray(draw * count, (draw + 1) * count),
  ]);
}

test.for([
  { kind: "around", spread: 20 },
  { kind: "around", spread: 100 },
  { kind: "simplex" },
  { kind: "ordered", order: [1, 0, 2] },
] as const)("weights are positive and add up to 1: %o", (how) => {
  const own = Float64Array.of(0.5, 0.3, 0.2);
  for (const weights of listDraws(
    drawWeights(createRandomStream(7), how, { draws: 500, own }),
    3,
  )) {
    expect(Math.min(...weights)).toBeGreaterThan(0);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  }
});

describe("around", () => {
  test("every weight stays within the spread, before the weights are normalised", () => {
    fc.assert(
      fc.property(ownWeights, seeds, fc.integer({ min: 0, max: 100 }), (own, seed, spread) => {
        const how = { kind: "around", spread } as const;
        const [weights = []] = listDraws(
          drawWeights(createRandomStream(seed), how, { draws: 1, own }),
          own.length,
        );
        // w(1 − x) … w(1 + x), whose sum is 1 − x … 1 + x
        const x = spread / 100;
        const factors = weights.map((weight, index) => weight / (own[index] ?? 0));
        expect(Math.max(...factors) * (1 - x)).toBeLessThanOrEqual((1 + x) * (1 + 1e-12));
        expect(Math.min(...factors) * (1 + x)).toBeGreaterThanOrEqual((1 - x) * (1 - 1e-12));
      }),
    );
  });

  test("uses one number of the stream per weight", () => {
    const own = Float64Array.of(0.75, 0.25);
    const how = { kind: "around", spread: 40 } as const;
    const weights = drawWeights(createRandomStream(5), how, { draws: 2, own });
    const random = createRandomStream(5);
    const factors = Array.from({ length: 4 }, () => 1 + 0.4 * (2 * random() - 1));
    const [a = 0, b = 0, c = 0, d = 0] = factors;
    const expected = [a * 0.75, b * 0.25].map((weight) => weight / (a * 0.75 + b * 0.25));
    const second = [c * 0.75, d * 0.25].map((weight) => weight / (c * 0.75 + d * 0.25));
    expect([...weights]).toEqual([...expected, ...second]);
  });

  test("with a spread of 0 gives the own weights", () => {
    const own = Float64Array.of(0.5, 0.25, 0.25);
    const how = { kind: "around", spread: 0 } as const;
    const weights = drawWeights(createRandomStream(3), how, { draws: 2, own });
    expect([...weights]).toEqual([...own, ...own]);
  });

  test("has the own weights as means and fills the spread", () => {
    const own = Float64Array.of(0.6, 0.4);
    const how = { kind: "around", spread: 50 } as const;
    const drawn = listDraws(drawWeights(createRandomStream(2), how, { draws, own }), 2);
    const first = drawn.map(([weight = 0]) => weight);
    // .6f / (.6f + .4g), f and g in .5–1.5: from .333 to .818; the mean is about .6
    expect(Math.min(...first)).toBeLessThan(0.36);
    expect(Math.max(...first)).toBeGreaterThan(0.8);
    expect(first.reduce((sum, weight) => sum + weight, 0) / draws).toBeCloseTo(0.6, 1);
  });
});

describe("simplex", () => {
  test("divides the exponential numbers of the stream by their sum, draw by draw", () => {
    const own = new Float64Array(3).fill(1 / 3);
    const weights = drawWeights(createRandomStream(6), { kind: "simplex" }, { draws: 2, own });
    const random = createRandomStream(6);
    const expected = Array.from({ length: 2 }, () => {
      const numbers = Array.from({ length: 3 }, () => naturalLog(1 / random()));
      const sum = numbers.reduce((total, number) => total + number, 0);
      return numbers.map((number) => number / sum);
    });
    expect([...weights]).toEqual(expected.flat());
  });

  test("has equal means", () => {
    // A third each. One of three weights has variance 1/18, so σ of a mean of 4,000 is .004.
    for (const mean of computeMeans({ kind: "simplex" }, 3)) {
      expect(mean).toBeCloseTo(1 / 3, 1);
    }
  });
});

describe("ordered", () => {
  test.for([
    [0.75, 0.25],
    [0.6111, 0.2778, 0.1111],
    [0.5208, 0.2708, 0.1458, 0.0625],
    [0.4567, 0.2567, 0.1567, 0.09, 0.04],
  ])("has the rank-order centroid of Barron and Barrett as means: %o", (published) => {
    const means = computeMeans({ kind: "ordered", order: [...published.keys()] }, published.length);
    // σ of one weight is below .15, so σ of a mean of 4,000 is below .0024.
    for (const [position, mean] of means.entries()) {
      expect(Math.abs(mean - (published[position] ?? 0))).toBeLessThan(0.0075);
    }
  });

  test("gives the weights of simplex, sorted into the order", () => {
    fc.assert(
      fc.property(ownWeights, seeds, (own, seed) => {
        const order = [...own.keys()].toReversed();
        const size = { draws: 3, own };
        const drawSet = (how: WeightDraws) =>
          listDraws(drawWeights(createRandomStream(seed), how, size), own.length);
        const sorted = drawSet({ kind: "simplex" }).map((weights) =>
          weights.toSorted((a, b) => a - b),
        );
        expect(drawSet({ kind: "ordered", order })).toEqual(sorted);
      }),
    );
  });

  test("gives the largest weight to the first criterion of the order", () => {
    const own = new Float64Array(3).fill(1 / 3);
    const how = { kind: "ordered", order: [2, 0, 1] } as const;
    for (const [a = 0, b = 0, c = 0] of listDraws(
      drawWeights(createRandomStream(9), how, { draws: 50, own }),
      3,
    )) {
      expect(c >= a && a >= b).toBe(true);
    }
  });
});
