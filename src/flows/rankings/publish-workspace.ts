import { type ResolvedModel } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { findNewestRevision, resolveModel, resolveModelRevision } from "../models/resolve-model.ts";
import { warmInBackground } from "../pages/warm-pages.ts";
import { writeDueCheckpoint } from "../snapshots/write-checkpoint.ts";
import { enqueueStability } from "../stability/compute-stability.ts";
import { computeRanking } from "./compute-ranking.ts";
import { findPublished, isAutoRefreshed } from "./locate-ranking.ts";
import { publishRanking } from "./publish-ranking.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** A workspace is published about once per second at most. */
const publishIntervalMsMin = 1_000;

/** Models that a publish keeps fresh, including the default model. */
const freshModelsMax = 16;

/** `early`: published less than a second ago, so retry later. `gone`: the workspace is deleted. */
export type PublishOutcome = "published" | "current" | "early" | "gone";

/**
 * Publishes the rankings of the current snapshot by the default model and by recently read models.
 * May run twice, late or out of order: it skips rankings that are already published.
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
  const published = findPublished(pointer, defaultModel);
  if (
    !isUrgent &&
    published !== undefined &&
    deps.clock.now() - published.publishedAt < publishIntervalMsMin
  ) {
    return published.generation >= pointer.workspace.generation ? "current" : "early";
  }
  const snapshot = await readSnapshot(deps, pointer.workspace);
  const { generation } = snapshot;
  const dueModels = await listDueModels(deps, pointer, { defaultModel, generation });
  for (const resolvedModel of dueModels) {
    // One after another, because each ranking needs megabytes while it is computed.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await publishModel(deps, snapshot, resolvedModel);
  }
  await writeDueCheckpoint(deps, pointer.workspace, snapshot);
  if (dueModels.length > 0) {
    warmInBackground(deps, id);
  }
  return dueModels.length > 0 ? "published" : "current";
}

/** Lists the default model and recently read models whose published ranking is outdated. */
async function listDueModels(
  deps: Deps,
  pointer: Pointer,
  {
    defaultModel,
    generation,
  }: { readonly defaultModel: ResolvedModel; readonly generation: number },
): Promise<ResolvedModel[]> {
  const at = deps.clock.now();
  const recentlyRead = pointer.publications
    .filter((each) => isAutoRefreshed(pointer, each, at) && !isSameModel(each, defaultModel))
    .filter((each) => each.revision === findNewestRevision(pointer, each.model))
    .toSorted((a, b) => b.readAt - a.readAt)
    .slice(0, freshModelsMax - 1);
  const others = await Promise.all(
    recentlyRead.map((published) =>
      resolveModelRevision(deps, { workspace: pointer.workspace.id, ...published }),
    ),
  );
  return [defaultModel, ...others].filter((resolvedModel) => {
    const published = findPublished(pointer, resolvedModel);
    return published === undefined || published.generation < generation;
  });
}

function isSameModel(
  { model, revision }: { readonly model: string; readonly revision: number },
  resolvedModel: ResolvedModel,
): boolean {
  return model === resolvedModel.id && revision === resolvedModel.revision;
}

async function publishModel(
  deps: Deps,
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
): Promise<void> {
  const start = deps.clock.now();
  const ranking = await computeRanking(deps, snapshot, { resolvedModel, scope: "open" });
  await publishRanking(deps, ranking);
  await broadcastRanking(deps, ranking);
  enqueueStability(deps, ranking);
  deps.recordMetric({
    kind: "publish",
    workspace: snapshot.workspace,
    outcome: "published",
    model: resolvedModel.id,
    generation: snapshot.generation,
    rows: snapshot.count,
    durationMs: deps.clock.now() - start,
  });
}

/** Broadcasts the ranking to subscribers. A failed broadcast does not fail the publish. */
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
