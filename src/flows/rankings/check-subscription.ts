import { type Actor, authorize } from "../../core/access.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "./pointer.ts";

/** Throws unless the actor may subscribe to the rankings of its workspace, and it exists. */
export async function checkSubscription(deps: Deps, actor: Actor): Promise<void> {
  authorize(actor, "rankings:read");
  await requirePointer(deps, actor.workspace);
}
