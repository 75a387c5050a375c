import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Delta, type Deps } from "../../ports/deps.ts";
import { pauseAfter } from "../run-sliced.ts";
import { advanceSnapshot, checkItemCount } from "./advance-snapshot.ts";
import { scanSnapshot } from "./scan-snapshot.ts";

export type SnapshotDeps = Pick<Deps, "store" | "inFlight" | "waitUntil" | "sleep"> & {
  readonly caches: {
    readonly snapshots: Pick<Deps["caches"]["snapshots"], "peek" | "put" | "read">;
  };
};

/** Scanning all rows is cheaper than applying more changed rows than this. */
const deltaRowsMax = 20_000;

/** The cost of parsing a changed row: see `Sliced`. */
const deltaRowCost = 8;

/** The first read may reach a lagging replica. The second one reads from the primary. */
const readsMax = 2;

/**
 * Reads the rows that changed since the cached snapshot, applies them and caches the result. Scans
 * all rows if no cache has a snapshot or if too many rows have changed.
 */
export async function loadSnapshot(
  { caches, store, sleep }: SnapshotDeps,
  workspace: Workspace,
): Promise<Snapshot> {
  const { id, generation } = workspace;
  let snapshot = await readCachedSnapshot({ caches }, workspace);
  let reads = 0;
  while (snapshot === undefined || (snapshot.generation < generation && reads < readsMax)) {
    if (reads > 0) {
      store.workspaces.requireFresh(id);
    }
    // oxlint-disable no-await-in-loop -- the second read depends on the first
    const delta: Delta | undefined =
      snapshot && (await store.snapshots.readDelta(id, snapshot.generation, deltaRowsMax + 1));
    await pauseAfter({ sleep }, (delta?.rows.length ?? 0) * deltaRowCost);
    const advanced = snapshot && advanceSnapshot(snapshot, delta, deltaRowsMax + 1);
    snapshot = advanced ?? (await scanSnapshot({ store, sleep }, id));
    // oxlint-enable no-await-in-loop
    checkItemCount(id, snapshot.count);
    reads += 1;
  }
  caches.snapshots.put(snapshot);
  return snapshot;
}

/** Returns the snapshot in memory, or the last checkpoint from the remote caches. */
async function readCachedSnapshot(
  { caches }: Pick<SnapshotDeps, "caches">,
  { id, snapshotGeneration }: Workspace,
): Promise<Snapshot | undefined> {
  const snapshot = caches.snapshots.peek(id);
  if (snapshot !== undefined || snapshotGeneration === 0) {
    return snapshot;
  }
  return caches.snapshots.read(id, snapshotGeneration);
}
