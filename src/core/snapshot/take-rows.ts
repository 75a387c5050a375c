import {
  gatherUint8,
  gatherStrings,
  gatherFloat64,
  gatherInt32,
  gatherStringLists,
} from "../columns/string-column.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Snapshot, type RatingColumn } from "./snapshot.ts";

/**
 * A board of some rows of another, in the order they are named; a row may be named twice. Its
 * columns are its own: whoever took them may write into them. O(rows × criteria).
 */
export function takeRows(board: Snapshot, rows: ArrayLike<number>): Snapshot {
  const { facets } = board;
  const ratings = new Map<string, RatingColumn>();
  for (const [key, column] of toModelColumns(board).ratings) {
    ratings.set(key, takeRatings(column, rows));
  }
  return {
    ...board,
    count: rows.length,
    number: gatherInt32(board.number, rows),
    created: gatherFloat64(board.created, rows),
    size: gatherFloat64(board.size, rows),
    start: gatherInt32(board.start, rows),
    due: gatherInt32(board.due, rows),
    facets: {
      type: gatherUint8(facets.type, rows),
      priority: gatherUint8(facets.priority, rows),
      parent: gatherInt32(facets.parent, rows),
      status: gatherStrings(facets.status, rows),
      assignee: gatherStrings(facets.assignee, rows),
      team: gatherStrings(facets.team, rows),
      labels: gatherStringLists(facets.labels, rows),
    },
    ratings,
  };
}

function takeRatings({ likely, low, high }: RatingColumn, rows: ArrayLike<number>): RatingColumn {
  return {
    likely: gatherFloat64(likely, rows),
    ...(low && high && { low: gatherFloat64(low, rows), high: gatherFloat64(high, rows) }),
  };
}
