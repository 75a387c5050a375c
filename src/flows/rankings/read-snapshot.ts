import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { singleFlight } from "../single-flight.ts";
import { loadSnapshot, type SnapshotDeps } from "./load-snapshot.ts";

/**
 * Returns the snapshot of a workspace at its generation or a newer one: from memory, or loaded once
 * for concurrent requests.
 */
export async function readSnapshot(deps: SnapshotDeps, workspace: Workspace): Promise<Snapshot> {
  const cached = () => {
    const snapshot = deps.caches.snapshots.peek(workspace.id);
    return snapshot !== undefined && snapshot.generation >= workspace.generation
      ? snapshot
      : undefined;
  };
  const load = () => loadSnapshot(deps, workspace);
  return cached() ?? singleFlight(deps, `${workspace.id}/snapshot`, { cached, load });
}
