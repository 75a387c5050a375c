import { limits } from "../../contract/limits.ts";
import { Failure } from "../../core/failure.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type SnapshotDeps } from "../rankings/load-snapshot.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";

/**
 * Throws if the workspace has more items than a snapshot for a client. Only a workspace with larger
 * item numbers has to count its items.
 */
export async function checkSentSize(deps: SnapshotDeps, workspace: Workspace): Promise<void> {
  const { sentSnapshotItemsMax } = limits;
  if (workspace.lastNumber <= sentSnapshotItemsMax) {
    return;
  }
  const { count } = await readSnapshot(deps, workspace);
  if (count > sentSnapshotItemsMax) {
    const detail =
      `The workspace has ${count} items, and a snapshot contains at most ` +
      `${sentSnapshotItemsMax}. Read pages of the ranking (GET …/ranking), and compute changes ` +
      "with POST …/ranking:whatif.";
    throw new Failure("too-large", detail);
  }
}
