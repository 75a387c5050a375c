import { pickFilters } from "../../contract/filters.ts";
import { parsePaging } from "../../contract/paging.ts";
import { RankingQuery } from "../../contract/ranking.ts";
import { type Deps } from "../../ports/deps.ts";
import { toListQuery } from "./page-query.ts";
import { type ResolvedPage, type PageRequest } from "./page.ts";

type PageRead = Pick<ResolvedPage, "request" | "inUse" | "address">;

/** Notes that a page was read, now and then, so that it may be made ahead of its next reader. */
export function recordPageRead({ caches, clock, waitUntil }: Deps, read: PageRead): void {
  const work = caches.hotPages.countRead(
    read.request.workspace,
    () => formatPageRequest(read),
    clock.now(),
  );
  if (work !== undefined) {
    // It is a hint, and the next one will do as well.
    waitUntil(work.catch(() => undefined));
  }
}

/** The query that asks for this page again, whatever its model is called by then. */
function formatPageRequest({ request, inUse, address }: PageRead): string {
  const { revision, page } = request;
  const asked = [
    `model=${inUse.id}`,
    ...(revision === undefined ? [] : [`revision=${revision}`]),
    ...(page === undefined ? [] : [`page=${page}`]),
  ];
  return `${toListQuery(address).slice(1)}&${asked.join("&")}`;
}

/** What such a query asks for; undefined if nobody can ask for that any more. */
export function parsePageRequest(workspace: string, address: string): PageRequest | undefined {
  const { data } = RankingQuery.safeParse(Object.fromEntries(new URLSearchParams(address)));
  if (data === undefined) {
    return undefined;
  }
  const { model, revision, fields, expand } = data;
  const filter = pickFilters(data);
  return {
    workspace,
    model,
    revision,
    filter,
    fields,
    expand,
    ...parsePaging(data),
    isPrefetch: true,
  };
}
