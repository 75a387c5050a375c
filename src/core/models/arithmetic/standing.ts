import { rowOfNumber } from "../../board/board-rows.ts";
import { type Board, type RatingColumn } from "../../board/board.ts";
import { Overlaid } from "../../columns/overlaid.ts";
import { type Rated } from "../model.ts";
import { type Columns, columnsOf, columnsOfItem } from "./columns.ts";

/** An item among those it is compared with. */
export type Standing = { readonly columns: Columns; readonly row: number };

/** Where an item stands: on its row of the board, or alone without a board that has it. */
export function standingOf(item: Rated, board?: Board): Standing {
  const row = board === undefined ? -1 : rowOfNumber(board, item.number ?? 0);
  return board === undefined || row < 0
    ? { columns: columnsOfItem(item), row: 0 }
    : { columns: columnsOf(board), row };
}

/** One row, as columns of one row: a kernel does to it what it does to it among all. */
export function onlyRow({ columns, row }: Standing): Columns {
  const { ratings, priority, number, created, size } = columns;
  const end = row + 1;
  const cells = new Map([...ratings].map(([key, column]) => [key, cellOf(column, row)]));
  return {
    count: 1,
    ratings: new Overlaid(cells, (key) => {
      const column = ratings.get(key);
      return column && cellOf(column, row);
    }),
    priority: priority.subarray(row, end),
    number: number.subarray(row, end),
    created: created.subarray(row, end),
    size: size.subarray(row, end),
  };
}

function cellOf({ likely, low, high }: RatingColumn, row: number): RatingColumn {
  const end = row + 1;
  return {
    likely: likely.subarray(row, end),
    ...(low && { low: low.subarray(row, end) }),
    ...(high && { high: high.subarray(row, end) }),
  };
}
