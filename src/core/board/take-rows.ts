import {
  gatherBytes,
  gatherCoded,
  gatherDoubles,
  gatherIntegers,
  gatherLists,
} from "../columns/coded.ts";
import { columnsOf } from "../models/arithmetic/columns.ts";
import { type Board, type RatingColumn } from "./board.ts";

/**
 * A board of some rows of another, in the order they are named; a row may be named twice. Its
 * columns are its own: whoever took them may write into them. O(rows × criteria).
 */
export function takeRows(board: Board, rows: ArrayLike<number>): Board {
  const { facets } = board;
  const ratings = new Map<string, RatingColumn>();
  for (const [key, column] of columnsOf(board).ratings) {
    ratings.set(key, takenOf(column, rows));
  }
  return {
    ...board,
    count: rows.length,
    number: gatherIntegers(board.number, rows),
    created: gatherDoubles(board.created, rows),
    size: gatherDoubles(board.size, rows),
    start: gatherIntegers(board.start, rows),
    due: gatherIntegers(board.due, rows),
    facets: {
      type: gatherBytes(facets.type, rows),
      priority: gatherBytes(facets.priority, rows),
      parent: gatherIntegers(facets.parent, rows),
      status: gatherCoded(facets.status, rows),
      assignee: gatherCoded(facets.assignee, rows),
      team: gatherCoded(facets.team, rows),
      labels: gatherLists(facets.labels, rows),
    },
    ratings,
  };
}

function takenOf({ likely, low, high }: RatingColumn, rows: ArrayLike<number>): RatingColumn {
  return {
    likely: gatherDoubles(likely, rows),
    ...(low && high && { low: gatherDoubles(low, rows), high: gatherDoubles(high, rows) }),
  };
}
