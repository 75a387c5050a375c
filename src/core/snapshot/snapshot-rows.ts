import { numberAt, type NumberColumn } from "../columns/dictionary-column.ts";
import { stringAt, stringsAt } from "../columns/string-column.ts";
import { type Rating } from "../item/item.ts";
import { getSnapshotColumns, getEncodedRatings } from "./snapshot-columns.ts";
import { type Snapshot, type SnapshotRow, noDay } from "./snapshot.ts";

/** One row of a board, as it went in; the row has to be there. */
export function snapshotRowAt(board: Snapshot, row: number): SnapshotRow {
  const { facets } = board;
  const { start, due, ...columns } = getSnapshotColumns(board);
  const size = numberAt(columns.size, row) as number;
  return {
    number: board.number[row] as number,
    created: board.created[row] as number,
    type: facets.type[row] as number,
    priority: facets.priority[row] as number,
    status: stringAt(facets.status, row) ?? "",
    assignee: stringAt(facets.assignee, row) ?? "",
    team: stringAt(facets.team, row) ?? "",
    parent: facets.parent[row] as number,
    labels: stringsAt(facets.labels, row),
    size: Number.isNaN(size) ? null : size,
    start: dayAt(start, row),
    due: dayAt(due, row),
    ratings: ratingsAt(board, row),
  };
}

/** The row of an item's number, or -1. O(log n). */
export function findRowByNumber(board: Pick<Snapshot, "number" | "count">, number: number): number {
  let low = 0;
  let high = board.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = board.number[middle] as number;
    if (found === number) {
      return middle;
    }
    if (found < number) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return -1;
}

function dayAt(days: NumberColumn<Int32Array>, row: number): number | null {
  const day = numberAt(days, row) ?? noDay;
  return day === noDay ? null : day;
}

function ratingsAt(board: Snapshot, row: number): Record<string, Rating> {
  const ratings: Record<string, Rating> = {};
  for (const [criterion, column] of board.ratings) {
    const { likely, low = likely, high = likely } = getEncodedRatings(column);
    const middle = numberAt(likely, row) ?? Number.NaN;
    if (Number.isNaN(middle)) {
      continue;
    }
    const from = numberAt(low, row) ?? middle;
    const to = numberAt(high, row) ?? middle;
    ratings[criterion] = from === to ? middle : { low: from, likely: middle, high: to };
  }
  return ratings;
}
