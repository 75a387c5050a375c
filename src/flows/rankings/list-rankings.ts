import { type RankingRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

/** Lists published rankings, newest generation first, below a generation if one is given. */
export function listRankings(
  { store }: Pick<Deps, "store">,
  workspace: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly RankingRow[]> {
  return store.rankings.list(workspace, before === undefined ? { limit } : { before, limit });
}
