import {
  decode,
  dictionaryEncode,
  dictionarySizeMax,
  encodedRowsMin,
  isDictionaryColumn,
  newArrayLike,
  type DictionaryColumn,
  type NumberColumn,
  type NumericArray,
} from "../columns/dictionary-column.ts";
import { newCodes, type Codes, type StringColumn } from "../columns/string-column.ts";
import {
  assembleRatings,
  assembleSnapshot,
  getEncodedRatings,
  getSnapshotColumns,
  type EncodedRatings,
} from "./snapshot-columns.ts";
import { type Facets, type RatingColumn, type Snapshot } from "./snapshot.ts";

/**
 * Returns the canonical form of a snapshot: equal contents have equal dictionaries and columns,
 * whether the snapshot was scanned, advanced or rolled back. Sorts the strings, drops unused
 * strings, criteria without ratings and bounds without an interval. O(rows × columns).
 */
export function toCanonicalSnapshot(snapshot: Snapshot): Snapshot {
  const { size, start, due } = getSnapshotColumns(snapshot);
  const { workspace, generation, at, statuses, count, number, created } = snapshot;
  const rest = {
    workspace,
    generation,
    at,
    statuses: Object.fromEntries(Object.entries(statuses).toSorted(compareNames)),
    count,
    number,
    created,
    facets: toCanonicalFacets(snapshot.facets),
    ratings: toCanonicalRatings(snapshot.ratings),
  };
  return assembleSnapshot(rest, {
    size: toCanonicalNumbers(size),
    start: toCanonicalNumbers(start),
    due: toCanonicalNumbers(due),
  });
}

function compareNames([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function toCanonicalFacets(facets: Facets): Facets {
  const { offsets, ...labels } = facets.labels;
  return {
    ...facets,
    status: toCanonicalStrings(facets.status),
    assignee: toCanonicalStrings(facets.assignee),
    team: toCanonicalStrings(facets.team),
    labels: { offsets, ...toCanonicalStrings(labels) },
  };
}

/** Sorts the strings of a column, and drops those that no row uses. "" keeps the code 0. */
function toCanonicalStrings({ codes, values }: StringColumn): StringColumn {
  const isUsed = new Uint8Array(values.length);
  for (let index = 0; index < codes.length; index += 1) {
    isUsed[codes[index] as number] = 1;
  }
  const used = values.filter((value, code) => isUsed[code] === 1 && value !== "");
  const sorted = ["", ...used.toSorted()];
  const codeByValue = new Map(sorted.map((value, code) => [value, code]));
  const newCodeByCode = Uint32Array.from(values, (value) => codeByValue.get(value) ?? 0);
  return {
    codes: recode(newCodes(codes.length, sorted.length), codes, newCodeByCode),
    values: sorted,
  };
}

function recode<C extends Codes>(target: C, codes: Codes, newCodeByCode: ArrayLike<number>): C {
  for (let index = 0; index < codes.length; index += 1) {
    target[index] = newCodeByCode[codes[index] as number] as number;
  }
  return target;
}

function toCanonicalRatings(ratings: Snapshot["ratings"]): Map<string, RatingColumn> {
  const columns = new Map<string, RatingColumn>();
  for (const [criterion, column] of [...ratings].toSorted(compareNames)) {
    const { likely, low, high } = getEncodedRatings(column);
    if (hasNumber(likely)) {
      const bounds = toCanonicalBounds(column, { likely, ...(low && high && { low, high }) });
      columns.set(criterion, assembleRatings({ likely: toCanonicalNumbers(likely), ...bounds }));
    }
  }
  return columns;
}

function toCanonicalBounds(
  column: RatingColumn,
  { low, high }: EncodedRatings,
): Pick<EncodedRatings, "low" | "high"> {
  if (low === undefined || high === undefined) {
    return {};
  }
  const [plainLow, plainHigh] = [toPlain(low), toPlain(high)];
  const hasInterval = column.likely.some(
    (value, row) => !Object.is(plainLow[row], value) || !Object.is(plainHigh[row], value),
  );
  return hasInterval ? { low: toCanonicalNumbers(low), high: toCanonicalNumbers(high) } : {};
}

function hasNumber(column: NumberColumn<Float64Array>): boolean {
  if (!isDictionaryColumn(column)) {
    return !column.every(Number.isNaN);
  }
  const isNumber = Array.from(column.values, (value) => !Number.isNaN(value));
  return column.codes.some((code) => isNumber[code] === true);
}

/** Encodes a column as `dictionaryEncode` does, with the values in order of first appearance. */
function toCanonicalNumbers<A extends NumericArray>(column: NumberColumn<A>): NumberColumn<A> {
  if (!isDictionaryColumn(column)) {
    return dictionaryEncode(column);
  }
  return column.codes.length < encodedRowsMin || column.values.some((value) => Object.is(value, -0))
    ? dictionaryEncode(decode(column))
    : orderByAppearance(column);
}

function orderByAppearance<A extends NumericArray>({
  codes,
  values,
}: DictionaryColumn<A>): DictionaryColumn<A> {
  const newCodeByCode = new Int32Array(dictionarySizeMax).fill(-1);
  const ordered: number[] = [];
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (newCodeByCode[code] === -1) {
      newCodeByCode[code] = ordered.push(values[code] as number) - 1;
    }
  }
  return {
    codes: recode(new Uint8Array(codes.length), codes, newCodeByCode),
    values: newArrayLike(values, ordered),
  };
}

function toPlain<A extends NumericArray>(column: NumberColumn<A>): A {
  return isDictionaryColumn(column) ? decode(column) : column;
}
