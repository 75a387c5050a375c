import { withScratch } from "../columns/scratch.ts";
import { type Scores, type ResolvedModel } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";
import { orderBy } from "../ranking/order-by.ts";
import { rateSnapshot } from "../ranking/rate-snapshot.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** The order of a snapshot by one model alone, with its ties. */
export type Ballot = {
  /** The rows, best first; tied rows in order of their row numbers. */
  readonly order: Uint32Array;
  /** The rank of each row, from 1. Tied rows share the mean of their ranks. */
  readonly ranks: Float64Array;
  /** The number of rows without a score. They come last and are tied. */
  readonly unscored: number;
};

/**
 * Returns the order of a model with its ties. Rows tie if their rounded scores and the model's own
 * rounded tie breaks are equal. Confidence, size and age do not break ties, because they are not
 * part of the model. O(n).
 *
 * @example
 * // scores 7, 9, 7, none → ranks 2.5, 1, 2.5, 4
 */
export function computeBallot(snapshot: Snapshot, resolvedModel: ResolvedModel): Ballot {
  return withScratch(() => rankByScore(snapshot, resolvedModel));
}

function rankByScore(snapshot: Snapshot, resolvedModel: ResolvedModel): Ballot {
  const scores = rateSnapshot(snapshot, resolvedModel);
  const { value } = scores;
  // Rows without a score all tie, so their tie breaks are ignored.
  const tie = scores.tie?.map((key, row) => (Number.isNaN(value[row]) ? Number.NaN : key));
  const order = orderBy(snapshot.count, [
    { values: value, direction: "down", isScore: true },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down", isScore: true } as const]),
  ]);
  const ranks = new Float64Array(snapshot.count);
  for (let begin = 0; begin < order.length;) {
    const end = findTieEnd({ value, tie: tie ?? value }, order, begin);
    // The tied positions begin … end − 1 have the ranks begin + 1 … end.
    for (let position = begin; position < end; position += 1) {
      ranks[order[position] as number] = (begin + 1 + end) / 2;
    }
    begin = end;
  }
  return { order, ranks, unscored: countUnscored(value, order) };
}

/** Returns the first position after `begin` whose row ranks lower. */
function findTieEnd(
  { value, tie }: Required<Pick<Scores, "value" | "tie">>,
  order: Uint32Array,
  begin: number,
): number {
  const first = order[begin] as number;
  if (Number.isNaN(value[first])) {
    return order.length;
  }
  let end = begin + 1;
  while (
    end < order.length &&
    isTied(value[order[end] as number] as number, value[first] as number) &&
    isTied(tie[order[end] as number] as number, tie[first] as number)
  ) {
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
