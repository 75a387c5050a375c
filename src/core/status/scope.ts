import { type StringColumn } from "../columns/string-column.ts";
import { isOpenCategory } from "./status-category.ts";
import { createCategoryFinder, type StatusMap } from "./status-map.ts";

/** The items to rank: those in the categories backlog, todo and doing, or all. */
export const scopes = ["open", "all"] as const;

export type Scope = (typeof scopes)[number];

/** Returns whether items with a status are open. */
export function isOpenStatus(map: StatusMap, status: string): boolean {
  return isOpenCategory(createCategoryFinder(map)(status));
}

/**
 * Returns the rows whose status is open, in ascending order; undefined if all rows are open.
 * O(rows + statuses).
 */
export function listOpenRows(
  { codes, values }: StringColumn,
  map: StatusMap,
): Uint32Array | undefined {
  const isOpen = Uint8Array.from(values, (status) => Number(isOpenStatus(map, status)));
  if (!isOpen.includes(0)) {
    return undefined;
  }
  const rows = new Uint32Array(codes.length);
  let length = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (isOpen[codes[row] as number] === 1) {
      rows[length++] = row;
    }
  }
  return length === codes.length ? undefined : rows.slice(0, length);
}
