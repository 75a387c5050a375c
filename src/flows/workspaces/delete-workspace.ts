import { type Actor, authorize } from "../../core/access.ts";
import { type ExpectedVersion } from "../../core/expected-version.ts";
import { purgeDelayMs } from "../../core/workspace-deletion.ts";
import { type Deps } from "../../ports/deps.ts";
import { requireState } from "./read-workspace.ts";
import { checkWorkspaceVersion } from "./update-workspace.ts";

/**
 * Deletes a workspace: its keys stop working, its sessions end and its sockets close. A cron purges
 * it after 30 days. A repeated deletion does the same work, in case the first one was interrupted,
 * and does not move the purge.
 */
export async function deleteWorkspace(
  deps: Deps,
  actor: Actor,
  version?: ExpectedVersion,
): Promise<void> {
  authorize(actor, "workspace:delete");
  const { workspace } = actor;
  const { store, caches, rooms } = deps;
  checkWorkspaceVersion(await requireState(deps, workspace), version);
  const at = deps.clock.now();
  await store.workspaces.remove(workspace, { at, purgeAt: at + purgeDelayMs });
  await caches.clear({ workspace, kinds: ["keys", "pointers", "hot"] });
  // Clients see the deletion even if a room is unavailable: their keys no longer work.
  deps.waitUntil(rooms.endSockets(workspace, { all: true }, at));
}
