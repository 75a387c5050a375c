import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { type Caches } from "../../src/ports/caches.ts";

/** Writes a checkpoint to the remote caches. */
export async function writeSnapshot(
  { snapshots }: Pick<Caches, "snapshots">,
  snapshot: Snapshot,
): Promise<void> {
  await snapshots.write(snapshot, await snapshots.compress(snapshot));
}
