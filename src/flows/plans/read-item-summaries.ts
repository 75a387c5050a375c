import { type ItemSummary } from "../../core/item/item-summary.ts";
import { type RankingContent } from "../../core/ranking/ranking.ts";
import { type Deps } from "../../ports/deps.ts";

/** Reads the summaries of rows of a ranking and returns a lookup by row. */
export async function readItemSummaries(
  { store }: Pick<Deps, "store">,
  ranking: Pick<RankingContent, "workspace" | "number">,
  rows: readonly number[],
): Promise<(row: number) => ItemSummary> {
  const toNumber = (row: number) => ranking.number[row] ?? 0;
  const numbers = new Set(rows.map(toNumber));
  const summaries = await store.items.readSummaries(ranking.workspace, [...numbers]);
  return (row) => summaries.get(toNumber(row)) ?? { id: "", title: "", status: "" };
}
