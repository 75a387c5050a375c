import { toRankingView } from "../../contract/ranking.ts";
import { type Deps } from "../../ports/deps.ts";

/** The rankings there have been, the newest generation first. */
export async function listRankings(
  { store }: Pick<Deps, "store">,
  workspace: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
) {
  const window = before === undefined ? { limit } : { before, limit };
  const rows = await store.rankings.list(workspace, window);
  const oldest = rows.at(-1)?.generation ?? null;
  return {
    data: rows.map(toRankingView),
    page: { next_before: rows.length < limit ? null : oldest },
  };
}
