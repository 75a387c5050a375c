import { type LiveSeries } from "../../contract/live.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { orderRules, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps, type RankingVersion, type SeriesHead } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { buildUpdate } from "./build-update.ts";
import { computeRanking } from "./compute-ranking.ts";
import { publishRanking } from "./publish-ranking.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { toRankingVersion } from "./resolve-subscription.ts";

/** A model, and the generation of its newest published ranking. */
export type FreshModel = { readonly resolvedModel: ResolvedModel; readonly generation: number };

/**
 * Announces the newest rankings to the room of the workspace, and then sends the changes of each
 * series that has sockets. Ranks series that the publish has left out: other models, and all items.
 * Without sockets, it costs one call.
 *
 * The room decides which changes to send, by the last ranking that each series knows. The flow may
 * therefore run twice, late or out of order, and it also sends rankings that a request published.
 */
export async function broadcastRankings(
  deps: Deps,
  pointer: Pointer,
  { generation, models }: { readonly generation: number; readonly models: readonly FreshModel[] },
): Promise<void> {
  const { id: workspace } = pointer.workspace;
  const rankings = await Promise.all(models.map((model) => toHead(deps, pointer, model)));
  const wanted = await deps.rooms.announce(workspace, { generation, rankings });
  for (const wantedHead of wanted) {
    const published = rankings.find(({ series }) => isSameSeries(series, wantedHead.series));
    const target = published?.head?.generation ?? generation;
    // One after another, because each ranking needs megabytes while it is computed.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await broadcastSeries(deps, pointer, { ...wantedHead, generation: target });
  }
}

async function toHead(
  deps: Deps,
  { workspace }: Pointer,
  { resolvedModel, generation }: FreshModel,
): Promise<SeriesHead> {
  const series: LiveSeries = { model: resolvedModel.id, scope: "open" };
  const key = toKey(workspace.id, resolvedModel, { scope: series.scope, generation });
  return { series, head: await toRankingVersion(deps, key) };
}

function toKey(
  workspace: string,
  { id, revision }: ResolvedModel,
  { scope, generation }: Pick<RankingKey, "scope" | "generation">,
): RankingKey {
  return { workspace, generation, model: id, revision, orderRules, scope };
}

function isSameSeries(a: LiveSeries, b: LiveSeries): boolean {
  return a.model === b.model && a.scope === b.scope;
}

/** Sends the change of a series from the last ranking that its sockets know. */
async function broadcastSeries(
  deps: Deps,
  pointer: Pointer,
  { series, head, generation }: SeriesHead & { readonly generation: number },
): Promise<void> {
  const { workspace } = pointer;
  const resolvedModel = await resolveModel(deps, pointer, { id: series.model });
  const key = toKey(workspace.id, resolvedModel, { scope: series.scope, generation });
  const version = await toRankingVersion(deps, key);
  if (isKnown(version, head)) {
    return;
  }
  const ranking = await rankSeries(deps, pointer, { key, resolvedModel });
  const update = await buildUpdate(deps, workspace, { series, head, ranking, resolvedModel });
  await deps.rooms.broadcast(workspace.id, update);
}

/** Spares the ranking and the comparison. The room compares the other numbers. */
function isKnown({ ranking, generation }: RankingVersion, head: RankingVersion | undefined) {
  return head !== undefined && (head.ranking === ranking || head.generation > generation);
}

/**
 * Returns a ranking from memory, or ranks the snapshot. A snapshot may be newer than the requested
 * generation; its ranking is then newer too. Publishes a ranking of the open items.
 */
async function rankSeries(
  deps: Deps,
  { workspace }: Pointer,
  { key, resolvedModel }: { readonly key: RankingKey; readonly resolvedModel: ResolvedModel },
): Promise<Ranking> {
  const cached = deps.caches.rankings.peek(key);
  if (cached !== undefined) {
    return cached;
  }
  const snapshot = await readSnapshot(deps, workspace);
  const ranking = await computeRanking(deps, snapshot, { resolvedModel, scope: key.scope });
  if (key.scope === "open") {
    await publishRanking(deps, ranking);
  } else {
    deps.caches.rankings.put(ranking);
  }
  return ranking;
}
