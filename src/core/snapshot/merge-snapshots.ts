import { newArrayLike, type NumericArray } from "../columns/dictionary-column.ts";
import { newMissingColumn, type ColumnMerger, mergeColumns } from "../columns/merge-columns.ts";
import { freeArrays } from "../columns/scratch.ts";
import {
  type StringColumn,
  type StringListColumn,
  type Codes,
  Dictionary,
  dropUnusedStrings,
  gatherUint8,
  gatherStrings,
  gatherFloat64,
  gatherInt32,
  gatherStringLists,
  newCodes,
  stringsAt,
} from "../columns/string-column.ts";
import {
  assembleSnapshot,
  getSnapshotColumns,
  getEncodedRatings,
  assembleRatings,
} from "./snapshot-columns.ts";
import { type Snapshot, type SnapshotMetadata, type RatingColumn } from "./snapshot.ts";

/**
 * Returns snapshot `a` with the rows of `b` written to the target rows. Copies only the columns
 * that change and shares the others. Each changed row costs O(1).
 */
export function overwriteSnapshotRows(
  key: SnapshotMetadata,
  [a, b]: readonly [Snapshot, Snapshot],
  targetRows: Int32Array,
): Snapshot {
  const count = Math.max(a.count, (targetRows.at(-1) ?? 0) + 1);
  const numbers = <A extends NumericArray>(base: A, over: A) =>
    isUnchanged({ base, over, targetRows })
      ? base
      : overwriteRows(newArrayLike(base, count), { base, over, targetRows });
  const bytes = (base: Uint8Array, over: Uint8Array) =>
    isUnchanged({ base, over, targetRows })
      ? base
      : overwriteRows(new Uint8Array(count), { base, over, targetRows });
  const strings = (base: StringColumn, over: StringColumn): StringColumn => {
    const { codes, values } = recodeStrings(base, over);
    const overwrite = { base: base.codes, over: codes, targetRows };
    return isUnchanged(overwrite)
      ? base
      : { codes: overwriteRows(newCodes(count, values.length), overwrite), values };
  };
  const [base, over] = [a.facets, b.facets];
  const rest = {
    ...key,
    count,
    number: numbers(a.number, b.number),
    created: numbers(a.created, b.created),
    facets: {
      type: bytes(base.type, over.type),
      priority: bytes(base.priority, over.priority),
      parent: numbers(base.parent, over.parent),
      status: strings(base.status, over.status),
      assignee: dropUnusedNames(base.assignee, strings(base.assignee, over.assignee)),
      team: strings(base.team, over.team),
      labels: overwriteLists([base.labels, over.labels], targetRows, count),
    },
  };
  return assembleMerged(rest, [a, b], { mergeNumbers: numbers, mergeBytes: bytes });
}

/**
 * Drops the names of people without items, so that a snapshot which follows an erasure does not
 * contain the name. The values of other facets stay: they are no personal data.
 */
function dropUnusedNames(base: StringColumn, merged: StringColumn): StringColumn {
  return merged === base ? base : dropUnusedStrings(merged);
}

/** Completes a merged snapshot with its lazy columns, merged by the same functions. */
function assembleMerged(
  rest: Omit<Snapshot, "size" | "start" | "due" | "ratings">,
  [a, b]: readonly [Snapshot, Snapshot],
  merger: ColumnMerger,
): Snapshot {
  const [base, over] = [getSnapshotColumns(a), getSnapshotColumns(b)];
  const columns = {
    size: mergeColumns(base.size, over.size, merger),
    start: mergeColumns(base.start, over.start, merger),
    due: mergeColumns(base.due, over.due, merger),
  };
  return assembleSnapshot({ ...rest, ratings: mergeRatingColumns([a, b], merger) }, columns);
}

type RowOverwrite = {
  readonly base: NumericArray | Codes;
  readonly over: ArrayLike<number>;
  readonly targetRows: Int32Array;
};

/**
 * Checks whether every changed row equals its target row, so that both snapshots can share the base
 * column. A column that is a small view into a larger buffer is never shared, because it would keep
 * the whole buffer in memory.
 */
function isUnchanged({ base, over, targetRows }: RowOverwrite): boolean {
  const fillsBuffer = base.buffer.byteLength <= 2 * base.byteLength;
  return fillsBuffer && targetRows.every((target, row) => Object.is(base[target], over[row]));
}

function overwriteRows<A extends NumericArray | Codes>(
  column: A,
  { base, over, targetRows }: RowOverwrite,
): A {
  column.set(base);
  for (let row = 0; row < targetRows.length; row += 1) {
    column[targetRows[row] as number] = over[row] as number;
  }
  return column;
}

