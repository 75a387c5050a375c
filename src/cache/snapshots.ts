import { toLazyBytes } from "../core/columns/lazy-bytes.ts";
import {
  decodeSnapshot,
  encodeSnapshotLazily,
  snapshotLayout,
} from "../core/snapshot/snapshot-codec.ts";
import { type Snapshot } from "../core/snapshot/snapshot.ts";
import { type Caches } from "../ports/caches.ts";
import { estimateSnapshotBytes } from "./format/estimate-bytes.ts";
import { compress, decompress } from "./format/gzip.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import {
  openRemote,
  type Remote,
  type RemoteEntry,
  readRemote,
  writeRemote,
} from "./tiers/remote.ts";

/** The newest snapshot of each workspace in this isolate. */
const memory = new MemoryCache<Snapshot>(memoryBudgets.snapshots, "snapshots");

/**
 * Opens the cache of snapshots. KV stores checkpoints only; D1 records their generations. They are
 * stored compressed, because clients read them as they are.
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
      const snapshot = entry && (await tryDecode(entry));
      if (snapshot !== undefined) {
        entry?.backfill();
      }
      return snapshot;
    },

    stream: (workspace, generation) => openRemote(remote, formatSnapshotKey(workspace, generation)),

    compress: (snapshot) => compress(encodeSnapshotLazily(snapshot)),

    async write(snapshot, compressed) {
      const key = formatSnapshotKey(snapshot.workspace, snapshot.generation);
      const bytes = compressed ?? (await compress(encodeSnapshotLazily(snapshot)));
      await writeRemote(remote, key, toLazyBytes(bytes));
    },
  };
}

/** Returns undefined if the bytes are damaged, not compressed, or of another layout. */
async function tryDecode({ bytes }: RemoteEntry): Promise<Snapshot | undefined> {
  try {
    return decodeSnapshot(await decompress(bytes));
  } catch {
    return undefined;
  }
}

/** The key contains the layout, because a stream is sent without a look into its bytes. */
function formatSnapshotKey(workspace: string, generation: number): string {
  return `${workspace}/${generation}/snapshot/${snapshotLayout}`;
}
