import { consistencyOf, type TableName } from "./consistency.ts";
import { principalOf } from "./eigen.ts";
import { completed } from "./incomplete.ts";
import { cellOf, type Matrix, type Pair, pairsOf, withCell } from "./matrix.ts";
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
  /** What the weights themselves say, within 1/9 to 9. */
  readonly exact: Mend;
};

/**
 * The judgement whose replacement by the quotient of its weights, rounded to Saaty's scale, lowers
 * λ (and so CR) the most; the first of equals. Undefined when none does: there is nothing to mend.
 *
 * Every pair that was compared is tried in turn. What was filled in stays for the trials, and is
 * filled in anew for the values that are told.
 */
export function worstOf(judged: Matrix, weighed: Weighed, table: TableName): Worst | undefined {
  let [least, worst]: [number, Pair | undefined] = [weighed.lambda, undefined];
  for (const pair of weighed.ci > 0 ? pairsOf(judged.size) : []) {
    const lambda = Number.isNaN(cellOf(judged, ...pair))
      ? Infinity
      : principalOf(withCell(weighed.matrix, pair, roundedOf(weighed, pair))).lambda;
    if (lambda < least * (1 - 1e-9)) {
      [least, worst] = [lambda, pair];
    }
  }
  return worst && told(judged, turned(judged, worst), { weighed, table });
}

/** What the weights say of a pair, within the scale. */
function ratioOf({ weights }: Weighed, [a, b]: Pair): number {
  const ratio = (weights[a] ?? 1) / (weights[b] ?? 1);
  return Math.min(Math.max(ratio, 1 / scaleMax), scaleMax);
}

function roundedOf(weighed: Weighed, pair: Pair): number {
  return nearestOnScale(ratioOf(weighed, pair));
}

/** The pair in the order in which its judgement is 1 or more. */
function turned(judged: Matrix, [a, b]: Pair): Pair {
  return cellOf(judged, a, b) < 1 ? [b, a] : [a, b];
}

function told(
  judged: Matrix,
  pair: Pair,
  { weighed, table }: { readonly weighed: Weighed; readonly table: TableName },
): Worst {
  const mendBy = (value: number): Mend => {
    const { lambda } = principalOf(completed(withCell(judged, pair, value)));
    const { cr } = consistencyOf(lambda, judged.size, table);
    return { value, ...(cr !== undefined && { cr }) };
  };
  return {
    pair,
    value: cellOf(judged, ...pair),
    mend: mendBy(roundedOf(weighed, pair)),
    exact: mendBy(ratioOf(weighed, pair)),
  };
}
