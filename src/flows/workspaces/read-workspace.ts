import { type Actor, authorize } from "../../core/access.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";

/** Reads the workspace of the actor. */
export async function readWorkspace(
  deps: Deps,
  actor: Actor,
  minGeneration = 0,
): Promise<Workspace> {
  authorize(actor, "workspace:read");
  return (await requirePointer(deps, actor.workspace, minGeneration)).workspace;
}
