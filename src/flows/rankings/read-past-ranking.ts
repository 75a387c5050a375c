import { Failure } from "../../core/failure.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { orderRules, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Cached } from "../../ports/deps.ts";
import { computeRanking } from "./compute-ranking.ts";
import { type RankingDeps } from "./load-ranking.ts";
import { readPastSnapshot } from "./read-past-snapshot.ts";

/**
 * Returns exactly the ranking of a key: from a cache, from the copy of a baseline, or computed again
 * from a past snapshot.
 */
export async function readPastRanking(
  deps: RankingDeps,
  workspace: Workspace,
  {
    key,
    resolvedModel,
    digest,
  }: {
    readonly key: RankingKey;
    readonly resolvedModel: ResolvedModel;
    /** The digest in D1, if the caller has read it. */
    readonly digest?: string;
  },
): Promise<Cached<Ranking>> {
  const cached = await deps.caches.rankings.read(key, true);
  if (cached !== undefined) {
    return cached;
  }
  const pinned = await deps.caches.pinnedRankings.read(key);
  if (pinned !== undefined) {
    deps.caches.rankings.put(pinned);
    return { value: pinned, tier: "kv" };
  }
  requireCurrentRules(key, resolvedModel);
  const snapshot = await readPastSnapshot(deps, workspace, key.generation);
  const ranking = await computeRanking(deps, snapshot, { resolvedModel, scope: key.scope });
  if (digest !== undefined && ranking.digest !== digest) {
    throw new Error(
      `The recomputed ranking ${ranking.id} has the digest ${ranking.digest}, not ${digest}.`,
    );
  }
  deps.caches.rankings.put(ranking);
  return { value: ranking, tier: "origin" };
}

/** Throws if a ranking cannot be recomputed, because its order rules or its revision are older. */
function requireCurrentRules(key: RankingKey, { id, revision }: ResolvedModel): void {
  if (key.orderRules !== orderRules) {
    const detail = `The ranking of generation ${key.generation} by "${id}" has order rules ${key.orderRules}, and is no longer cached. Read a newer ranking.`;
    throw new Failure("not-found", detail);
  }
  if (key.revision !== revision) {
    const detail = `The ranking of generation ${key.generation} has revision ${key.revision} of "${id}", which is now at revision ${revision}, and is no longer cached. Read a newer ranking.`;
    throw new Failure("not-found", detail);
  }
}
