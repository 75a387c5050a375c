import { type Deps } from "../../ports/deps.ts";
import { type PageRequest } from "./page.ts";

/** Past this, a query stands in names and cursors as its digest: they go into headers and URLs. */
const keyLengthMax = 300;

/** Past this, an answer has no Link: its body has the cursor, and headers have their bounds. */
export const linkLengthMax = 2_000;

/** Says in a query that the pages are numbered; their answers are longer, the list is the same. */
const pagedParameter = "paged";

/** The query of the list that a page is a part of, however its pages are asked for. */
export function toListQuery(query: string): string {
  return query.replace(`&${pagedParameter}=1`, "");
}

export function buildPageQuery({ filter, limit, fields, expand, page }: PageRequest): string {
  const parameters: [string, string][] = [["limit", String(limit)]];
  for (const [name, value] of Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (value !== undefined) {
      parameters.push([name, value]);
    }
  }
  if (fields !== undefined) {
    parameters.push(["fields", fields.join(",")]);
  }
  if (expand !== undefined) {
    parameters.push(["expand", expand.join(",")]);
  }
  if (page !== undefined) {
    parameters.push([pagedParameter, "1"]);
  }
  return `?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

/** A query as names have it: itself, or what it hashes to. */
export async function shortenQuery(
  { crypto }: Pick<Deps, "crypto">,
  query: string,
): Promise<string> {
  if (query.length <= keyLengthMax) {
    return query;
  }
  const isNumbered = toListQuery(query) !== query;
  const digest = await crypto.sha256(toListQuery(query));
  return `?digest=${digest}${isNumbered ? `&${pagedParameter}=1` : ""}`;
}
