import { pickFilters } from "../../contract/filters.ts";
import { parsePaging } from "../../contract/paging.ts";
import { RankingQuery } from "../../contract/ranking.ts";
import { type Deps } from "../../ports/deps.ts";
import { toListQuery } from "./page-query.ts";
import { type PageRequest, type ResolvedPage } from "./page.ts";

type PageRead = Pick<ResolvedPage, "request" | "resolvedModel" | "query">;

/** Counts a read of a page, so that the warm-up can prefetch the most-read pages. */
export function recordPageRead({ caches, clock, waitUntil }: Deps, read: PageRead): void {
  const work = caches.hotPages.countRead(
    read.request.workspace,
    () => formatPageRequest(read),
    clock.now(),
  );
  if (work !== undefined) {
    // The counts are a hint: if writing them fails, a later read writes them.
    waitUntil(work.catch(() => undefined));
  }
}

/** Formats the query that requests the page again, with the model's id in place of a default. */
function formatPageRequest({ request, resolvedModel, query }: PageRead): string {
  const { revision, page } = request;
  const parameters = [
    `model=${resolvedModel.id}`,
    ...(revision === undefined ? [] : [`revision=${revision}`]),
    ...(page === undefined ? [] : [`page=${page}`]),
  ];
  return `${toListQuery(query).slice(1)}&${parameters.join("&")}`;
}

/** Parses the query of a counted page. Returns undefined if the API no longer accepts the query. */
export function parsePageRequest(workspace: string, query: string): PageRequest | undefined {
  const { data } = RankingQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (data === undefined) {
    return undefined;
  }
  const { model, revision, scope, fields, expand } = data;
  const filter = pickFilters(data);
  return {
    workspace,
    model,
    revision,
    filter,
    scope,
    fields,
    expand,
    ...parsePaging(data),
    isPrefetch: true,
  };
}
