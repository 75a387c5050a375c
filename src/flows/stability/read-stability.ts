import { type ResolvedModel } from "../../core/models/model.ts";
import { formatRankingPath } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { planStability } from "../../core/stability/plan.ts";
import { analyseAcceptability, type Stability } from "../../core/stability/stability.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { readPastSnapshot } from "../rankings/read-past-snapshot.ts";
import { singleFlight } from "../single-flight.ts";

export type RankingWithModel = { readonly ranking: Ranking; readonly resolvedModel: ResolvedModel };

/**
 * Reads the stability of a ranking from the cache, or analyses the ranking and caches the result.
 * Both have the same bits, because the analysis is seeded.
 */
export async function readStability(
  deps: Deps,
  workspace: Workspace,
  { ranking, resolvedModel }: RankingWithModel,
): Promise<Stability> {
  const { generation, model, revision, orderRules, scope } = ranking;
  const plan = planStability(ranking, resolvedModel);
  const key = {
    workspace: workspace.id,
    generation,
    model,
    revision,
    orderRules,
    scope,
    ...plan,
  };
  const cached = () => deps.caches.stability.peek(key);
  const load = async () => {
    const remote = await deps.caches.stability.read(key, true);
    if (remote !== undefined) {
      return remote;
    }
    const stability = await buildStability(deps, workspace, { ranking, resolvedModel });
    deps.caches.stability.put(stability);
    deps.waitUntil(deps.caches.stability.write(stability));
    return stability;
  };
  const flight = `${workspace.id}/${generation}/stability/${formatRankingPath(key)}`;
  return cached() ?? singleFlight(deps, flight, { cached, load });
}

/** Analyses a ranking over the snapshot that it was computed from. */
export async function buildStability(
  deps: Pick<Deps, "caches" | "store" | "inFlight" | "waitUntil" | "sleep">,
  workspace: Workspace,
  { ranking, resolvedModel }: RankingWithModel,
): Promise<Stability> {
  const snapshot = await readPastSnapshot(deps, workspace, ranking.generation);
  return analyseAcceptability(
    { snapshot: selectScope(snapshot, ranking.scope), ranking, resolvedModel },
    planStability(ranking, resolvedModel),
  );
}
