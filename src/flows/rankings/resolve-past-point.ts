import { failureFromFault } from "../../core/failure.ts";
import { type PastPoint } from "../../core/past-point.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { refreshPointer } from "./pointer.ts";

/**
 * Returns the generation of a point in the past. Reads nothing for a generation that the pointer
 * has reached, and one statement for an instant.
 */
export async function resolvePastPoint(
  deps: Deps,
  workspace: Workspace,
  point: PastPoint,
): Promise<number> {
  if ("generation" in point) {
    await requireReached(deps, workspace, point.generation);
    return point.generation;
  }
  if (point.instant < workspace.createdAt) {
    throw invalidPoint(
      "The workspace did not exist yet. Send its `created_at` or a later instant.",
    );
  }
  return deps.store.snapshots.findGeneration(workspace.id, point.instant);
}

/** Throws if the workspace has not reached a generation. The cached pointer may be older. */
async function requireReached(deps: Deps, workspace: Workspace, generation: number): Promise<void> {
  if (generation <= workspace.generation) {
    return;
  }
  const pointer = await refreshPointer(deps, workspace.id);
  const latest = pointer.workspace.generation;
  if (generation > latest) {
    const detail = `The workspace is at generation ${latest}. Send that number or a lower one.`;
    throw invalidPoint(detail);
  }
}

function invalidPoint(detail: string) {
  return failureFromFault("invalid", { parameter: "at", detail });
}
