import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";

/**
 * Replaces the key that signs the cursors of a workspace with a new random key, and starts a
 * publish. Cursors under the old key are then rejected. Returns the new generation.
 */
export async function replaceCursorKey(
  deps: Pick<Deps, "store" | "caches" | "clock" | "queue" | "random" | "secrets" | "waitUntil">,
  actor: Actor,
): Promise<number> {
  authorize(actor, "workspace:update");
  const { workspace } = actor;
  const at = deps.clock.now();
  const cursorKey = await deps.secrets.seal(deps.random.secret());
  const generation = await deps.store.workspaces.replaceCursorKey(workspace, { cursorKey, at });
  if (generation === undefined) {
    throw notFound("workspace", workspace);
  }
  deps.caches.pointers.invalidateAfterWrite(workspace, at);
  deps.waitUntil(deps.queue.send({ kind: "publish", workspace, generation }));
  return generation;
}
