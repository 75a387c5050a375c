import { type RankingKey } from "../../core/ranking/ranking.ts";
import { analysisRevision } from "../../core/stability/plan.ts";
import { type ResolvedPage, type PageRequest } from "./page.ts";

/**
 * Returns the key of a page, which is also its ETag: the ranking, the generation at which its item
 * cards were read, and the query. A page with stability also depends on the analysis revision.
 */
export function formatPageKey(
  {
    location,
    offset,
    query,
    request,
  }: Pick<ResolvedPage, "location" | "offset" | "query" | "request">,
  cardGeneration: number,
): string {
  const { workspace, generation, model, revision } = location.key;
  const kind = selectPageKind(request);
  const analysis = request.expand?.includes("stability") ? `/${analysisRevision}` : "";
  return `${workspace}/${generation}/${kind}/${model}/${revision}/${cardGeneration}/${offset}${analysis}${query}`;
}

/** Each kind of URL has its own links, which are part of the response. */
function selectPageKind({ ranking, revision }: PageRequest): string {
  if (ranking !== undefined) {
    return "old-page";
  }
  return revision === undefined ? "page" : "revision-page";
}

/** Returns the list that a cursor belongs to. */
export function formatListKey(
  { workspace, generation, model, revision }: RankingKey,
  query: string,
): string {
  return `${workspace}/${generation}/${model}/${revision}${query}`;
}
