import { type NumberColumn } from "../columns/dictionary-column.ts";
import {
  defineLazyColumns,
  getEncodedColumn,
  type ColumnDecoder,
  omitColumns,
} from "../columns/lazy-columns.ts";
import { type Snapshot, type RatingColumn } from "./snapshot.ts";

/** The columns of a board that are kept packed; to read one of them unpacks it. */
export type SnapshotColumns = {
  readonly size: NumberColumn<Float64Array>;
  readonly start: NumberColumn<Int32Array>;
  readonly due: NumberColumn<Int32Array>;
};

/** The columns of a criterion, the same. */
export type EncodedRatings = {
  readonly likely: NumberColumn<Float64Array>;
  readonly low?: NumberColumn<Float64Array>;
  readonly high?: NumberColumn<Float64Array>;
};

export function assembleSnapshot(
  rest: Omit<Snapshot, keyof SnapshotColumns>,
  columns: SnapshotColumns,
  read?: ColumnDecoder,
): Snapshot {
  const board = { ...rest };
  defineLazyColumns(board, columns, read);
  return board as Snapshot;
}

export function assembleRatings(columns: EncodedRatings, read?: ColumnDecoder): RatingColumn {
  const column = {};
  defineLazyColumns(column, columns, read);
  return column as RatingColumn;
}

/** The same board under another name. */
export function rekeySnapshot(
  board: Snapshot,
  { workspace, generation, at }: Pick<Snapshot, "workspace" | "generation" | "at">,
): Snapshot {
  const columns = getSnapshotColumns(board);
  return assembleSnapshot({ ...omitColumns(board, columns), workspace, generation, at }, columns);
}

/** The columns of a board as they are kept. */
export function getSnapshotColumns(board: Snapshot): SnapshotColumns {
  return {
    size: getEncodedColumn(board, "size", () => board.size),
    start: getEncodedColumn(board, "start", () => board.start),
    due: getEncodedColumn(board, "due", () => board.due),
  };
}

/** The columns of a criterion as they are kept. */
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
