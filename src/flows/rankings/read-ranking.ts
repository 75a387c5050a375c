import { formatRankingPath } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Cached } from "../../ports/deps.ts";
import { singleFlight } from "../single-flight.ts";
import { loadRanking, type RankingDeps, type RankingTarget } from "./load-ranking.ts";

/**
 * Returns the ranking at a location: from memory, or loaded once for concurrent requests. A ranking
 * that is computed here may be newer than the location, never older.
 */
export async function readRanking(
  deps: RankingDeps,
  workspace: Workspace,
  target: RankingTarget,
): Promise<Cached<Ranking>> {
  const { key } = target.location;
  const cached = (): Cached<Ranking> | undefined => {
    const value = deps.caches.rankings.peek(key);
    return value && { value, tier: "memory" };
  };
  const load = () => loadRanking(deps, workspace, target);
  const flight = `${workspace.id}/${key.generation}/ranking/${formatRankingPath(key)}`;
  return cached() ?? singleFlight(deps, flight, { cached, load });
}
