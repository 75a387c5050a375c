import { type StringColumn, type StringListColumn } from "../columns/string-column.ts";
import { type Instant, type Ratings } from "../item/item.ts";
import { type StatusMap } from "../status/status-map.ts";

/**
 * The ratings of all rows for one criterion; NaN where a row has none. `low` and `high` exist only
 * if some row has an interval. A row without an interval has the same number in all three.
 */
export type RatingColumn = {
  readonly likely: Float64Array;
  readonly low?: Float64Array;
  readonly high?: Float64Array;
};

/** The columns that filters read. */
export type Facets = {
  /** Position in `itemTypes`. */
  readonly type: Uint8Array;
  /** Position in `priorities` + 1; 0 where a row has none. */
  readonly priority: Uint8Array;
  readonly status: StringColumn;
  readonly assignee: StringColumn;
  readonly team: StringColumn;
  readonly labels: StringListColumn;
  /** The number of the parent; 0 where a row has none. */
  readonly parent: Int32Array;
};

/**
 * The backlog of one workspace at one generation, as columns. It contains no deleted items. Rows
 * are in order of their item numbers. A snapshot is immutable.
 */
export type Snapshot = {
  readonly workspace: string;
  readonly generation: number;
  /** The time of the change that created the generation. */
  readonly at: Instant;
  /** The categories of statuses at this generation. */
  readonly statuses: StatusMap;
  readonly count: number;
  readonly number: Int32Array;
  readonly created: Float64Array;
  /** NaN where an item has no size. */
  readonly size: Float64Array;
  /** Days since 1970-01-01; `noDay` where an item has no date. */
  readonly start: Int32Array;
  readonly due: Int32Array;
  readonly facets: Facets;
  /** The rating columns by criterion, in alphabetical order. */
  readonly ratings: ReadonlyMap<string, RatingColumn>;
};

/** The properties of a snapshot that are not columns. */
export type SnapshotMetadata = Pick<Snapshot, "workspace" | "generation" | "at" | "statuses">;

/** The value of `start` and `due` where an item has no date. */
export const noDay = -2_147_483_648;

/** The fields of an item that a snapshot contains. */
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
