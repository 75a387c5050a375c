import { type ResolvedModel } from "../../core/models/model.ts";
import { type Snapshot } from "../../core/snapshot/snapshot.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { findNewestRevision, resolveModel, resolveModelRevision } from "../models/resolve-model.ts";
import { warmInBackground } from "../pages/warm-pages.ts";
import { writeDueCheckpoint } from "../snapshots/write-checkpoint.ts";
import { enqueueStability } from "../stability/compute-stability.ts";
import { broadcastRankings, type FreshModel } from "./broadcast-rankings.ts";
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
  const models = await listFreshModels(deps, pointer);
  if (!isUrgent && isRecentlyPublished(deps, pointer, models[0])) {
    if (models[0].generation < pointer.workspace.generation) {
      return "early";
    }
    // A request may have published the ranking, without a broadcast.
    await broadcastOrRetry(deps, pointer, { generation: models[0].generation, models });
    return "current";
  }
  const snapshot = await readSnapshot(deps, pointer.workspace);
  const { generation } = snapshot;
  const dueModels = models.filter((model) => model.generation < generation);
  for (const { resolvedModel } of dueModels) {
    // One after another, because each ranking needs megabytes while it is computed.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await publishModel(deps, snapshot, resolvedModel);
  }
  const published = models.map((model) => ({
    resolvedModel: model.resolvedModel,
    generation: Math.max(model.generation, generation),
  }));
  await broadcastOrRetry(deps, pointer, { generation, models: published });
  await writeDueCheckpoint(deps, pointer.workspace, snapshot);
  if (dueModels.length > 0) {
    warmInBackground(deps, id);
  }
  return dueModels.length > 0 ? "published" : "current";
}

/** Sends the newest rankings to the sockets of a workspace. Throws if its room is unavailable. */
export async function broadcastWorkspace(
  deps: Deps,
  { workspace }: { readonly workspace: string },
): Promise<void> {
  const pointer = await deps.store.workspaces.readPointer(workspace);
  if (pointer !== undefined) {
    const models = (await listFreshModels(deps, pointer)).filter((model) => model.generation >= 0);
    const generation = Math.max(0, ...models.map((model) => model.generation));
    await broadcastRankings(deps, pointer, { generation, models });
  }
}

/** Enqueues the broadcast if it fails, so that the publish succeeds and no socket loses a ranking. */
async function broadcastOrRetry(
  deps: Deps,
  pointer: Pointer,
  rankings: Parameters<typeof broadcastRankings>[2],
): Promise<void> {
  try {
    await broadcastRankings(deps, pointer, rankings);
  } catch (error) {
    deps.reportError(error);
    const { id: workspace } = pointer.workspace;
    const job = { kind: "broadcast", workspace, generation: rankings.generation } as const;
    await deps.queue.send(job, { delaySeconds: 1 });
  }
}

function isRecentlyPublished(
  { clock }: Pick<Deps, "clock">,
  pointer: Pointer,
  { resolvedModel }: FreshModel,
): boolean {
  const published = findPublished(pointer, resolvedModel);
  return published !== undefined && clock.now() - published.publishedAt < publishIntervalMsMin;
}

/** Lists the default model, then recently read models; with the generation −1 if unpublished. */
async function listFreshModels(
  deps: Deps,
  pointer: Pointer,
): Promise<readonly [FreshModel, ...FreshModel[]]> {
  const at = deps.clock.now();
  const defaultModel = await resolveModel(deps, pointer);
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
  const toFresh = (resolvedModel: ResolvedModel): FreshModel => ({
    resolvedModel,
    generation: findPublished(pointer, resolvedModel)?.generation ?? -1,
  });
  return [toFresh(defaultModel), ...others.map(toFresh)];
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
