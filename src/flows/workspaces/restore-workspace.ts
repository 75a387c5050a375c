import { type Actor, authorize } from "../../core/access.ts";
import { Failure } from "../../core/failure.ts";
import { type WorkspaceState } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requireState } from "./read-workspace.ts";

/**
 * Restores a deleted workspace with its keys, and starts a publish. Sessions stay ended. A workspace
 * in use stays as it is.
 */
export async function restoreWorkspace(deps: Deps, actor: Actor): Promise<WorkspaceState> {
  authorize(actor, "workspace:restore");
  const { workspace } = actor;
  await requireState(deps, workspace);
  if (!(await deps.store.workspaces.restore(workspace))) {
    const detail =
      "The purge of the workspace has begun, so it cannot be restored. Create a new workspace.";
    throw new Failure("conflict", detail);
  }
  const state = await requireState(deps, workspace);
  const { generation } = state;
  deps.caches.pointers.drop(workspace);
  deps.waitUntil(deps.queue.send({ kind: "publish", workspace, generation }));
  return state;
}
