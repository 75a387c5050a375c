import { withDerived } from "../../financials/derived.ts";
import { priorities, type Rating } from "../../item/item.ts";
import { type Snapshot, type RatingColumn } from "../../snapshot/snapshot.ts";
import { type RatedItem } from "../model.ts";

/**
 * The input of a kernel: the columns of a snapshot, or of a single item. An explanation runs the
 * kernel over one row, so its value has the same bits as the kernel's.
 */
export type ModelColumns = {
  readonly count: number;
  /** The ratings, and derived ratings such as NPV, computed on first access: see `withDerived`. */
  readonly ratings: ReadonlyMap<string, RatingColumn>;
  /** Position in `priorities` + 1, or 0 for an item without a priority. */
  readonly priority: Uint8Array;
  readonly number: Int32Array;
  /** NaN for an unknown creation date. */
  readonly created: Float64Array;
  /** NaN for an item without a size. */
  readonly size: Float64Array;
};

/** Returns the columns of a snapshot that scores depend on. */
export function toModelColumns({
  count,
  ratings,
  facets,
  number,
  created,
  size,
}: Snapshot): ModelColumns {
  const allRatings = withDerived(ratings, count);
  return { count, ratings: allRatings, priority: facets.priority, number, created, size };
}

/** Returns one item as columns of one row. */
export function toItemColumns({ ratings, priority, ...item }: RatedItem): ModelColumns {
  const columns = new Map<string, RatingColumn>();
  for (const [key, rating] of Object.entries(ratings)) {
    columns.set(key, toRatingColumn(rating));
  }
  const code = priority === undefined ? 0 : priorities.indexOf(priority) + 1;
  return {
    count: 1,
    ratings: withDerived(columns, 1),
    priority: Uint8Array.of(code),
    number: Int32Array.of(item.number ?? 0),
    created: Float64Array.of(item.createdAt ?? Number.NaN),
    size: Float64Array.of(item.size ?? Number.NaN),
  };
}

/** Returns the likely rating in the first row, or NaN. For the columns of a single item. */
export function ratingOf({ ratings }: ModelColumns, key: string): number {
  return ratings.get(key)?.likely[0] ?? Number.NaN;
}

function toRatingColumn(rating: Rating): RatingColumn {
  if (typeof rating === "number") {
    return { likely: Float64Array.of(rating) };
  }
  return {
    likely: Float64Array.of(rating.likely),
    low: Float64Array.of(rating.low),
    high: Float64Array.of(rating.high),
  };
}
