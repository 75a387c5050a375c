import { computeConsistency, type RandomIndexName } from "./consistency.ts";
import { type DerivedWeights } from "./derive-weights.ts";
import { computePrincipalEigenpair } from "./eigen.ts";
import { completeMatrix } from "./incomplete.ts";
import { cellAt, type Matrix, type Pair, listPairs, findComponents, withCell } from "./matrix.ts";
import { roundToScale, scaleMax } from "./scale.ts";

/** Another value of a judgement, and the resulting ratio. */
export type Correction = { readonly value: number; readonly cr?: number };

/** The judgement that is the least consistent with the others. */
export type WorstJudgement = {
  /** The positions, in the order in which the value of the judgement is 1 or more. */
  readonly pair: Pair;
  readonly value: number;
  /** The most consistent value, rounded to Saaty's scale. */
  readonly correction: Correction;
  /** The most consistent value within 1/9 to 9. */
  readonly exact: Correction;
};

/**
 * Finds the judgement whose correction lowers λ, and so CR, the most; the first of equal ones. The
 * correction is the value that the other judgements imply, rounded to Saaty's scale. Returns
 * undefined when no correction lowers λ.
 *
 * The implied value is that of the optimal completion without the judgement. The quotient of the
 * weights is no substitute: the judgement has influenced the weights, so it would correct only half
 * of the error.
 *
 * A judgement that alone connects two parts is skipped, because no other judgement contradicts it.
 * Trials keep the estimates of the missing pairs. The reported values are computed with new ones.
 */
export function findWorstJudgement(
  judgements: Matrix,
  derivedWeights: DerivedWeights,
  table: RandomIndexName,
): WorstJudgement | undefined {
  let [least, worst]: [number, Pair | undefined] = [derivedWeights.lambda, undefined];
  for (const pair of derivedWeights.ci > 0 ? listPairs(judgements.size) : []) {
    const lambda = isContested(judgements, pair)
      ? computeCorrectedLambda(derivedWeights.matrix, pair)
      : Infinity;
    if (lambda < least * (1 - 1e-9)) {
      [least, worst] = [lambda, pair];
    }
  }
  return worst && buildWorstJudgement(judgements, orientPair(judgements, worst), table);
}

/** Returns whether a pair has a judgement and the other judgements imply a value for it, too. */
function isContested(judgements: Matrix, pair: Pair): boolean {
  return (
    !Number.isNaN(cellAt(judgements, ...pair)) &&
    findComponents(omitJudgement(judgements, pair)).length === 1
  );
}

function computeCorrectedLambda(matrix: Matrix, pair: Pair): number {
  const value = roundToScale(estimateFromOthers(matrix, pair));
  return computePrincipalEigenpair(withCell(matrix, pair, value)).lambda;
}

/** Estimates the value of a pair from all other judgements, clamped to the scale. */
function estimateFromOthers(matrix: Matrix, pair: Pair): number {
  const ratio = cellAt(completeMatrix(omitJudgement(matrix, pair)), ...pair);
  return Math.min(Math.max(ratio, 1 / scaleMax), scaleMax);
}

function omitJudgement(matrix: Matrix, pair: Pair): Matrix {
  return withCell(matrix, pair, Number.NaN);
}

/** Returns the pair in the order in which its judgement is 1 or more. */
function orientPair(judgements: Matrix, [a, b]: Pair): Pair {
  return cellAt(judgements, a, b) < 1 ? [b, a] : [a, b];
}

function buildWorstJudgement(
  judgements: Matrix,
  pair: Pair,
  table: RandomIndexName,
): WorstJudgement {
  const buildCorrection = (value: number): Correction => {
    const { lambda } = computePrincipalEigenpair(completeMatrix(withCell(judgements, pair, value)));
    const { cr } = computeConsistency(lambda, judgements.size, table);
    return { value, ...(cr !== undefined && { cr }) };
  };
  const exact = estimateFromOthers(judgements, pair);
  return {
    pair,
    value: cellAt(judgements, ...pair),
    correction: buildCorrection(roundToScale(exact)),
    exact: buildCorrection(exact),
  };
}
