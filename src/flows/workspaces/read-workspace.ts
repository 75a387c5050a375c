import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type WorkspaceState } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { requirePointer } from "../rankings/pointer.ts";

/** Reads a workspace. Only the root key reads a deleted one. */
export async function readWorkspace(
  deps: Pick<Deps, "store" | "caches" | "clock">,
  actor: Actor,
  minGeneration = 0,
): Promise<WorkspaceState> {
  authorize(actor, "workspace:read");
  if (actor.role === "root") {
    return requireState(deps, actor.workspace);
  }
  return (await requirePointer(deps, actor.workspace, minGeneration)).workspace;
}

/** Reads a workspace in use or a deleted one. Throws if there is none. */
export async function requireState(
  { store }: Pick<Deps, "store">,
  workspace: string,
): Promise<WorkspaceState> {
  const state = await store.workspaces.readState(workspace);
  if (state === undefined) {
    throw notFound("workspace", workspace);
  }
  return state;
}
