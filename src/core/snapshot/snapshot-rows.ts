import { numberAt, type NumberColumn } from "../columns/dictionary-column.ts";
import { stringAt, stringsAt } from "../columns/string-column.ts";
import { type Rating } from "../item/item.ts";
import { getSnapshotColumns, getEncodedRatings } from "./snapshot-columns.ts";
import { type Snapshot, type SnapshotRow, noDay } from "./snapshot.ts";

/** Returns a row in the form in which it was added. The row must exist. */
export function snapshotRowAt(snapshot: Snapshot, row: number): SnapshotRow {
  const { facets } = snapshot;
  const { start, due, ...columns } = getSnapshotColumns(snapshot);
  const size = numberAt(columns.size, row) as number;
  return {
    number: snapshot.number[row] as number,
    created: snapshot.created[row] as number,
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
    ratings: ratingsAt(snapshot, row),
  };
}

/** Finds the row of an item number by binary search; -1 if there is none. O(log n). */
export function findRowByNumber(
  snapshot: Pick<Snapshot, "number" | "count">,
  number: number,
): number {
  let low = 0;
  let high = snapshot.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = snapshot.number[middle] as number;
    if (candidate === number) {
      return middle;
    }
    if (candidate < number) {
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

function ratingsAt(snapshot: Snapshot, row: number): Record<string, Rating> {
  const ratings: Record<string, Rating> = {};
  for (const [criterion, column] of snapshot.ratings) {
    const { likely, low = likely, high = likely } = getEncodedRatings(column);
    const middle = numberAt(likely, row) ?? Number.NaN;
    if (Number.isNaN(middle)) {
      continue;
    }
    const [min, max] = [numberAt(low, row) ?? middle, numberAt(high, row) ?? middle];
    ratings[criterion] = min === max ? middle : { low: min, likely: middle, high: max };
  }
  return ratings;
}
