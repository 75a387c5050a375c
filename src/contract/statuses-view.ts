import { type CategorisedStatus } from "../core/status/list-categorised-statuses.ts";
import { type WireType } from "./docs-only.ts";
import { type StatusList } from "./statuses.ts";

/** Maps the statuses of a workspace with their categories. */
export function toStatusListView({
  generation,
  statuses,
}: {
  readonly generation: number;
  readonly statuses: readonly CategorisedStatus[];
}): WireType<typeof StatusList> {
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
