import { type ResolvedModel } from "../../core/models/model.ts";
import { formatRankingPath, pickRankingKey } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { selectScope } from "../../core/snapshot/select-scope.ts";
import { formatPlan, planStability, type StabilityPlan } from "../../core/stability/plan.ts";
import { analyseAcceptabilityInSlices, type Stability } from "../../core/stability/stability.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { readPastSnapshot } from "../rankings/read-past-snapshot.ts";
import { runSliced } from "../run-sliced.ts";
import { singleFlight } from "../single-flight.ts";

export type RankingWithModel = { readonly ranking: Ranking; readonly resolvedModel: ResolvedModel };

/**
 * Reads the stability of a ranking from the cache, or analyses the ranking and caches the result.
 * Both have the same bits, because the analysis is seeded. Without a plan, it uses the plan of
 * published rankings, whose result the background job caches.
 */
export async function readStability(
  deps: Deps,
  workspace: Workspace,
  {
    ranking,
    resolvedModel,
    plan = planStability(ranking, resolvedModel),
  }: RankingWithModel & { readonly plan?: StabilityPlan },
): Promise<Stability> {
  const key = { ...pickRankingKey(ranking), ...plan };
  const cached = () => deps.caches.stability.peek(key);
  const load = async () => {
    const remote = await deps.caches.stability.read(key, true);
    if (remote !== undefined) {
      return remote;
    }
    const stability = await buildStability(deps, workspace, { ranking, resolvedModel, plan });
    deps.caches.stability.put(stability);
    deps.waitUntil(deps.caches.stability.write(stability));
    return stability;
  };
  const path = `${formatRankingPath(key)}/${formatPlan(plan)}`;
  const flight = `${workspace.id}/${key.generation}/stability/${path}`;
  return cached() ?? singleFlight(deps, flight, { cached, load });
}

/** Analyses a ranking by a plan, over the snapshot that the ranking was computed from. */
export async function buildStability(
  deps: Pick<Deps, "caches" | "store" | "inFlight" | "waitUntil" | "sleep">,
  workspace: Workspace,
  { ranking, resolvedModel, plan }: RankingWithModel & { readonly plan: StabilityPlan },
): Promise<Stability> {
  const snapshot = await readPastSnapshot(deps, workspace, ranking.generation);
  const ranked = selectScope(snapshot, ranking.scope);
  const subject = { snapshot: ranked, ranking, resolvedModel };
  return runSliced(deps, analyseAcceptabilityInSlices(subject, plan));
}
