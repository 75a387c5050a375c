import { type ResolvedModel } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Cached, type Deps } from "../../ports/deps.ts";
import { computeRanking } from "./compute-ranking.ts";
import { type RankingLocation } from "./locate-ranking.ts";
import { publishRanking } from "./publish-ranking.ts";
import { rollBackSnapshot } from "./read-past-snapshot.ts";
import { readSnapshot } from "./read-snapshot.ts";

export type RankingDeps = Pick<
  Deps,
  "caches" | "store" | "crypto" | "waitUntil" | "clock" | "inFlight" | "sleep"
>;

/** The ranking to read, and the model that computes it. */
export type RankingTarget = {
  readonly location: RankingLocation;
  readonly resolvedModel: ResolvedModel;
};

/**
 * Reads a ranking from the remote caches, or ranks the snapshot and caches the result. Publishes a
 * ranking of the current open items, so that the queue updates it after each later write.
 */
export async function loadRanking(
  deps: RankingDeps,
  workspace: Workspace,
  { location, resolvedModel }: RankingTarget,
): Promise<Cached<Ranking>> {
  const { key, isPublished } = location;
  const cached = await deps.caches.rankings.read(key, isPublished);
  if (cached !== undefined) {
    return cached;
  }
  // A published ranking may have an older generation than the workspace, and be in no cache.
  const isPast = key.generation < workspace.generation;
  const peeked = isPast ? deps.caches.snapshots.peek(workspace.id) : undefined;
  const current =
    peeked?.generation === key.generation ? peeked : await readSnapshot(deps, workspace);
  const snapshot = isPast
    ? await rollBackSnapshot(deps, workspace, { current, generation: key.generation })
    : current;
  const ranking = await computeRanking(deps, snapshot, { resolvedModel, scope: key.scope });
  deps.caches.rankings.put(ranking);
  if (!isPast && key.scope === "open") {
    deps.waitUntil(publishRanking(deps, ranking));
  }
  return { value: ranking, tier: "origin" };
}
