import { type Actor, authorize } from "../../core/access.ts";
import { type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

/** Lists published rankings, newest generation first, below a generation if one is given. */
export function listRankings(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly RankingRow[]> {
  authorize(actor, "rankings:read");
  const range = before === undefined ? { limit } : { before, limit };
  return store.rankings.list(actor.workspace, range);
}
