import {
  decode,
  dictionaryEncode,
  isDictionaryColumn,
  type NumberColumn,
  type NumericArray,
} from "../columns/dictionary-column.ts";
import {
  newCodes,
  type Codes,
  type StringColumn,
  type StringListColumn,
} from "../columns/string-column.ts";
import {
  assembleRatings,
  assembleSnapshot,
  type EncodedRatings,
  getEncodedRatings,
  getSnapshotColumns,
} from "./snapshot-columns.ts";
import { type Facets, type RatingColumn, type Snapshot } from "./snapshot.ts";

/**
 * Returns the snapshot in the form that depends on its rows and metadata alone, not on the way in
 * which it was built: strings in alphabetical order, no string and no criterion without a row, and
 * numbers in dictionaries in order of first appearance. O(rows × columns).
 */
export function toCanonicalSnapshot(snapshot: Snapshot): Snapshot {
  const { size, start, due } = getSnapshotColumns(snapshot);
  const { workspace, generation, at, statuses, count, number, created } = snapshot;
  const rest = {
    workspace,
    generation,
    at,
    statuses: Object.fromEntries(Object.entries(statuses).toSorted(byKey)),
    count,
    number,
    created,
    facets: toCanonicalFacets(snapshot.facets),
    ratings: toCanonicalRatings(snapshot.ratings),
  };
  return assembleSnapshot(rest, {
    size: reencode(size),
    start: reencode(start),
    due: reencode(due),
  });
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function toCanonicalFacets(facets: Facets): Facets {
  return {
    ...facets,
    status: sortStrings(facets.status),
    assignee: sortStrings(facets.assignee),
    team: sortStrings(facets.team),
    labels: sortStrings(facets.labels),
  };
}

/** Sorts the strings of a column, and drops those that no row uses. */
function sortStrings<C extends StringColumn | StringListColumn>(column: C): C {
  const { codes, values } = column;
  const isUsed = new Uint8Array(values.length);
  for (let index = 0; index < codes.length; index += 1) {
    isUsed[codes[index] as number] = 1;
  }
  const kept = values.filter((value, code) => value !== "" && isUsed[code] === 1);
  const sorted = ["", ...kept.toSorted()];
  const codeByValue = new Map(sorted.map((value, code) => [value, code]));
  const newCode = Uint32Array.from(values, (value) => codeByValue.get(value) ?? 0);
  return { ...column, codes: recode(codes, newCode, sorted.length), values: sorted };
}

function recode(codes: Codes, newCode: Uint32Array, size: number): Codes {
  const recoded = newCodes(codes.length, size);
  for (let index = 0; index < codes.length; index += 1) {
    recoded[index] = newCode[codes[index] as number] as number;
  }
  return recoded;
}

function reencode<A extends NumericArray>(column: NumberColumn<A>): NumberColumn<A> {
  return dictionaryEncode(isDictionaryColumn(column) ? decode(column) : column);
}

/** Drops criteria without a rating, and the bounds of criteria without an interval. */
function toCanonicalRatings(
  ratings: ReadonlyMap<string, RatingColumn>,
): ReadonlyMap<string, RatingColumn> {
  const canonical = [...ratings]
    .map(([criterion, column]) => [criterion, reencodeRatings(column)] as const)
    .filter(([, { likely }]) => !isEmpty(likely))
    .toSorted(byKey);
  return new Map(canonical.map(([criterion, column]) => [criterion, assembleRatings(column)]));
}

function reencodeRatings(column: RatingColumn): EncodedRatings {
  const { likely, low, high } = getEncodedRatings(column);
  const middle = reencode(likely);
  if (low === undefined || high === undefined) {
    return { likely: middle };
  }
  const bounds = { low: reencode(low), high: reencode(high) };
  const isInterval = !isEqual(bounds.low, middle) || !isEqual(bounds.high, middle);
  return { likely: middle, ...(isInterval && bounds) };
}

function isEmpty(column: NumberColumn<Float64Array>): boolean {
  return (isDictionaryColumn(column) ? column.values : column).every(Number.isNaN);
}

/** Compares two columns in canonical form. */
function isEqual(a: NumberColumn<Float64Array>, b: NumberColumn<Float64Array>): boolean {
  if (isDictionaryColumn(a) && isDictionaryColumn(b)) {
    return isEqualArray(a.values, b.values) && isEqualArray(a.codes, b.codes);
  }
  return !isDictionaryColumn(a) && !isDictionaryColumn(b) && isEqualArray(a, b);
}

function isEqualArray(a: Float64Array | Uint8Array, b: Float64Array | Uint8Array): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}
