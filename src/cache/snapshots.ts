import { toLazyBytes } from "../core/columns/lazy-bytes.ts";
import {
  decodeSnapshot,
  encodeSnapshotLazily,
  snapshotLayout,
} from "../core/snapshot/encode-snapshot.ts";
import { type Snapshot } from "../core/snapshot/snapshot.ts";
import { type Caches } from "../ports/caches.ts";
import { estimateSnapshotBytes } from "./format/estimate-bytes.ts";
import { compress, decompress } from "./format/gzip.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { streamRemote } from "./tiers/remote-streams.ts";
import { type Remote, readRemote, writeRemote } from "./tiers/remote.ts";

/** The newest snapshot of each workspace in this isolate. */
const memory = new MemoryCache<Snapshot>(memoryBudgets.snapshots, "snapshots");

/**
 * Opens the cache of snapshots. KV and the Cache API store checkpoints only, compressed with gzip:
 * the form that clients download. D1 records the generation of the newest one.
 */
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
      const snapshot = entry && (await decodeCompressed(entry.bytes));
      if (snapshot !== undefined) {
        entry?.backfill();
      }
      return snapshot;
    },

    compress: (snapshot) => compress(encodeSnapshotLazily(snapshot)),

    stream: (workspace, generation) =>
      streamRemote(remote, formatSnapshotKey(workspace, generation)),

    async write({ workspace, generation }, compressed) {
      const key = formatSnapshotKey(workspace, generation);
      // The write frees its bytes, and the caller may still send these.
      await writeRemote(remote, key, toLazyBytes(compressed.slice()));
    },
  };
}

async function decodeCompressed(bytes: ArrayBuffer): Promise<Snapshot | undefined> {
  try {
    return decodeSnapshot(await decompress(bytes));
  } catch {
    return undefined;
  }
}

function formatSnapshotKey(workspace: string, generation: number): string {
  return `${workspace}/${generation}/snapshot/${snapshotLayout}`;
}
