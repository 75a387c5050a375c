import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { refreshPointer } from "../rankings/pointer.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";
import { checkSentSize } from "./check-sent-size.ts";
import { hasChangedRows, writeCheckpoint } from "./write-checkpoint.ts";

/** A request waits at most this long for a checkpoint that another request writes. */
const waitMsMax = 5_000;

/**
 * Returns the generation of the newest checkpoint. Writes a new checkpoint if there is none, or if
 * more rows have changed since the last one than one response of changes contains. A client whose
 * snapshot is too old for a list of changes therefore always gets a newer one.
 */
export async function findLatestSnapshot(deps: Deps, actor: Actor): Promise<number> {
  authorize(actor, "snapshots:read");
  let workspace = await readFreshWorkspace(deps, actor.workspace);
  await checkSentSize(deps, workspace);
  if (!(await isCheckpointDue(deps, workspace))) {
    return workspace.snapshotGeneration;
  }
  const key = `${workspace.id}/checkpoint`;
  const leader = deps.inFlight.get(key);
  if (leader !== undefined) {
    await Promise.race([leader, deps.sleep(waitMsMax)]);
    workspace = await readFreshWorkspace(deps, workspace.id);
    if (!(await isCheckpointDue(deps, workspace))) {
      return workspace.snapshotGeneration;
    }
  }
  const work = advanceCheckpoint(deps, workspace);
  // Keep it running even if this client disconnects: others may be waiting for it.
  deps.waitUntil(deps.inFlight.track(key, work));
  return work;
}

/** A lagging replica could name a checkpoint from which the changes are too many again. */
async function readFreshWorkspace(deps: Deps, id: string): Promise<Workspace> {
  deps.store.workspaces.requireFresh(id);
  return (await refreshPointer(deps, id)).workspace;
}

async function isCheckpointDue(deps: Deps, workspace: Workspace): Promise<boolean> {
  const { generation, snapshotGeneration } = workspace;
  return snapshotGeneration === 0
    ? generation > 0
    : hasChangedRows(deps, workspace, limits.changedRowsMax + 1);
}

async function advanceCheckpoint(deps: Deps, workspace: Workspace): Promise<number> {
  const snapshot = await readSnapshot(deps, workspace);
  await writeCheckpoint(deps, snapshot);
  return snapshot.generation;
}
