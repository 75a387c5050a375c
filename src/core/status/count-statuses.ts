import { type StringColumn } from "../columns/string-column.ts";
import { foldText } from "../item/fold-text.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** A status as spelled in items, with the number of these items. */
export type StatusCount = { readonly status: string; readonly count: number };

/** Counts the rows of each status that occurs. O(rows + statuses). */
export function countStatuses({ codes, values }: StringColumn): StatusCount[] {
  const counts = new Uint32Array(values.length);
  for (const code of codes) {
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return values
    .map((status, code) => ({ status, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** Lists the statuses that items have, and those with an assigned category. */
export function listStatuses({
  facets,
  statuses,
}: Pick<Snapshot, "facets" | "statuses">): readonly string[] {
  const names = countStatuses(facets.status).map(({ status }) => status);
  return [...names, ...findUnknownStatuses(Object.keys(statuses), names)];
}

/** Returns the names that equal none of the known statuses, ignoring case. */
export function findUnknownStatuses(
  names: readonly string[],
  known: readonly string[],
): readonly string[] {
  const folded = new Set(known.map(foldText));
  return names.filter((name) => !folded.has(foldText(name)));
}
