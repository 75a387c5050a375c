import { gatherNumbers } from "../columns/string-column.ts";
import { type Scores } from "../models/model.ts";
import { type IsBefore } from "../ranking/best-rows.ts";
import { orderBy } from "../ranking/order-by.ts";
import { buildSortKeys } from "../ranking/rank.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** The rank of one row: how many stand before it, + 1. O(n), most told apart by their scores. */
export function computeRowRank(value: Float64Array, row: number, isBefore: IsBefore): number {
  const mine = value[row] as number;
  let rank = 1;
  for (let other = 0; other < value.length; other += 1) {
    const theirs = value[other] as number;
    if (theirs > mine || (!(theirs < mine) && other !== row && isBefore(other, row))) {
      rank += 1;
    }
  }
  return rank;
}

/**
 * The row that holds a rank from 1 to the number of rows. The scores are sorted by themselves; only
 * rows that share the score at that rank are put in order. O(n log n), with a small constant.
 */
export function findRowAtRank(snapshot: Snapshot, scores: Scores, rank: number): number {
  const { value } = scores;
  const rising = value.toSorted();
  const scored = countScored(rising);
  const bar = rank <= scored ? (rising[scored - rank] as number) : Number.NaN;
  const sharing: number[] = [];
  let before = 0;
  for (let row = 0; row < snapshot.count; row += 1) {
    const each = value[row] as number;
    if (each === bar || (each !== each && rank > scored)) {
      sharing.push(row);
    }
    before += each > bar || (rank > scored && each === each) ? 1 : 0;
  }
  const order = sortRows(snapshot, scores, sharing);
  return sharing[order[rank - 1 - before] as number] as number;
}

/** NaN stands last in a sorted array of doubles. */
function countScored(rising: Float64Array): number {
  let scored = rising.length;
  while (scored > 0 && Number.isNaN(rising[scored - 1])) {
    scored -= 1;
  }
  return scored;
}

function sortRows(snapshot: Snapshot, scores: Scores, rows: readonly number[]): Uint32Array {
  const keys = buildSortKeys(snapshot, scores).map(({ values, direction }) => ({
    values: gatherNumbers(values, rows),
    direction,
  }));
  return orderBy(rows.length, keys);
}
