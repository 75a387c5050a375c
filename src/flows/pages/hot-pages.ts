import { filtersOf } from "../../contract/filters.ts";
import { pagingOf } from "../../contract/paging.ts";
import { RankingQuery } from "../../contract/ranking.ts";
import { type Deps } from "../../deps.ts";
import { type FoundPage, type PageRequest } from "./page.ts";
import { listQueryOf } from "./queries.ts";

type Read = Pick<FoundPage, "request" | "inUse" | "address">;

/** Notes that a page was read, now and then, so that it may be made ahead of its next reader. */
export function noteReading({ copies, clock, later }: Deps, read: Read): void {
  const work = copies.hot.note(read.request.workspace, () => addressOf(read), clock.now());
  if (work !== undefined) {
    // It is a hint, and the next one will do as well.
    later(work.catch(() => undefined));
  }
}

/** The query that asks for this page again, whatever its model is called by then. */
function addressOf({ request, inUse, address }: Read): string {
  const { revision, page } = request;
  const asked = [
    `model=${inUse.id}`,
    ...(revision === undefined ? [] : [`revision=${revision}`]),
    ...(page === undefined ? [] : [`page=${page}`]),
  ];
  return `${listQueryOf(address).slice(1)}&${asked.join("&")}`;
}

/** What such a query asks for; undefined if nobody can ask for that any more. */
export function requestOf(workspace: string, address: string): PageRequest | undefined {
  const { data } = RankingQuery.safeParse(Object.fromEntries(new URLSearchParams(address)));
  if (data === undefined) {
    return undefined;
  }
  const { model, revision, fields, expand } = data;
  const filter = filtersOf(data);
  return { workspace, model, revision, filter, fields, expand, ...pagingOf(data), isAhead: true };
}
