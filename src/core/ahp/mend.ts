import { consistencyOf, type TableName } from "./consistency.ts";
import { principalOf } from "./eigen.ts";
import { completed } from "./incomplete.ts";
import { cellOf, type Matrix, type Pair, pairsOf, partsOf, withCell } from "./matrix.ts";
import { nearestOnScale, scaleMax } from "./scale.ts";
import { type Weighed } from "./weigh.ts";

/** What a judgement could be instead, and the ratio there would be then. */
export type Mend = { readonly value: number; readonly cr?: number };

/** The judgement that stands against the others most. */
export type Worst = {
  /** Positions; the judgement says that the first is at least as important as the second. */
  readonly pair: Pair;
  readonly value: number;
  /** The nearest value of Saaty's scale. */
  readonly mend: Mend;
  /** What contradicts all other judgements least, within 1/9 to 9. */
  readonly exact: Mend;
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
export function worstOf(judged: Matrix, weighed: Weighed, table: TableName): Worst | undefined {
  let [least, worst]: [number, Pair | undefined] = [weighed.lambda, undefined];
  for (const pair of weighed.ci > 0 ? pairsOf(judged.size) : []) {
    const lambda = isContested(judged, pair) ? mendedLambda(weighed.matrix, pair) : Infinity;
    if (lambda < least * (1 - 1e-9)) {
      [least, worst] = [lambda, pair];
    }
  }
  return worst && told(judged, turned(judged, worst), table);
}

/** Whether a pair was compared, and others would tell of it if it had not been. */
function isContested(judged: Matrix, pair: Pair): boolean {
  return !Number.isNaN(cellOf(judged, ...pair)) && partsOf(without(judged, pair)).length === 1;
}

function mendedLambda(matrix: Matrix, pair: Pair): number {
  const value = nearestOnScale(saidByOthers(matrix, pair));
  return principalOf(withCell(matrix, pair, value)).lambda;
}

/** What all other judgements say of a pair, within the scale. */
function saidByOthers(matrix: Matrix, pair: Pair): number {
  const ratio = cellOf(completed(without(matrix, pair)), ...pair);
  return Math.min(Math.max(ratio, 1 / scaleMax), scaleMax);
}

function without(matrix: Matrix, pair: Pair): Matrix {
  return withCell(matrix, pair, Number.NaN);
}

/** The pair in the order in which its judgement is 1 or more. */
function turned(judged: Matrix, [a, b]: Pair): Pair {
  return cellOf(judged, a, b) < 1 ? [b, a] : [a, b];
}

function told(judged: Matrix, pair: Pair, table: TableName): Worst {
  const mendBy = (value: number): Mend => {
    const { lambda } = principalOf(completed(withCell(judged, pair, value)));
    const { cr } = consistencyOf(lambda, judged.size, table);
    return { value, ...(cr !== undefined && { cr }) };
  };
  const exact = saidByOthers(judged, pair);
  return {
    pair,
    value: cellOf(judged, ...pair),
    mend: mendBy(nearestOnScale(exact)),
    exact: mendBy(exact),
  };
}
