import { type Snapshot } from "../core/snapshot/snapshot.ts";
import { type Caches } from "../ports/deps.ts";
import { decodeSnapshot, encodeSnapshotLazily } from "./format/codecs.ts";
import { estimateSnapshotBytes } from "./format/estimate-bytes.ts";
import { MemoryCache, memoryBudgets } from "./tiers/memory.ts";
import { type Remote, type CachePolicy, readRemote, writeRemote } from "./tiers/remote.ts";

/** The newest board of each workspace this isolate has to do with. */
const memory = new MemoryCache<Snapshot>(memoryBudgets.snapshots, "snapshots");

/** Boards by workspace and generation. KV holds checkpoints only; the truth knows which. */
export function openSnapshotCache(far: Remote): Caches["snapshots"] {
  return {
    peek: (workspace) => memory.read(workspace),

    put(board) {
      const known = memory.read(board.workspace);
      if (known === undefined || known.generation <= board.generation) {
        memory.write(board.workspace, board, estimateSnapshotBytes(board));
      }
    },

    async read(workspace, generation) {
      const copy = await readRemote(far, formatSnapshotKey(workspace, generation), true);
      const board = copy && decodeSnapshot(copy.bytes);
      if (board !== undefined) {
        copy?.backfill(toCachePolicy(board));
      }
      return board;
    },

    async write(board) {
      const name = formatSnapshotKey(board.workspace, board.generation);
      await writeRemote(far, name, { ...toCachePolicy(board), laid: encodeSnapshotLazily(board) });
    },
  };
}

function formatSnapshotKey(workspace: string, generation: number): string {
  return `${workspace}/${generation}/board`;
}

function toCachePolicy({ count, at }: Snapshot): CachePolicy {
  return { kind: "snapshot", rows: count, at };
}