/** Gathers the labels of each row from its change or from the base: lists have no fixed length. */
function overwriteLists(
  [base, over]: readonly [StringListColumn, StringListColumn],
  targetRows: Int32Array,
  count: number,
): StringListColumn {
  const rows = base.offsets.length - 1;
  if (targetRows.every((target, row) => target < rows && isSameList([base, target], [over, row]))) {
    return base;
  }
  const order = new Uint32Array(count);
  for (let row = 0; row < rows; row += 1) {
    order[row] = row;
  }
  for (let row = 0; row < targetRows.length; row += 1) {
    order[targetRows[row] as number] = rows + row;
  }
  const lists = gatherStringLists(concatStringLists(base, over), order);
  freeArrays(order);
  return lists;
}

type ListRow = readonly [lists: StringListColumn, row: number];

function isSameList(a: ListRow, b: ListRow): boolean {
  const [before, after] = [stringsAt(...a), stringsAt(...b)];
  return before.length === after.length && before.every((value, index) => value === after[index]);
}

/** Concatenates two snapshots and gathers their rows in `order`. */
export function mergeSnapshotRows(
  key: SnapshotMetadata,
  [a, b]: readonly [Snapshot, Snapshot],
  order: Int32Array,
): Snapshot {
  const numbers = <A extends NumericArray>(base: A, over: A): A => {
    const both = concatArrays(base, over);
    const merged =
      both instanceof Float64Array ? gatherFloat64(both, order) : gatherInt32(both, order);
    freeArrays(both);
    return merged as A;
  };
  const bytes = (base: Uint8Array, over: Uint8Array) => {
    const both = concatArrays(base, over);
    const merged = gatherUint8(both, order);
    freeArrays(both);
    return merged;
  };
  const strings = (base: StringColumn, over: StringColumn) =>
    gatherStrings(concatStrings(base, over), order);
  const [base, over] = [a.facets, b.facets];
  const rest = {
    ...key,
    count: order.length,
    number: numbers(a.number, b.number),
    created: numbers(a.created, b.created),
    facets: {
      type: bytes(base.type, over.type),
      priority: bytes(base.priority, over.priority),
      parent: numbers(base.parent, over.parent),
      status: strings(base.status, over.status),
      assignee: dropUnusedNames(base.assignee, strings(base.assignee, over.assignee)),
      team: strings(base.team, over.team),
      labels: gatherStringLists(concatStringLists(base.labels, over.labels), order),
    },
  };
  return assembleMerged(rest, [a, b], { mergeNumbers: numbers, mergeBytes: bytes });
}

function concatArrays<A extends NumericArray | Uint32Array | Uint8Array>(a: A, b: A): A {
  const both = new (a.constructor as new (length: number) => A)(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function concatStrings(a: StringColumn, b: StringColumn): StringColumn {
  const { codes, values } = recodeStrings(a, b);
  const both = newCodes(a.codes.length + codes.length, values.length);
  both.set(a.codes);
  both.set(codes, a.codes.length);
  return { codes: both, values };
}

/** Translates the codes of b into the dictionary of a, extended by b's other strings. */
function recodeStrings(
  a: StringColumn,
  b: StringColumn,
): { readonly codes: Uint32Array; readonly values: string[] } {
  const dictionary = new Dictionary(a.values);
  const codes = Uint32Array.from(b.codes, (code) => dictionary.encode(b.values[code] ?? ""));
  return { codes, values: dictionary.values };
}

function concatStringLists(a: StringListColumn, b: StringListColumn): StringListColumn {
  const { codes, values } = concatStrings(a, b);
  const shift = a.offsets.at(-1) ?? 0;
  const offsets = concatArrays(
    a.offsets,
    b.offsets.subarray(1).map((offset) => offset + shift),
  );
  return { offsets, codes, values };
}

/** Merges the rating columns of every criterion that either snapshot has. */
function mergeRatingColumns(
  [a, b]: readonly [Snapshot, Snapshot],
  merger: ColumnMerger,
): Map<string, RatingColumn> {
  const criteria = [...new Set([...a.ratings.keys(), ...b.ratings.keys()])].toSorted();
  const columns = new Map<string, RatingColumn>();
  for (const criterion of criteria) {
    const [base, over] = [a.ratings.get(criterion), b.ratings.get(criterion)];
    const x = base ? getEncodedRatings(base) : { likely: newMissingColumn(a.count) };
    const y = over ? getEncodedRatings(over) : { likely: newMissingColumn(b.count) };
    const hasIntervals = x.low !== undefined || y.low !== undefined;
    const column = {
      likely: mergeColumns(x.likely, y.likely, merger),
      ...(hasIntervals && {
        low: mergeColumns(x.low ?? x.likely, y.low ?? y.likely, merger),
        high: mergeColumns(x.high ?? x.likely, y.high ?? y.likely, merger),
      }),
    };
    columns.set(criterion, assembleRatings(column));
  }
  return columns;
}
