import { type StringColumn } from "../columns/string-column.ts";
import { type StatusCategory } from "./status-category.ts";
import { openStatusMap, type StatusMap } from "./status-map.ts";

/** Counts the rows of each status category. O(rows + statuses). */
export function countCategories(
  { codes, values }: StringColumn,
  map: StatusMap,
): Readonly<Record<StatusCategory, number>> {
  const categories = values.map(openStatusMap(map));
  const counts = { backlog: 0, todo: 0, doing: 0, done: 0, cancelled: 0 };
  for (const code of codes) {
    counts[categories[code] as StatusCategory] += 1;
  }
  return counts;
}
