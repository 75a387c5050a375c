import { formatRankingPath, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { analysisRevision } from "../../core/stability/plan.ts";
import { type PageRequest, type ResolvedPage } from "./page.ts";

/**
 * Returns the key of a page, which is also its ETag: the ranking, the generation at which its item
 * fields were read, and the query. A page with stability also depends on the analysis revision.
 */
export function formatPageKey(
  page: Pick<ResolvedPage, "location" | "offset" | "queryKey" | "request">,
  itemsGeneration: number,
): string {
  const { location, offset, queryKey, request } = page;
  const { workspace, generation } = location.key;
  const kind = selectPageKind(request);
  const analysis = request.expand?.includes("stability") ? `/${analysisRevision}` : "";
  return `${workspace}/${generation}/${kind}/${formatRankingPath(location.key)}/${itemsGeneration}/${offset}${analysis}${queryKey}`;
}

/** Each kind of URL has its own links, which are part of the response. */
function selectPageKind({ ranking, revision }: PageRequest): string {
  if (ranking !== undefined) {
    return "old-page";
  }
  return revision === undefined ? "page" : "revision-page";
}

/** Returns the key of the list that a cursor belongs to. */
export function formatListKey(key: RankingKey, queryKey: string): string {
  return `${key.workspace}/${key.generation}/${formatRankingPath(key)}${queryKey}`;
}
