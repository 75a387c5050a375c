import { type StringColumn } from "../columns/string-column.ts";
import { foldText } from "../item/fold-text.ts";
import { itemTypes, priorities } from "../item/item.ts";
import { productCost, type Sliced } from "../slices.ts";
import { createCategoryFinder } from "../status/status-map.ts";
import { buildFilterTests, type FacetFilter, type FilteredRows } from "./filter-positions.ts";

/** The filters whose values are counted. */
export const facetNames = [
  "type",
  "status",
  "status_category",
  "priority",
  "assignee",
  "team",
  "label",
  "parent",
] as const;

export type FacetName = (typeof facetNames)[number];

export type FacetValueCount = { readonly value: string; readonly count: number };

/** The rows of each value of a facet that pass the filters of all other facets. */
export type FacetCounts = {
  /** The most frequent values first, then by value. */
  readonly values: readonly FacetValueCount[];
  /** The number of further values. */
  readonly leftOut: number;
  /** The number of rows without a value. */
  readonly none: number;
};

export type FacetReport = {
  /** The number of rows that pass all filters. */
  readonly total: number;
  readonly facets: Readonly<Record<FacetName, FacetCounts>>;
};

export type CountFacetsOptions = {
  readonly filter: FacetFilter;
  /** The maximum number of values to list for each facet. */
  readonly valuesMax: number;
};

/**
 * Counts the rows of each value of each facet. The counts of a facet apply the filters of all other
 * facets, but not its own. A row that several spellings of a status select counts once, under the
 * most frequent spelling. O(rows × facets).
 *
 * Each row gets a mark first: whether it passes all filters, fails only that of one facet, or fails
 * more. A facet then counts the rows with the first mark and those with its own.
 */
export function* countFacetsInSlices(
  rows: FilteredRows,
  { filter, valuesMax }: CountFacetsOptions,
): Sliced<FacetReport> {
  const marks = new Uint8Array(rows.count);
  for (const { name, passes } of buildFilterTests(rows, filter)) {
    markFailing(marks, passes, markOf(name));
    yield rows.count * productCost;
  }
  const facets: Partial<Record<FacetName, FacetCounts>> = {};
  for (const name of facetNames) {
    const { counts, none } = countFacet(rows, name, { marks, mark: markOf(name) });
    facets[name] = { ...selectMostFrequent(counts, valuesMax), none };
    yield rows.count * productCost;
  }
  return { total: countPassing(marks), facets: facets as Record<FacetName, FacetCounts> };
}

/** The mark of rows that pass all filters. */
const passing = 0;

/** The mark of rows that fail several filters, or one that is not a facet. */
const excluded = 255;

/** Returns the mark of the rows that fail only the filter with this name. */
function markOf(name: string): number {
  return facetNames.findIndex((facet) => facet === name) + 1 || excluded;
}

function markFailing(marks: Uint8Array, passes: (position: number) => boolean, mark: number): void {
  for (let position = 0; position < marks.length; position += 1) {
    if (marks[position] !== excluded && !passes(position)) {
      marks[position] = marks[position] === passing ? mark : excluded;
    }
  }
}

function countPassing(marks: Uint8Array): number {
  let total = 0;
  for (let position = 0; position < marks.length; position += 1) {
    total += marks[position] === passing ? 1 : 0;
  }
  return total;
}

/** The rows to count: those with the mark `passing` or this one. */
type MarkedRows = { readonly marks: Uint8Array; readonly mark: number };

type Counted = { readonly counts: ReadonlyMap<string, number>; readonly none: number };

