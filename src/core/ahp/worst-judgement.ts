import { computeConsistency, type RandomIndexName } from "./consistency.ts";
import { type DerivedWeights } from "./derive-weights.ts";
import { computePrincipalEigenpair } from "./eigen.ts";
import { completeMatrix } from "./incomplete.ts";
import { cellAt, type Matrix, type Pair, listPairs, findComponents, withCell } from "./matrix.ts";
import { roundToScale, scaleMax } from "./scale.ts";

/** What a judgement could be instead, and the ratio there would be then. */
export type Correction = { readonly value: number; readonly cr?: number };

/** The judgement that stands against the others most. */
export type WorstJudgement = {
  /** Positions; the judgement says that the first is at least as important as the second. */
  readonly pair: Pair;
  readonly value: number;
  /** The nearest value of Saaty's scale. */
  readonly correction: Correction;
  /** What contradicts all other judgements least, within 1/9 to 9. */
  readonly exact: Correction;
};

/**
 * The judgement without which the others agree best: what they say of its pair, rounded to Saaty's
 * scale, lowers λ (and so CR) the most; the first of equals. Undefined when none does: there is
 * nothing to mend.
 *
 * What the others say is the optimal completion of the matrix without the judgement. The quotient of
 * the weights would not do: the judgement has bent them towards itself, and they mend it by half.
 *
 * Every pair that was compared is tried in turn, but for those on which alone two parts hang, for
 * nothing stands against them. What was filled in stays for the trials, and is filled in anew for
 * the values that are told.
 */
export function findWorstJudgement(
  judged: Matrix,
  weighed: DerivedWeights,
  table: RandomIndexName,
): WorstJudgement | undefined {
  let [least, worst]: [number, Pair | undefined] = [weighed.lambda, undefined];
  for (const pair of weighed.ci > 0 ? listPairs(judged.size) : []) {
    const lambda = isContested(judged, pair)
      ? computeCorrectedLambda(weighed.matrix, pair)
      : Infinity;
    if (lambda < least * (1 - 1e-9)) {
      [least, worst] = [lambda, pair];
    }
  }
  return worst && buildWorstJudgement(judged, orientPair(judged, worst), table);
}

/** Whether a pair was compared, and others would tell of it if it had not been. */
function isContested(judged: Matrix, pair: Pair): boolean {
  return (
    !Number.isNaN(cellAt(judged, ...pair)) &&
    findComponents(omitJudgement(judged, pair)).length === 1
  );
}

function computeCorrectedLambda(matrix: Matrix, pair: Pair): number {
  const value = roundToScale(estimateFromOthers(matrix, pair));
  return computePrincipalEigenpair(withCell(matrix, pair, value)).lambda;
}

/** What all other judgements say of a pair, within the scale. */
function estimateFromOthers(matrix: Matrix, pair: Pair): number {
  const ratio = cellAt(completeMatrix(omitJudgement(matrix, pair)), ...pair);
  return Math.min(Math.max(ratio, 1 / scaleMax), scaleMax);
}

function omitJudgement(matrix: Matrix, pair: Pair): Matrix {
  return withCell(matrix, pair, Number.NaN);
}

/** The pair in the order in which its judgement is 1 or more. */
function orientPair(judged: Matrix, [a, b]: Pair): Pair {
  return cellAt(judged, a, b) < 1 ? [b, a] : [a, b];
}

function buildWorstJudgement(judged: Matrix, pair: Pair, table: RandomIndexName): WorstJudgement {
  const buildCorrection = (value: number): Correction => {
    const { lambda } = computePrincipalEigenpair(completeMatrix(withCell(judged, pair, value)));
    const { cr } = computeConsistency(lambda, judged.size, table);
    return { value, ...(cr !== undefined && { cr }) };
  };
  const exact = estimateFromOthers(judged, pair);
  return {
    pair,
    value: cellAt(judged, ...pair),
    correction: buildCorrection(roundToScale(exact)),
    exact: buildCorrection(exact),
  };
}
