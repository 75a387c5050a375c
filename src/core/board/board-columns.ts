import { keep, keptAs, type Read, restOf } from "../columns/kept-columns.ts";
import { type Packed } from "../columns/packed.ts";
import { type Board, type RatingColumn } from "./board.ts";

/** The columns of a board that are kept packed; to read one of them unpacks it. */
export type BoardColumns = {
  readonly size: Packed<Float64Array>;
  readonly start: Packed<Int32Array>;
  readonly due: Packed<Int32Array>;
};

/** The columns of a criterion, the same. */
export type RatingColumns = {
  readonly likely: Packed<Float64Array>;
  readonly low?: Packed<Float64Array>;
  readonly high?: Packed<Float64Array>;
};

export function boardWith(
  rest: Omit<Board, keyof BoardColumns>,
  columns: BoardColumns,
  read?: Read,
): Board {
  const board = { ...rest };
  keep(board, columns, read);
  return board as Board;
}

export function ratingsWith(columns: RatingColumns, read?: Read): RatingColumn {
  const column = {};
  keep(column, columns, read);
  return column as RatingColumn;
}

/** The same board under another name. */
export function renamed(
  board: Board,
  { workspace, generation, at }: Pick<Board, "workspace" | "generation" | "at">,
): Board {
  const columns = columnsIn(board);
  return boardWith({ ...restOf(board, columns), workspace, generation, at }, columns);
}

/** The columns of a board as they are kept. */
export function columnsIn(board: Board): BoardColumns {
  return {
    size: keptAs(board, "size", () => board.size),
    start: keptAs(board, "start", () => board.start),
    due: keptAs(board, "due", () => board.due),
  };
}

/** The columns of a criterion as they are kept. */
export function ratingsIn(column: RatingColumn): RatingColumns {
  const likely = keptAs(column, "likely", () => column.likely);
  if (!("low" in column)) {
    return { likely };
  }
  return {
    likely,
    low: keptAs(column, "low", () => column.low ?? column.likely),
    high: keptAs(column, "high", () => column.high ?? column.likely),
  };
}
