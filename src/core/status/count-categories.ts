import { type StringColumn } from "../columns/string-column.ts";
import { countStatuses } from "./count-statuses.ts";
import { type StatusCategory } from "./status-category.ts";
import { createCategoryFinder, type StatusMap } from "./status-map.ts";

/** Counts the rows of each status category. O(rows + statuses). */
export function countCategories(
  column: StringColumn,
  map: StatusMap,
): Readonly<Record<StatusCategory, number>> {
  const findCategory = createCategoryFinder(map);
  const counts = { backlog: 0, todo: 0, doing: 0, done: 0, cancelled: 0 };
  for (const { status, count } of countStatuses(column)) {
    counts[findCategory(status)] += count;
  }
  return counts;
}
