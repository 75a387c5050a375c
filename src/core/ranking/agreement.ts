import { newScratchFloat64, newScratchUint32 } from "../columns/scratch.ts";
import { roundScore } from "../numeric/round-score.ts";
import { tauB } from "./kendall.ts";
import { countBetterScores, type Ranking, selectGroup } from "./ranking.ts";

/**
 * Returns Kendall's τ-b of the items with a score in both rankings, from −1 to 1; NaN if either
 * ranking ties them all. `after` contains the position of each item number in `to`, or −1. Allocates
 * scratch arrays. O(n log n).
 */
export function computeAgreement(from: Ranking, to: Ranking, after: Int32Array): number {
  const [x, y] = [newScratchFloat64(from.count), newScratchFloat64(from.count)];
  let length = 0;
  // From the worst score to the best one, so that x ascends and needs no sorting.
  for (let position = from.count - from.unscored - 1; position >= 0; position -= 1) {
    const target = after[from.number[position] as number] ?? -1;
    if (target >= 0 && target < to.count - to.unscored) {
      x[length] = readOrderValue(from, position);
      y[length] = readOrderValue(to, target);
      length += 1;
    }
  }
  return tauB(listRows(length), x, y);
}

function listRows(count: number): Uint32Array {
  const rows = newScratchUint32(count);
  for (let row = 0; row < count; row += 1) {
    rows[row] = row;
  }
  return rows;
}

/**
 * Returns a number that descends with the order and is equal for ties: the rounded score. With
 * gates, it is the negative number of better items.
 */
function readOrderValue(ranking: Ranking, position: number): number {
  const score = ranking.score[position] as number;
  if (ranking.gates === undefined) {
    return roundScore(score);
  }
  const group = selectGroup(ranking, position);
  return -(group.before + countBetterScores(group, score));
}
