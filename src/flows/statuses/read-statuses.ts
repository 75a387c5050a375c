import { type Actor, authorize } from "../../core/access.ts";
import {
  type CategorisedStatus,
  listCategorisedStatuses,
} from "../../core/status/list-categorised-statuses.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

/** The statuses of a workspace at a generation. */
export type StatusesAt = {
  readonly generation: number;
  readonly at: number;
  readonly statuses: readonly CategorisedStatus[];
};

/** Reads the statuses of a backlog with their categories. */
export async function readStatuses(
  deps: Deps,
  actor: Actor,
  minGeneration = 0,
): Promise<StatusesAt> {
  authorize(actor, "statuses:read");
  const pointer = await requirePointer(deps, actor.workspace, minGeneration);
  const snapshot = await readSnapshot(deps, pointer.workspace);
  const { generation, at } = snapshot;
  return { generation, at, statuses: listCategorisedStatuses(snapshot) };
}
