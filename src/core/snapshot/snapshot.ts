import { type StringColumn, type StringListColumn } from "../columns/string-column.ts";
import { type Instant, type Ratings } from "../item/item.ts";

/**
 * One criterion of every row; NaN where nobody rated it. `low` and `high` are there only if some
 * row has an interval; rows without one say the same three times.
 */
export type RatingColumn = {
  readonly likely: Float64Array;
  readonly low?: Float64Array;
  readonly high?: Float64Array;
};

/** What filters need of every row, in the order of the rows. */
export type Facets = {
  /** Position in `itemTypes`. */
  readonly type: Uint8Array;
  /** Position in `priorities` + 1; 0 where none was given. */
  readonly priority: Uint8Array;
  readonly status: StringColumn;
  readonly assignee: StringColumn;
  readonly team: StringColumn;
  readonly labels: StringListColumn;
  /** The number of the parent; 0 at the top. */
  readonly parent: Int32Array;
};

/**
 * The backlog of one workspace at one generation, as columns; deleted items are not on it.
 * Rows stand in order of their item's number. A board is never changed once it is made.
 */
export type Snapshot = {
  readonly workspace: string;
  readonly generation: number;
  /** When the generation was made. */
  readonly at: Instant;
  readonly count: number;
  readonly number: Int32Array;
  readonly created: Float64Array;
  /** NaN where nobody sized it. */
  readonly size: Float64Array;
  /** Days since 1970-01-01; `noDay` where there is none. */
  readonly start: Int32Array;
  readonly due: Int32Array;
  readonly facets: Facets;
  /** Criterion → its column; in alphabetical order of the criteria. */
  readonly ratings: ReadonlyMap<string, RatingColumn>;
};

/** The day of a row that has none. */
export const noDay = -2_147_483_648;

/** One item as a board wants to know it. */
export type SnapshotRow = {
  readonly number: number;
  readonly created: Instant;
  readonly type: number;
  readonly priority: number;
  readonly status: string;
  readonly assignee: string;
  readonly team: string;
  readonly parent: number;
  readonly labels: readonly string[];
  readonly size: number | null;
  readonly start: number | null;
  readonly due: number | null;
  readonly ratings: Ratings;
};
