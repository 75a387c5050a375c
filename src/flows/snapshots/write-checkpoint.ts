import { limits } from "../../contract/limits.ts";
import { listRatedCriteria } from "../../core/snapshot/list-rated-criteria.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

type CheckpointDeps = Pick<Deps, "store" | "clock"> & {
  readonly caches: Pick<Deps["caches"], "snapshots">;
};

/** A publish writes a checkpoint after this time, or after this share of the items has changed. */
const checkpointIntervalMs = 10 * 60_000;
const checkpointShare = 0.05;

/** Writes the snapshot to the remote caches if the last checkpoint is too old. */
export async function writeDueCheckpoint(
  deps: CheckpointDeps,
  workspace: Workspace,
  snapshot: Snapshot,
): Promise<void> {
  const { snapshotGeneration, snapshotAt } = workspace;
  if (snapshot.generation <= snapshotGeneration) {
    return;
  }
  const shareOfItems = Math.max(1, Math.ceil(snapshot.count * checkpointShare));
  const isDue =
    snapshotGeneration === 0 ||
    deps.clock.now() - snapshotAt >= checkpointIntervalMs ||
    (await hasChangedRows(deps, workspace, Math.min(shareOfItems, limits.changedRowsMax)));
  if (isDue) {
    await writeCheckpoint(deps, snapshot);
  }
}

/** Returns whether at least `rowsMin` rows have changed since the last checkpoint. */
export async function hasChangedRows(
  { store }: Pick<Deps, "store">,
  { id, snapshotGeneration }: Workspace,
  rowsMin: number,
): Promise<boolean> {
  return (await store.snapshots.countChanges(id, snapshotGeneration, rowsMin)) >= rowsMin;
}

/** Writes the snapshot to the remote caches, and records its generation. */
export async function writeCheckpoint(
  { store, caches, clock }: CheckpointDeps,
  snapshot: Snapshot,
): Promise<void> {
  const { workspace, generation } = snapshot;
  await caches.snapshots.write(snapshot, await caches.snapshots.compress(snapshot));
  await store.workspaces.recordCheckpoint(workspace, {
    generation,
    at: clock.now(),
    criteria: listRatedCriteria(snapshot),
  });
}
