import { type Snapshot } from "../snapshot/snapshot.ts";
import { indexPositionsByNumber, type RankingContent } from "./ranking.ts";

/**
 * Aligns a column of a snapshot with a ranking. Items missing in the snapshot, or all without a
 * column, are NaN. O(n).
 */
export function alignToRanking(
  { number }: Pick<RankingContent, "number">,
  snapshot: Pick<Snapshot, "number">,
  column: Float64Array | undefined,
): Float64Array {
  if (column === undefined) {
    return new Float64Array(number.length).fill(Number.NaN);
  }
  const rows = indexPositionsByNumber(snapshot);
  return Float64Array.from(number, (each) => column[rows[each] ?? -1] ?? Number.NaN);
}
