import { gatherFloat64, gatherInt32 } from "../columns/string-column.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { gatherFacets } from "./select-scope.ts";
import { type Snapshot, type RatingColumn } from "./snapshot.ts";

/**
 * Returns a snapshot of the given rows in the given order; a row may occur twice. All columns are
 * copies, so the caller may write into them. O(rows × criteria).
 */
export function takeRows(snapshot: Snapshot, rows: ArrayLike<number>): Snapshot {
  const ratings = new Map<string, RatingColumn>();
  for (const [key, column] of toModelColumns(snapshot).ratings) {
    ratings.set(key, takeRatings(column, rows));
  }
  return {
    ...snapshot,
    count: rows.length,
    number: gatherInt32(snapshot.number, rows),
    created: gatherFloat64(snapshot.created, rows),
    size: gatherFloat64(snapshot.size, rows),
    start: gatherInt32(snapshot.start, rows),
    due: gatherInt32(snapshot.due, rows),
    facets: gatherFacets(snapshot.facets, rows),
    ratings,
  };
}

function takeRatings({ likely, low, high }: RatingColumn, rows: ArrayLike<number>): RatingColumn {
  return {
    likely: gatherFloat64(likely, rows),
    ...(low && high && { low: gatherFloat64(low, rows), high: gatherFloat64(high, rows) }),
  };
}
