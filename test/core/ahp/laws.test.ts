import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computePrincipalEigenpair } from "../../../src/core/ahp/eigen.ts";
import { computeConsensus, aggregateJudgements } from "../../../src/core/ahp/group.ts";
import {
  createBlankMatrix,
  cellAt,
  type Matrix,
  listMissingPairs,
  listPairs,
  setCell,
  withCell,
} from "../../../src/core/ahp/matrix.ts";
import { normaliseJudgement, roundToScale } from "../../../src/core/ahp/scale.ts";
import { findWorstJudgement } from "../../../src/core/ahp/worst-judgement.ts";
import { weighed } from "./matrices.ts";

/** Weights none of which is more than nine times another. */
const shares = fc
  .array(fc.double({ min: 1, max: 9, noNaN: true }), { minLength: 1, maxLength: 15 })
  .map((parts) => parts.map((part) => part / parts.reduce((sum, each) => sum + each, 0)));

const scale = fc.constantFrom(1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9);

/** Judgements at random, of which a tree is always there and the rest as it comes. */
const contradictory = (isWhole: boolean) =>
  fc.integer({ min: 3, max: 10 }).chain((size) =>
    fc
      .array(fc.tuple(scale, fc.boolean()), {
        minLength: (size * (size - 1)) / 2,
        maxLength: (size * (size - 1)) / 2,
      })
      .map((said) => {
        const matrix = createBlankMatrix(size);
        for (const [at, pair] of listPairs(size).entries()) {
          const [value, isSaid] = said[at] ?? [1, true];
          if (isWhole || isSaid || pair[1] === pair[0] + 1) {
            setCell(matrix, pair, value);
          }
        }
        return matrix;
      }),
  );

describe("a matrix made of weights", () => {
  test("gives them back, without contradiction", () => {
    fc.assert(
      fc.property(shares, (weights) => {
        const { weights: found, ci, lambda } = weighed(madeOf(weights));
        for (const [at, weight] of weights.entries()) {
          expect(found[at]).toBeCloseTo(weight, 12);
        }
        expect(ci).toBe(0);
        expect(lambda).toBeCloseTo(weights.length, 10);
      }),
    );
  });

  test("gives them back when only a chain of neighbours was compared", () => {
    fc.assert(
      fc.property(shares, (weights) => {
        const chain = createBlankMatrix(weights.length);
        for (const at of weights.keys()) {
          if (at > 0) {
            setCell(chain, [at - 1, at], (weights[at - 1] ?? 1) / (weights[at] ?? 1));
          }
        }
        const { weights: found, ci } = weighed(chain);
        for (const [at, weight] of weights.entries()) {
          expect(found[at]).toBeCloseTo(weight, 9);
        }
        expect(ci).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("a matrix of any judgements", () => {
  test("has weights above 0 that add up to 1, and a λ of n or more", () => {
    fc.assert(
      fc.property(contradictory(false), (matrix) => {
        const { weights, lambda, ci } = weighed(matrix);
        expect(Math.min(...weights)).toBeGreaterThan(0);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(lambda).toBeGreaterThan(matrix.size - 1e-9);
        expect(ci).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("says the same when its things are named in another order", () => {
    fc.assert(
      fc.property(contradictory(true), (matrix) => {
        const { size } = matrix;
        const turned = createBlankMatrix(size);
        for (const [a, b] of listPairs(size)) {
          setCell(turned, [size - 1 - b, size - 1 - a], 1 / cellAt(matrix, a, b));
        }
        const [here, there] = [weighed(matrix), weighed(turned)];
        expect(there.lambda).toBeCloseTo(here.lambda, 9);
        for (const [at, weight] of there.weights.toReversed().entries()) {
          expect(weight).toBeCloseTo(here.weights[at] ?? 0, 9);
        }
      }),
    );
  });

  test("is filled so that no other value of a cell makes λ smaller", () => {
    fc.assert(
      fc.property(contradictory(false), scale, (matrix, factor) => {
        const { matrix: filled, lambda } = weighed(matrix);
        for (const pair of listMissingPairs(matrix)) {
          const other = withCell(filled, pair, cellAt(filled, ...pair) * factor);
          expect(computePrincipalEigenpair(other).lambda).toBeGreaterThanOrEqual(lambda - 1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("is mended by a value of the scale that lowers its ratio", () => {
    fc.assert(
      fc.property(contradictory(true), (matrix) => {
        const whole = weighed(matrix);
        const worst = findWorstJudgement(matrix, whole, "classic");
        fc.pre(worst !== undefined);
        expect(worst?.correction.cr).toBeLessThan(whole.cr ?? 0);
        expect(worst?.value).toBeGreaterThanOrEqual(1);
        expect(roundToScale(worst?.correction.value ?? 0)).toBeCloseTo(
          worst?.correction.value ?? 1,
          12,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("a group", () => {
  test("of judges who say the same says it too, and agrees", () => {
    fc.assert(
      fc.property(contradictory(true), fc.integer({ min: 1, max: 50 }), (matrix, count) => {
        const group = aggregateJudgements(matrix.size, Array<Matrix>(count).fill(matrix));
        for (const [at, cell] of matrix.cells.entries()) {
          expect(group.cells[at]).toBe(cell); // of one mind to the last bit
        }
        const { weights } = weighed(matrix);
        expect(computeConsensus([weights, weights])).toBeCloseTo(1, 12);
      }),
    );
  });

  test("has a consensus within 0–1 that does not depend on the order of its judges", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((size) => {
          const part = fc.double({ min: 1e-9, max: 1, noNaN: true });
          const weights = fc.array(part, { minLength: size, maxLength: size }).map(toShares);
          return fc.array(weights, { minLength: 2, maxLength: 6 });
        }),
        (judges) => {
          const consensus = computeConsensus(judges);
          expect(consensus >= 0 && consensus <= 1).toBe(true);
          expect(computeConsensus(judges.toReversed())).toBeCloseTo(consensus, 9);
        },
      ),
    );
  });
});

test("the nearest value of the scale is the same both ways round", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 20, noNaN: true }), (ratio) => {
      expect(roundToScale(ratio) * roundToScale(1 / ratio)).toBeCloseTo(1, 12);
      expect(normaliseJudgement(roundToScale(ratio))).toBe(roundToScale(ratio));
    }),
  );
});

function toShares(parts: readonly number[]): Float64Array {
  const sum = parts.reduce((total, part) => total + part, 0);
  return Float64Array.from(parts, (part) => part / sum);
}

function madeOf(weights: readonly number[]): Matrix {
  const matrix = createBlankMatrix(weights.length);
  for (const [a, b] of listPairs(weights.length)) {
    setCell(matrix, [a, b], (weights[a] ?? 1) / (weights[b] ?? 1));
  }
  return matrix;
}
