import { listRatedCriteria } from "../../core/snapshot/list-rated-criteria.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Deps } from "../../ports/deps.ts";

type CheckpointDeps = Pick<Deps, "store" | "clock"> & {
  readonly caches: Pick<Deps["caches"], "snapshots">;
};

/** Writes a snapshot to the remote caches, then records it as the newest checkpoint. */
export async function saveCheckpoint(
  { store, caches, clock }: CheckpointDeps,
  snapshot: Snapshot,
): Promise<void> {
  await caches.snapshots.write(snapshot);
  await store.workspaces.recordCheckpoint(snapshot.workspace, {
    generation: snapshot.generation,
    at: clock.now(),
    criteria: listRatedCriteria(snapshot),
  });
}
