import { withScratch } from "../columns/scratch.ts";
import { type Scores, type ResolvedModel } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";
import { buildGroupColumn } from "../ranking/gates.ts";
import { orderBy } from "../ranking/order-by.ts";
import { rateSnapshot } from "../ranking/rate-snapshot.ts";
import { selectRanked } from "../ranking/select-ranked.ts";
import { findRowByNumber } from "../snapshot/snapshot-rows.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** The order of a snapshot by one model alone, with its ties. */
export type Ballot = {
  /** The rows, best first; tied rows in order of their row numbers. */
  readonly order: Uint32Array;
  /** The rank of each row, from 1. Tied rows share the mean of their ranks. */
  readonly ranks: Float64Array;
  /** The number of rows without a score, or left out by a gate. They come last and are tied. */
  readonly unscored: number;
};

/**
 * Returns the order of a model with its ties. Rows tie if their rounded scores and the model's own
 * rounded tie breaks are equal. Confidence, size and age do not break ties, because they are not
 * part of the model. Scored rows that fail a gate rank after those that pass, and never tie with
 * them. Rows that a gate leaves out count as rows without a score. O(n).
 *
 * @example
 * // scores 7, 9, 7, none → ranks 2.5, 1, 2.5, 4
 */
export function computeBallot(snapshot: Snapshot, resolvedModel: ResolvedModel): Ballot {
  return withScratch(() => rankByScore(snapshot, resolvedModel));
}

function rankByScore(snapshot: Snapshot, resolvedModel: ResolvedModel): Ballot {
  const scores = rateRanked(snapshot, resolvedModel);
  const { value, failed } = scores;
  // Rows without a score all tie, so their tie breaks are ignored.
  const tie = scores.tie?.map((key, row) => (Number.isNaN(value[row]) ? Number.NaN : key));
  const order = orderBy(snapshot.count, [
    ...(failed === undefined
      ? []
      : [{ values: buildGroupColumn(failed, value), direction: "up" } as const]),
    { values: value, direction: "down", isScore: true },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down", isScore: true } as const]),
  ]);
  const ranks = new Float64Array(snapshot.count);
  for (let begin = 0; begin < order.length;) {
    const end = findTieEnd({ value, tie: tie ?? value, ...(failed && { failed }) }, order, begin);
    // The tied positions begin … end − 1 have the ranks begin + 1 … end.
    for (let position = begin; position < end; position += 1) {
      ranks[order[position] as number] = (begin + 1 + end) / 2;
    }
    begin = end;
  }
  return { order, ranks, unscored: countUnscored(value, order) };
}

/** Rates the rows. Rows that a gate leaves out have no score. */
function rateRanked(snapshot: Snapshot, resolvedModel: ResolvedModel): Scores {
  const ranked = selectRanked(snapshot, resolvedModel.definition);
  const scores = rateSnapshot(ranked, resolvedModel);
  if (ranked === snapshot) {
    return scores;
  }
  const rows = Array.from(snapshot.number, (number) => findRowByNumber(ranked, number));
  const spread = (values: Float64Array) =>
    Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : (values[row] as number)));
  const { value, coverage, confidence, tie } = scores;
  return {
    value: spread(value),
    coverage: spread(coverage),
    confidence: spread(confidence),
    ...(tie && { tie: spread(tie) }),
  };
}

/** Returns the first position after `begin` whose row ranks lower. */
function findTieEnd(
  { value, tie, failed }: Required<Pick<Scores, "value" | "tie">> & Pick<Scores, "failed">,
  order: Uint32Array,
  begin: number,
): number {
  const first = order[begin] as number;
  if (Number.isNaN(value[first])) {
    return order.length;
  }
  const isFailing = (row: number) => failed !== undefined && failed[row] !== 0;
  const isInTie = (row: number) =>
    isTied(value[row] as number, value[first] as number) &&
    isTied(tie[row] as number, tie[first] as number) &&
    isFailing(row) === isFailing(first);
  let end = begin + 1;
  while (end < order.length && isInTie(order[end] as number)) {
    end += 1;
  }
  return end;
}

function isTied(a: number, b: number): boolean {
  return roundScore(a) === roundScore(b) || (Number.isNaN(a) && Number.isNaN(b));
}

function countUnscored(value: Float64Array, order: Uint32Array): number {
  let unscored = 0;
  while (
    unscored < order.length &&
    Number.isNaN(value[order[order.length - 1 - unscored] as number])
  ) {
    unscored += 1;
  }
  return unscored;
}
