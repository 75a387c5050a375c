import { type ModelInUse } from "../../core/models/model.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { planStability } from "../../core/stability/plan.ts";
import { type Stability, analyseAcceptability } from "../../core/stability/stability.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { readPastSnapshot } from "../rankings/read-snapshot.ts";
import { singleFlight } from "../single-flight.ts";

export type RankingWithModel = { readonly ranking: Ranking; readonly inUse: ModelInUse };

/**
 * How firmly a ranking stands: the copy, or else the ranking analysed here and now, with the very
 * bits that the copy had; it is then kept behind the answer.
 */
export async function readStability(
  deps: Deps,
  workspace: Workspace,
  { ranking, inUse }: RankingWithModel,
): Promise<Stability> {
  const { generation, model, revision } = ranking;
  const name = {
    workspace: workspace.id,
    generation,
    model,
    revision,
    ...planStability(ranking, inUse),
  };
  const cached = () => deps.caches.stability.peek(name);
  const load = async () => {
    const copy = await deps.caches.stability.read(name, true);
    if (copy !== undefined) {
      return copy;
    }
    const stability = await buildStability(deps, workspace, { ranking, inUse });
    deps.caches.stability.put(stability);
    deps.waitUntil(deps.caches.stability.write(stability));
    return stability;
  };
  const key = `${workspace.id}/${generation}/stability/${model}/${revision}`;
  return cached() ?? singleFlight(deps, key, { find: cached, make: load });
}

/** Analyses a ranking on the board it was made of. */
export async function buildStability(
  deps: Pick<Deps, "caches" | "store" | "inFlight" | "waitUntil" | "sleep">,
  workspace: Workspace,
  { ranking, inUse }: RankingWithModel,
): Promise<Stability> {
  const board = await readPastSnapshot(deps, workspace, ranking.generation);
  return analyseAcceptability({ snapshot: board, ranking, inUse }, planStability(ranking, inUse));
}
