import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { Failure } from "../../core/failure.ts";
import { snapshotLayout } from "../../core/snapshot/snapshot-codec.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { refreshPointer, requirePointer } from "../rankings/pointer.ts";
import { readPastSnapshot } from "../rankings/read-past-snapshot.ts";
import { readSnapshot } from "../rankings/read-snapshot.ts";
import { singleFlight } from "../single-flight.ts";
import { saveCheckpoint } from "./save-checkpoint.ts";

const { sentSnapshotItemsMax, changedRowsMax } = limits;

export type CheckpointRequest = {
  readonly generation: number;
  /** Returns whether the client has the checkpoint with this ETag. */
  readonly matchesETag: (etag: string) => boolean;
};

/** A compressed checkpoint, or the generation of the checkpoint that a client should read. */
export type CheckpointRead =
  | {
      readonly kind: "found";
      readonly etag: string;
      /** Absent if the client has the checkpoint. */
      readonly body?: ReadableStream | Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: "elsewhere"; readonly generation: number };

/**
 * Reads the checkpoint of a generation. It is rebuilt if no cache has it, so that losing the caches
 * changes no response. A generation after the newest checkpoint leads to that checkpoint.
 */
export async function readCheckpoint(
  deps: Deps,
  actor: Actor,
  { generation, matchesETag }: CheckpointRequest,
): Promise<CheckpointRead> {
  authorize(actor, "snapshots:read");
  const { workspace } = await requirePointer(deps, actor.workspace);
  if (generation > workspace.snapshotGeneration) {
    // The cached pointer may be older than the newest checkpoint.
    const newest = await refreshPointer(deps, actor.workspace);
    if (generation > newest.workspace.snapshotGeneration) {
      return { kind: "elsewhere", generation: newest.workspace.snapshotGeneration };
    }
  }
  const etag = `"${workspace.id}/${generation}/snapshot/${snapshotLayout}"`;
  if (matchesETag(etag)) {
    return { kind: "found", etag };
  }
  await requireSendable(deps, workspace);
  const stream = await deps.caches.snapshots.stream(workspace.id, generation);
  return { kind: "found", etag, body: stream ?? (await rebuild(deps, workspace, generation)) };
}

/**
 * Returns the generation of the newest checkpoint. Writes one first if there is none, or if more rows
 * have changed since then than a client can read as changes.
 */
export async function findNewestCheckpoint(deps: Deps, actor: Actor): Promise<number> {
  authorize(actor, "snapshots:read");
  const { workspace } = await requirePointer(deps, actor.workspace);
  const { id, snapshotGeneration: newest, generation } = workspace;
  await requireSendable(deps, workspace);
  const changed =
    newest === generation
      ? 0
      : await deps.store.snapshots.countChanges(id, newest, changedRowsMax + 1);
  const isUsable = changed <= changedRowsMax && (newest > 0 || generation === 0);
  return isUsable ? newest : writeCheckpoint(deps, workspace);
}

/** Writes the current snapshot as a checkpoint, once for concurrent requests. */
async function writeCheckpoint(deps: Deps, workspace: Workspace): Promise<number> {
  return singleFlight(deps, `${workspace.id}/checkpoint`, {
    cached: () => undefined,
    load: async () => {
      const snapshot = await readSnapshot(deps, workspace);
      requireSendableCount(snapshot);
      await saveCheckpoint(deps, snapshot);
      // The next request must find the new checkpoint.
      deps.caches.pointers.drop(workspace.id);
      return snapshot.generation;
    },
  });
}

/** Encodes the snapshot of a generation again, and stores it in the background. */
async function rebuild(
  deps: Deps,
  workspace: Workspace,
  generation: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const snapshot = await readPastSnapshot(deps, workspace, generation);
  requireSendableCount(snapshot);
  const bytes = await deps.caches.snapshots.compress(snapshot);
  // The cache frees the bytes that it has written.
  deps.waitUntil(deps.caches.snapshots.write(snapshot, bytes.slice()));
  return bytes;
}

/** Throws if the workspace has more items than a snapshot for clients can have. */
async function requireSendable(deps: Deps, workspace: Workspace): Promise<void> {
  // Most workspaces have never had so many items, and need no count.
  if (workspace.lastNumber > sentSnapshotItemsMax) {
    requireSendableCount(await readSnapshot(deps, workspace));
  }
}

function requireSendableCount({ count }: Snapshot): void {
  if (count > sentSnapshotItemsMax) {
    const detail = `The workspace has ${count} items, and a snapshot has at most ${sentSnapshotItemsMax}. Read pages of the ranking (GET …/ranking) and simulate other weights on the server (POST …/ranking:what-if) instead.`;
    throw new Failure("too-large", detail);
  }
}
