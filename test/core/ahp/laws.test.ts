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
import { requireWeights } from "./matrices.ts";

/** Weights with a ratio of at most 9. */
const shares = fc
  .array(fc.double({ min: 1, max: 9, noNaN: true }), { minLength: 1, maxLength: 15 })
  .map((parts) => parts.map((part) => part / parts.reduce((sum, next) => sum + next, 0)));

const scale = fc.constantFrom(1 / 9, 1 / 7, 1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5, 7, 9);

/** Random judgements. The neighbours always have one, so that the matrix is connected. */
const randomMatrix = (isComplete: boolean) =>
  fc.integer({ min: 3, max: 10 }).chain((size) =>
    fc
      .array(fc.tuple(scale, fc.boolean()), {
        minLength: (size * (size - 1)) / 2,
        maxLength: (size * (size - 1)) / 2,
      })
      .map((judgements) => {
        const matrix = createBlankMatrix(size);
        for (const [index, pair] of listPairs(size).entries()) {
          const [value, isJudged] = judgements[index] ?? [1, true];
          if (isComplete || isJudged || pair[1] === pair[0] + 1) {
            setCell(matrix, pair, value);
          }
        }
        return matrix;
      }),
  );

describe("a matrix built from weights", () => {
  test("gives the weights, without inconsistency", () => {
    fc.assert(
      fc.property(shares, (weights) => {
        const { weights: derived, ci, lambda } = requireWeights(buildFromWeights(weights));
        for (const [index, weight] of weights.entries()) {
          expect(derived[index]).toBeCloseTo(weight, 12);
        }
        expect(ci).toBe(0);
        expect(lambda).toBeCloseTo(weights.length, 10);
      }),
    );
  });

  test("gives the weights from judgements of neighbours only", () => {
    fc.assert(
      fc.property(shares, (weights) => {
        const chain = createBlankMatrix(weights.length);
        for (const index of weights.keys()) {
          if (index > 0) {
            setCell(chain, [index - 1, index], (weights[index - 1] ?? 1) / (weights[index] ?? 1));
          }
        }
        const { weights: derived, ci } = requireWeights(chain);
        for (const [index, weight] of weights.entries()) {
          expect(derived[index]).toBeCloseTo(weight, 9);
        }
        expect(ci).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("a matrix of random judgements", () => {
  test("has weights above 0 that add up to 1, and a λ of n or more", () => {
    fc.assert(
      fc.property(randomMatrix(false), (matrix) => {
        const { weights, lambda, ci } = requireWeights(matrix);
        expect(Math.min(...weights)).toBeGreaterThan(0);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(lambda).toBeGreaterThan(matrix.size - 1e-9);
        expect(ci).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("gives the same weights in another order of the criteria", () => {
    fc.assert(
      fc.property(randomMatrix(true), (matrix) => {
        const { size } = matrix;
        const reversed = createBlankMatrix(size);
        for (const [a, b] of listPairs(size)) {
          setCell(reversed, [size - 1 - b, size - 1 - a], 1 / cellAt(matrix, a, b));
        }
        const [expected, actual] = [requireWeights(matrix), requireWeights(reversed)];
        expect(actual.lambda).toBeCloseTo(expected.lambda, 9);
        for (const [index, weight] of actual.weights.toReversed().entries()) {
          expect(weight).toBeCloseTo(expected.weights[index] ?? 0, 9);
        }
      }),
    );
  });

  test("is completed with the values that minimise λ", () => {
    fc.assert(
      fc.property(randomMatrix(false), scale, (matrix, factor) => {
        const { matrix: completed, lambda } = requireWeights(matrix);
        for (const pair of listMissingPairs(matrix)) {
          const other = withCell(completed, pair, cellAt(completed, ...pair) * factor);
          expect(computePrincipalEigenpair(other).lambda).toBeGreaterThanOrEqual(lambda - 1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("has a correction on the scale that lowers its ratio", () => {
    fc.assert(
      fc.property(randomMatrix(true), (matrix) => {
        const derivedWeights = requireWeights(matrix);
        const worst = findWorstJudgement(matrix, derivedWeights, "classic");
        fc.pre(worst !== undefined);
        expect(worst?.correction.cr).toBeLessThan(derivedWeights.cr ?? 0);
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
  test("keeps the exact judgements of judges that agree", () => {
    fc.assert(
      fc.property(randomMatrix(true), fc.integer({ min: 1, max: 50 }), (matrix, count) => {
        const group = aggregateJudgements(matrix.size, Array<Matrix>(count).fill(matrix));
        for (const [index, cell] of matrix.cells.entries()) {
          expect(group.cells[index]).toBe(cell); // to the last bit
        }
        const { weights } = requireWeights(matrix);
        expect(computeConsensus([weights, weights])).toBeCloseTo(1, 12);
      }),
    );
  });

  test("has a consensus within 0–1 that does not depend on the order of the judges", () => {
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

test("rounds a ratio and its reciprocal alike", () => {
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

function buildFromWeights(weights: readonly number[]): Matrix {
  const matrix = createBlankMatrix(weights.length);
  for (const [a, b] of listPairs(weights.length)) {
    setCell(matrix, [a, b], (weights[a] ?? 1) / (weights[b] ?? 1));
  }
  return matrix;
}
