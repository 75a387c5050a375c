import { formatFilterValues } from "../../contract/filters.ts";
import { type RequestedFilter } from "../../core/ranking/filter-positions.ts";
import { type Deps } from "../../ports/deps.ts";
import { type PageRequest } from "./page.ts";

/** Keys and cursors contain the digest of a longer query, because headers and URLs are limited. */
const queryKeyLengthMax = 300;

/** A page with a longer query has no Link header. Its body contains the cursors. */
export const linkLengthMax = 2_000;

/** Marks numbered pages: their bodies contain `pagination`, but the list is the same. */
const numberedParameter = "paged";

/** Returns the query of the list that a page belongs to, for cursors and numbered pages alike. */
export function toListQuery(query: string): string {
  return query.replace(`&${numberedParameter}=1`, "");
}

/** Builds the canonical query of a page request. */
export function buildPageQuery(request: PageRequest): string {
  const { at, filter, limit, fields, expand, page, scope } = request;
  const parameters: [string, string][] = [["limit", String(limit)]];
  if (at !== undefined) {
    parameters.push(["at", at.text]);
  }
  if (scope !== undefined) {
    parameters.push(["scope", scope]);
  }
  parameters.push(...listFilterParameters(filter));
  if (fields !== undefined) {
    parameters.push(["fields", fields.join(",")]);
  }
  if (expand !== undefined) {
    parameters.push(["expand", expand.join(",")]);
  }
  if (page !== undefined) {
    parameters.push([numberedParameter, "1"]);
  }
  return formatQuery(parameters);
}

/** Builds the canonical query of a filter. */
export function buildFilterQuery(filter: RequestedFilter): string {
  return formatQuery(listFilterParameters(filter));
}

/** Lists the parameters of a filter in the order of their names. */
function listFilterParameters(filter: RequestedFilter): [string, string][] {
  return Object.entries(filter)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]): [string, string][] =>
      value === undefined
        ? []
        : [[name, typeof value === "string" ? value : formatFilterValues(value)]],
    );
}

function formatQuery(parameters: readonly (readonly [string, string])[]): string {
  return `?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

/** Returns the query as part of keys: unchanged if it is short, otherwise its digest. */
export async function toQueryKey({ crypto }: Pick<Deps, "crypto">, query: string): Promise<string> {
  if (query.length <= queryKeyLengthMax) {
    return query;
  }
  const isNumbered = toListQuery(query) !== query;
  const digest = await crypto.sha256(toListQuery(query));
  return `?digest=${digest}${isNumbered ? `&${numberedParameter}=1` : ""}`;
}
