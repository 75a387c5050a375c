import { gatherNumbers } from "../columns/string-column.ts";
import { type Scores } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";
import { type IsBefore } from "../ranking/best-rows.ts";
import { orderBy } from "../ranking/order-by.ts";
import { buildSortKeys } from "../ranking/rank.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** Computes the rank of one row: 1 + the number of rows before it. O(n). */
export function computeRowRank(value: Float64Array, row: number, isBefore: IsBefore): number {
  const rowScore = roundScore(value[row] as number);
  let rank = 1;
  for (let other = 0; other < value.length; other += 1) {
    const score = roundScore(value[other] as number);
    // Most rows differ by rounded score, so the full comparison is rare.
    if (score > rowScore || (!(score < rowScore) && other !== row && isBefore(other, row))) {
      rank += 1;
    }
  }
  return rank;
}

/**
 * Finds the row at a rank, from 1 to the number of rows. It sorts the scores alone, and orders only
 * the rows tied with the score at that rank. O(n log n), with a small constant. With gates, it
 * orders all rows.
 */
export function findRowAtRank(snapshot: Snapshot, scores: Scores, rank: number): number {
  if (scores.failed !== undefined) {
    return orderBy(snapshot.count, buildSortKeys(snapshot, scores))[rank - 1] as number;
  }
  const { value } = scores;
  const rising = value.toSorted();
  const scored = countScored(rising);
  const rankScore = rank <= scored ? roundScore(rising[scored - rank] as number) : Number.NaN;
  const tiedRows: number[] = [];
  let before = 0;
  for (let row = 0; row < snapshot.count; row += 1) {
    const score = roundScore(value[row] as number);
    if (score === rankScore || (Number.isNaN(score) && rank > scored)) {
      tiedRows.push(row);
    }
    before += score > rankScore || (rank > scored && !Number.isNaN(score)) ? 1 : 0;
  }
  const order = sortRows(snapshot, scores, tiedRows);
  return tiedRows[order[rank - 1 - before] as number] as number;
}

/** Counts the scores. Sorting a Float64Array puts NaN last. */
function countScored(rising: Float64Array): number {
  let scored = rising.length;
  while (scored > 0 && Number.isNaN(rising[scored - 1])) {
    scored -= 1;
  }
  return scored;
}

/** Finds the row at a rank among all rows but one; undefined after the last of them. */
export function findRowAmongOthers(
  snapshot: Snapshot,
  scores: Scores,
  { row, rank }: { readonly row: number; readonly rank: number },
): number | undefined {
  const order = orderBy(snapshot.count, buildSortKeys(snapshot, scores));
  return order.filter((other) => other !== row)[rank - 1];
}

function sortRows(snapshot: Snapshot, scores: Scores, rows: readonly number[]): Uint32Array {
  const keys = buildSortKeys(snapshot, scores).map((key) =>
    Object.assign(key, { values: gatherNumbers(key.values, rows) }),
  );
  return orderBy(rows.length, keys);
}
