import { type Actor, authorize } from "../../core/access.ts";
import { Failure } from "../../core/failure.ts";
import { snapshotLayout } from "../../core/snapshot/encode-snapshot.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { refreshPointer, requirePointer } from "../rankings/pointer.ts";
import { readPastSnapshot } from "../rankings/read-past-snapshot.ts";
import { checkSentSize } from "./check-sent-size.ts";

/** The compressed bytes of a snapshot: in memory, or a stream from a cache. */
export type CompressedSnapshot = Uint8Array | ReadableStream<Uint8Array>;

/** The snapshot that a client downloads. */
export type LocatedSnapshot = {
  readonly generation: number;
  /** The name of the newest checkpoint. Another generation has no name before it is built. */
  readonly name?: string;
  readonly open: () => Promise<CompressedSnapshot>;
};

/** A request waits at most this long for a snapshot that another request builds. */
const waitMsMax = 5_000;

/**
 * Finds the snapshot for a generation: the newest checkpoint if the generation is not older, and
 * otherwise exactly the requested generation. Only the newest checkpoint is read from the caches. An
 * erasure of a person makes D1 forget it, so that no cached name is sent afterwards. An older
 * generation is rolled back with the undo log. The bytes of a snapshot do not depend on its origin.
 */
export async function locateSnapshot(
  deps: Deps,
  actor: Actor,
  generation: number,
): Promise<LocatedSnapshot> {
  authorize(actor, "snapshots:read");
  const workspace = await readWorkspace(deps, actor.workspace, generation);
  await checkSentSize(deps, workspace);
  const { id, snapshotGeneration } = workspace;
  if (snapshotGeneration > 0 && generation >= snapshotGeneration) {
    return {
      generation: snapshotGeneration,
      name: `${id}-snapshot-${snapshotLayout}-${snapshotGeneration}`,
      open: () => openCheckpoint(deps, workspace),
    };
  }
  return { generation, open: () => buildSnapshot(deps, workspace, generation) };
}

/**
 * Reads the workspace. The cached pointer suffices if it names the requested checkpoint. Otherwise
 * it may be older than the redirect that the client follows.
 */
async function readWorkspace(deps: Deps, id: string, generation: number): Promise<Workspace> {
  const cached = await requirePointer(deps, id);
  if (cached.workspace.snapshotGeneration === generation && generation > 0) {
    return cached.workspace;
  }
  deps.store.workspaces.requireFresh(id);
  const { workspace } = await refreshPointer(deps, id);
  if (generation > workspace.generation) {
    const detail = `The workspace is at generation ${workspace.generation}. Read GET …/snapshot.`;
    throw new Failure("not-found", detail);
  }
  return workspace;
}

/** Opens the newest checkpoint from a cache, or builds it again once for concurrent requests. */
async function openCheckpoint(deps: Deps, workspace: Workspace): Promise<CompressedSnapshot> {
  const { id, snapshotGeneration } = workspace;
  const { snapshots } = deps.caches;
  const stored = await snapshots.stream(id, snapshotGeneration);
  if (stored !== undefined) {
    return stored;
  }
  const key = `${id}/snapshot/${snapshotGeneration}`;
  const leader = deps.inFlight.get(key);
  if (leader !== undefined) {
    await Promise.race([leader, deps.sleep(waitMsMax)]);
    const written = await snapshots.stream(id, snapshotGeneration);
    if (written !== undefined) {
      return written;
    }
  }
  const work = buildSnapshot(deps, workspace, snapshotGeneration);
  deps.waitUntil(deps.inFlight.track(key, storeCheckpoint(deps, workspace, work)));
  return work;
}

async function storeCheckpoint(
  { caches }: Deps,
  { id, snapshotGeneration }: Workspace,
  compressed: Promise<Uint8Array>,
): Promise<void> {
  const key = { workspace: id, generation: snapshotGeneration };
  await caches.snapshots.write(key, await compressed);
}

async function buildSnapshot(
  deps: Deps,
  workspace: Workspace,
  generation: number,
): Promise<Uint8Array> {
  const snapshot = await readPastSnapshot(deps, workspace, generation);
  return deps.caches.snapshots.compress(snapshot);
}
