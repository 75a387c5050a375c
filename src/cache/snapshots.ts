import { decodeSnapshot, encodeSnapshotLazily } from "../core/snapshot/snapshot-codec.ts";
import { type Snapshot } from "../core/snapshot/snapshot.ts";
import { type Caches } from "../ports/caches.ts";
import { estimateSnapshotBytes } from "./format/estimate-bytes.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote, readRemote, writeRemote } from "./tiers/remote.ts";

/** The newest snapshot of each workspace in this isolate. */
const memory = new MemoryCache<Snapshot>(memoryBudgets.snapshots, "snapshots");

/** Opens the cache of snapshots. KV stores checkpoints only; D1 records their generations. */
export function openSnapshotCache(remote: Remote): Caches["snapshots"] {
  return {
    peek: (workspace) => memory.read(workspace),

    put(snapshot) {
      const stored = memory.read(snapshot.workspace);
      if (stored === undefined || stored.generation <= snapshot.generation) {
        memory.write(snapshot.workspace, snapshot, estimateSnapshotBytes(snapshot));
      }
    },

    async read(workspace, generation) {
      const entry = await readRemote(remote, formatSnapshotKey(workspace, generation), true);
      const snapshot = entry && decodeSnapshot(entry.bytes);
      if (snapshot !== undefined) {
        entry?.backfill();
      }
      return snapshot;
    },

    async write(snapshot) {
      const key = formatSnapshotKey(snapshot.workspace, snapshot.generation);
      await writeRemote(remote, key, encodeSnapshotLazily(snapshot));
    },
  };
}

function formatSnapshotKey(workspace: string, generation: number): string {
  return `${workspace}/${generation}/snapshot`;
}
