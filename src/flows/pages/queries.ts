import { type Deps } from "../../deps.ts";
import { type PageRequest } from "./page.ts";

/** Past this, a query stands in names and cursors as its digest: they go into headers and URLs. */
const namedLettersMax = 300;

/** Past this, an answer has no Link: its body has the cursor, and headers have their bounds. */
export const linkedLettersMax = 2_000;

/** Says in a query that the pages are numbered; their answers are longer, the list is the same. */
const numbered = "paged";

/** The query of the list that a page is a part of, however its pages are asked for. */
export function listQueryOf(query: string): string {
  return query.replace(`&${numbered}=1`, "");
}

export function queryOf({ filter, limit, fields, expand, page }: PageRequest): string {
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
    parameters.push([numbered, "1"]);
  }
  return `?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}

/** A query as names have it: itself, or what it hashes to. */
export async function shortened({ seals }: Pick<Deps, "seals">, query: string): Promise<string> {
  if (query.length <= namedLettersMax) {
    return query;
  }
  const isNumbered = listQueryOf(query) !== query;
  const digest = await seals.digest(listQueryOf(query));
  return `?digest=${digest}${isNumbered ? `&${numbered}=1` : ""}`;
}
