import { withDerived } from "../../financials/derived.ts";
import { priorities, type Rating } from "../../item/item.ts";
import { type Snapshot, type RatingColumn } from "../../snapshot/snapshot.ts";
import { type RatedItem } from "../model.ts";

/**
 * What a kernel sees: the columns of a board, or those of one item standing alone. An explanation
 * runs the kernel over a single row, so its value has the kernel's bits by construction.
 */
export type ModelColumns = {
  readonly count: number;
  /** What was said and, asked for by its key, what follows from it: see `withDerived`. */
  readonly ratings: ReadonlyMap<string, RatingColumn>;
  /** Position in `priorities` + 1; 0 where none was given. */
  readonly priority: Uint8Array;
  readonly number: Int32Array;
  /** NaN where nobody knows it. */
  readonly created: Float64Array;
  /** NaN where nobody sized it. */
  readonly size: Float64Array;
};

/** The part of a board that scores depend on. */
export function toModelColumns({
  count,
  ratings,
  facets,
  number,
  created,
  size,
}: Snapshot): ModelColumns {
  const known = withDerived(ratings, count);
  return { count, ratings: known, priority: facets.priority, number, created, size };
}

/** One item as columns of one row. */
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

/** What the only row of a single item's columns says about a criterion, or NaN. */
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
