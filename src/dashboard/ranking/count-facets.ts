import { stringsAt } from "../../core/columns/string-column.ts";
import { itemTypes, priorities } from "../../core/item/item.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { type FacetCounts, facetNames } from "./messages.ts";

const valuesMax = 100;

/** Counts the values of each facet of a ranking. */
export function countFacets({ facets, count }: Ranking): readonly FacetCounts[] {
  const { type, priority, status, team, assignee } = facets;
  const read = {
    status: (row: number) => [status.values[status.codes[row] ?? 0] ?? ""],
    type: (row: number) => [itemTypes[type[row] ?? 0] ?? ""],
    team: (row: number) => [team.values[team.codes[row] ?? 0] ?? ""],
    label: (row: number) => stringsAt(facets.labels, row),
    assignee: (row: number) => [assignee.values[assignee.codes[row] ?? 0] ?? ""],
    priority: (row: number) => [priorities[(priority[row] ?? 0) - 1] ?? ""],
  };
  return facetNames.map((facet) => ({ facet, values: countValues(count, read[facet]) }));
}

function countValues(count: number, read: (row: number) => readonly string[]) {
  const counts = new Map<string, number>();
  for (let row = 0; row < count; row += 1) {
    for (const value of read(row)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([value]) => value !== "")
    .map(([value, number]) => ({ value, count: number }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, valuesMax);
}
