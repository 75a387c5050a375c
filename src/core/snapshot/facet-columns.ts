import { type StoredColumnReader } from "../columns/column-reader.ts";
import { type StoredColumn } from "../columns/stored-columns.ts";
import { type StringColumn, type StringListColumn } from "../columns/string-column.ts";
import { type Facets } from "./snapshot.ts";

/** The strings of the facets; the columns hold indexes into them. */
export type FacetWords = {
  readonly status: readonly string[];
  readonly assignee: readonly string[];
  readonly team: readonly string[];
  readonly labels: readonly string[];
};

/** Copies the strings of the facets. */
export function copyFacetWords({ status, assignee, team, labels }: Facets): FacetWords {
  return {
    status: [...status.values],
    assignee: [...assignee.values],
    team: [...team.values],
    labels: [...labels.values],
  };
}

/** Returns the columns of the facets by name. */
export function toFacetColumns(facets: Facets): Record<string, StoredColumn> {
  return {
    type: facets.type,
    priority: facets.priority,
    parent: facets.parent,
    status: facets.status.codes,
    assignee: facets.assignee.codes,
    team: facets.team.codes,
    labels: facets.labels.codes,
    offsets: facets.labels.offsets,
  };
}

/** Assembles facets from their columns and strings. Throws if they do not match. */
export function readFacets(column: StoredColumnReader, words: FacetWords): Facets {
  const readStrings = (name: "status" | "assignee" | "team"): StringColumn => ({
    codes: column.codes(name),
    values: words[name],
  });
  return {
    type: column.u8("type"),
    priority: column.u8("priority"),
    parent: column.i32("parent"),
    status: readStrings("status"),
    assignee: readStrings("assignee"),
    team: readStrings("team"),
    labels: readLabels(column, words.labels),
  };
}

function readLabels(column: StoredColumnReader, labels: readonly string[]): StringListColumn {
  const offsets = column.offsets("offsets");
  const codes = column.listCodes("labels");
  if (offsets.at(-1) !== codes.length) {
    throw new TypeError("The last offset of the labels does not equal their number.");
  }
  return { offsets, codes, values: labels };
}
