import { type ModelInUse } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Pointer, type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveModel, resolveModelRevision } from "../models/resolve-model.ts";
import { warmInBackground } from "../pages/warm-pages.ts";
import { enqueueStability } from "../stability/compute-stability.ts";
import { findPublished, isAutoRefreshed } from "./locate-ranking.ts";
import { publishRanking } from "./publish-ranking.ts";
import { computeRanking } from "./read-ranking.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** A workspace is published at most about this often. */
const publishIntervalMsMin = 1_000;

/** A board copy is written after this long, or when this share of the items has changed. */
const checkpointIntervalMs = 10 * 60_000;
const checkpointShare = 0.05;

/** Models a publish keeps fresh, the default among them. */
const freshModelsMax = 16;

/** `early`: published a moment ago; ask again in a second. `gone`: there is no such workspace. */
export type PublishOutcome = "published" | "current" | "early" | "gone";

/**
 * Brings the default model's ranking, and those that are being read, up to the board of now.
 * May run twice, late, or out of order: what is published already is left alone.
 */
export async function publishWorkspace(
  deps: Deps,
  { workspace: id, isUrgent = false }: { readonly workspace: string; readonly isUrgent?: boolean },
): Promise<PublishOutcome> {
  const pointer = await deps.store.workspaces.readPointer(id);
  if (pointer === undefined) {
    return "gone";
  }
  const defaultModel = await resolveModel(deps, pointer);
  const head = findPublished(pointer, defaultModel);
  if (
    !isUrgent &&
    head !== undefined &&
    deps.clock.now() - head.publishedAt < publishIntervalMsMin
  ) {
    return head.generation >= pointer.workspace.generation ? "current" : "early";
  }
  const board = await readSnapshot(deps, pointer.workspace);
  const due = await listDueModels(deps, pointer, {
    standard: defaultModel,
    generation: board.generation,
  });
  for (const inUse of due) {
    // One after another: each takes megabytes while it is made.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await publishModel(deps, board, inUse);
  }
  await writeCheckpoint(deps, pointer.workspace, board);
  if (due.length > 0) {
    warmInBackground(deps, id);
  }
  return due.length > 0 ? "published" : "current";
}

/** The default model, and those lately read, as far as they are behind the board. */
async function listDueModels(
  deps: Deps,
  pointer: Pointer,
  {
    standard: defaultModel,
    generation,
  }: { readonly standard: ModelInUse; readonly generation: number },
): Promise<ModelInUse[]> {
  const at = deps.clock.now();
  const read = pointer.publications
    .filter((head) => isAutoRefreshed(pointer, head, at) && !isSameModel(head, defaultModel))
    .filter((head) => head.revision === (pointer.models.get(head.model) ?? head.revision))
    .toSorted((a, b) => b.readAt - a.readAt)
    .slice(0, freshModelsMax - 1);
  const others = await Promise.all(
    read.map((head) => resolveModelRevision(deps, { workspace: pointer.workspace.id, ...head })),
  );
  return [defaultModel, ...others].filter((inUse) => {
    const head = findPublished(pointer, inUse);
    return head === undefined || head.generation < generation;
  });
}

function isSameModel(
  { model, revision }: { readonly model: string; readonly revision: number },
  inUse: ModelInUse,
): boolean {
  return model === inUse.id && revision === inUse.revision;
}

async function publishModel(deps: Deps, board: Snapshot, inUse: ModelInUse): Promise<void> {
  const start = deps.clock.now();
  const ranking = await computeRanking(deps, board, inUse);
  await publishRanking(deps, ranking);
  await broadcastRanking(deps, ranking);
  enqueueStability(deps, ranking);
  deps.recordMetric({
    kind: "publish",
    workspace: board.workspace,
    outcome: "published",
    model: inUse.id,
    generation: board.generation,
    rows: board.count,
    durationMs: deps.clock.now() - start,
  });
}

/** Readers who listen are told; that nobody could be told changes nothing. */
async function broadcastRanking(
  deps: Deps,
  { workspace, generation, model, id }: Ranking,
): Promise<void> {
  try {
    await deps.rooms.broadcast(workspace, { generation, model, ranking: id });
  } catch (error) {
    deps.reportError(error);
  }
}

/** Board copies are checkpoints: written when enough has changed since the last one. */
async function writeCheckpoint(
  { store, caches, clock }: Deps,
  workspace: Workspace,
  board: Snapshot,
): Promise<void> {
  const { snapshotGeneration, snapshotAt } = workspace;
  if (board.generation <= snapshotGeneration) {
    return;
  }
  const enough = Math.max(1, Math.ceil(board.count * checkpointShare));
  const at = clock.now();
  const isDue =
    snapshotGeneration === 0 ||
    at - snapshotAt >= checkpointIntervalMs ||
    (await store.snapshots.countChanges(workspace.id, snapshotGeneration, enough)) >= enough;
  if (isDue) {
    await caches.snapshots.write(board);
    await store.workspaces.recordCheckpoint(workspace.id, board.generation, at);
  }
}
