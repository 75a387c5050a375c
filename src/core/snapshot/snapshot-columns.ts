import { type NumberColumn } from "../columns/dictionary-column.ts";
import {
  defineLazyColumns,
  getEncodedColumn,
  type ColumnDecoder,
  omitColumns,
} from "../columns/lazy-columns.ts";
import { type Snapshot, type SnapshotMetadata, type RatingColumn } from "./snapshot.ts";

/**
 * The columns of a snapshot that may be dictionary-encoded. The snapshot decodes them on access.
 */
export type SnapshotColumns = {
  readonly size: NumberColumn<Float64Array>;
  readonly start: NumberColumn<Int32Array>;
  readonly due: NumberColumn<Int32Array>;
};

/** The columns of a criterion, which may be dictionary-encoded too. */
export type EncodedRatings = {
  readonly likely: NumberColumn<Float64Array>;
  readonly low?: NumberColumn<Float64Array>;
  readonly high?: NumberColumn<Float64Array>;
};

/** Builds a snapshot that decodes its encoded columns on access. */
export function assembleSnapshot(
  rest: Omit<Snapshot, keyof SnapshotColumns>,
  columns: SnapshotColumns,
  read?: ColumnDecoder,
): Snapshot {
  const snapshot = { ...rest };
  defineLazyColumns(snapshot, columns, read);
  return snapshot as Snapshot;
}

/** Builds a rating column that decodes its encoded columns on access. */
export function assembleRatings(columns: EncodedRatings, read?: ColumnDecoder): RatingColumn {
  const column = {};
  defineLazyColumns(column, columns, read);
  return column as RatingColumn;
}

/** Returns the snapshot with another key. Both share all columns. */
export function rekeySnapshot(
  snapshot: Snapshot,
  { workspace, generation, at, statuses }: SnapshotMetadata,
): Snapshot {
  const columns = getSnapshotColumns(snapshot);
  return assembleSnapshot(
    { ...omitColumns(snapshot, columns), workspace, generation, at, statuses },
    columns,
  );
}

/** Returns the lazy columns of a snapshot without decoding them. */
export function getSnapshotColumns(snapshot: Snapshot): SnapshotColumns {
  return {
    size: getEncodedColumn(snapshot, "size", () => snapshot.size),
    start: getEncodedColumn(snapshot, "start", () => snapshot.start),
    due: getEncodedColumn(snapshot, "due", () => snapshot.due),
  };
}

/** Returns the columns of a criterion without decoding them. */
export function getEncodedRatings(column: RatingColumn): EncodedRatings {
  const likely = getEncodedColumn(column, "likely", () => column.likely);
  if (!("low" in column)) {
    return { likely };
  }
  return {
    likely,
    low: getEncodedColumn(column, "low", () => column.low ?? column.likely),
    high: getEncodedColumn(column, "high", () => column.high ?? column.likely),
  };
}
