import { LayeredMap } from "../../columns/layered-map.ts";
import { findRowByNumber } from "../../snapshot/snapshot-rows.ts";
import { type Snapshot, type RatingColumn } from "../../snapshot/snapshot.ts";
import { type RatedItem } from "../model.ts";
import { type ModelColumns, toModelColumns, toItemColumns } from "./model-columns.ts";

/** The row of an item, among the items of its cohort. */
export type CohortItem = { readonly columns: ModelColumns; readonly row: number };

/** Returns an item in its row of the snapshot, or as the only row if the snapshot lacks it. */
export function buildCohortItem(item: RatedItem, snapshot?: Snapshot): CohortItem {
  const row = snapshot === undefined ? -1 : findRowByNumber(snapshot, item.number ?? 0);
  return snapshot === undefined || row < 0
    ? { columns: toItemColumns(item), row: 0 }
    : { columns: toModelColumns(snapshot), row };
}

/** Returns the columns of one row, so that a kernel computes that row alone. */
export function sliceRow({ columns, row }: CohortItem): ModelColumns {
  const { ratings, priority, number, created, size } = columns;
  const end = row + 1;
  const cells = new Map([...ratings].map(([key, column]) => [key, sliceCell(column, row)]));
  return {
    count: 1,
    ratings: new LayeredMap(cells, (key) => {
      const column = ratings.get(key);
      return column && sliceCell(column, row);
    }),
    priority: priority.subarray(row, end),
    number: number.subarray(row, end),
    created: created.subarray(row, end),
    size: size.subarray(row, end),
  };
}

function sliceCell({ likely, low, high }: RatingColumn, row: number): RatingColumn {
  const end = row + 1;
  return {
    likely: likely.subarray(row, end),
    ...(low && { low: low.subarray(row, end) }),
    ...(high && { high: high.subarray(row, end) }),
  };
}