function countFacet({ facets, statuses }: FilteredRows, name: FacetName, rows: MarkedRows) {
  const counters: Readonly<Record<FacetName, () => Counted>> = {
    type: () => nameCounts(countCodes(facets.type, itemTypes.length, rows), itemTypes),
    priority: () =>
      nameCounts(countCodes(facets.priority, priorities.length + 1, rows), ["", ...priorities]),
    status: () => mergeSpellings(countStrings(facets.status, rows)),
    status_category: () =>
      mergeNames(countStrings(facets.status, rows), createCategoryFinder(statuses)),
    assignee: () => countStrings(facets.assignee, rows),
    team: () => countStrings(facets.team, rows),
    label: () => countLabels(facets.labels, rows),
    parent: () => countParents(facets.parent, rows),
  };
  return counters[name]();
}

function countStrings({ codes, values }: StringColumn, rows: MarkedRows): Counted {
  return nameCounts(countCodes(codes, values.length, rows), values);
}

function countCodes(
  codes: StringColumn["codes"],
  size: number,
  { marks, mark }: MarkedRows,
): Uint32Array {
  const counts = new Uint32Array(size);
  for (let row = 0; row < marks.length; row += 1) {
    if (marks[row] === passing || marks[row] === mark) {
      counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
    }
  }
  return counts;
}

/** Counts each row once for each of its labels, even if it has a label twice. */
function countLabels(
  { offsets, codes, values }: FilteredRows["facets"]["labels"],
  { marks, mark }: MarkedRows,
): Counted {
  const counts = new Uint32Array(values.length);
  const lastRow = new Int32Array(values.length).fill(-1);
  let none = 0;
  for (let row = 0; row < marks.length; row += 1) {
    if (marks[row] !== passing && marks[row] !== mark) {
      continue;
    }
    const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
    none += start === end ? 1 : 0;
    for (let index = start; index < end; index += 1) {
      const code = codes[index] as number;
      counts[code] = (counts[code] as number) + (lastRow[code] === row ? 0 : 1);
      lastRow[code] = row;
    }
  }
  return { ...nameCounts(counts, values), none };
}

/** Counts the rows of each parent. The value is the number of the parent. */
function countParents(parents: Int32Array, { marks, mark }: MarkedRows): Counted {
  const counts = new Map<number, number>();
  let none = 0;
  for (let row = 0; row < marks.length; row += 1) {
    const parent = parents[row] as number;
    if (marks[row] !== passing && marks[row] !== mark) {
      continue;
    }
    if (parent === 0) {
      none += 1;
    } else {
      counts.set(parent, (counts.get(parent) ?? 0) + 1);
    }
  }
  return { counts: new Map([...counts].map(([number, count]) => [String(number), count])), none };
}

/** Names the counts of codes. The empty string stands for no value. */
function nameCounts(codeCounts: Uint32Array, values: readonly string[]): Counted {
  const counts = new Map<string, number>();
  let none = 0;
  for (let code = 0; code < codeCounts.length; code += 1) {
    const [value = "", count = 0] = [values[code], codeCounts[code]];
    if (value === "") {
      none += count;
    } else if (count > 0) {
      counts.set(value, count);
    }
  }
  return { counts, none };
}

/** Adds the counts of the spellings of a status that filters do not distinguish. */
function mergeSpellings(counted: Counted): Counted {
  const spellings = new Map<string, string>();
  for (const { value } of sortByCount(counted.counts)) {
    const folded = foldText(value);
    spellings.set(folded, spellings.get(folded) ?? value);
  }
  return mergeNames(counted, (value) => spellings.get(foldText(value)) ?? value);
}

/** Adds the counts of values with the same name. */
function mergeNames({ counts, none }: Counted, findName: (value: string) => string): Counted {
  const merged = new Map<string, number>();
  for (const [value, count] of counts) {
    const name = findName(value);
    merged.set(name, (merged.get(name) ?? 0) + count);
  }
  return { counts: merged, none };
}

function selectMostFrequent(counts: Counted["counts"], valuesMax: number) {
  const sorted = sortByCount(counts);
  return {
    values: sorted.slice(0, valuesMax),
    leftOut: Math.max(0, sorted.length - valuesMax),
  };
}

/** Sorts values by their count, the highest first, then by value. */
function sortByCount(counts: Counted["counts"]): FacetValueCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
