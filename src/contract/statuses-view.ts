import { type CategorizedStatus } from "../core/status/list-categories.ts";
import { type WireType } from "./docs-only.ts";
import { type StatusList } from "./statuses.ts";

/** Maps the statuses of a workspace with their categories. */
export function toStatusListView(
  generation: number,
  statuses: readonly CategorizedStatus[],
): WireType<typeof StatusList> {
  return {
    generation,
    data: statuses.map(({ status, category, isAssigned, count }) => ({
      status,
      category,
      is_assigned: isAssigned,
      count,
    })),
  };
}
