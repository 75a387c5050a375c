import { newArrayLike, type NumericArray } from "../columns/dictionary-column.ts";
import { newMissingColumn, type ColumnMerger, mergeColumns } from "../columns/merge-columns.ts";
import { freeArrays } from "../columns/scratch.ts";
import {
  type StringColumn,
  type StringListColumn,
  type Codes,
  Dictionary,
  gatherUint8,
  gatherStrings,
  gatherFloat64,
  gatherInt32,
  gatherStringLists,
  newCodes,
  stringsAt,
} from "../columns/string-column.ts";
import { type SnapshotKey } from "./snapshot-builder.ts";
import {
  assembleSnapshot,
  getSnapshotColumns,
  getEncodedRatings,
  assembleRatings,
} from "./snapshot-columns.ts";
import { type Snapshot, type RatingColumn } from "./snapshot.ts";

/**
 * The base with the changed rows laid over it: one copy of each column in which something is
 * different, and O(1) for each change.
 */
export function overwriteSnapshotRows(
  name: SnapshotKey,
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
  const coded = (base: StringColumn, over: StringColumn): StringColumn => {
    const { codes, words } = recodeStrings(base, over);
    const laid = { base: base.codes, over: codes, targetRows };
    return isUnchanged(laid)
      ? base
      : { codes: overwriteRows(newCodes(count, words.length), laid), values: words };
  };
  const [of, by] = [a.facets, b.facets];
  const rest = {
    ...name,
    count,
    number: numbers(a.number, b.number),
    created: numbers(a.created, b.created),
    facets: {
      type: bytes(of.type, by.type),
      priority: bytes(of.priority, by.priority),
      parent: numbers(of.parent, by.parent),
      status: coded(of.status, by.status),
      assignee: coded(of.assignee, by.assignee),
      team: coded(of.team, by.team),
      labels: overwriteLists([of.labels, by.labels], targetRows, count),
    },
  };
  return assembleMerged(rest, [a, b], { mergeNumbers: numbers, mergeBytes: bytes });
}

/** The columns that are kept packed, joined as the others were. */
function assembleMerged(
  rest: Omit<Snapshot, "size" | "start" | "due" | "ratings">,
  [a, b]: readonly [Snapshot, Snapshot],
  join: ColumnMerger,
): Snapshot {
  const [of, by] = [getSnapshotColumns(a), getSnapshotColumns(b)];
  const columns = {
    size: mergeColumns(of.size, by.size, join),
    start: mergeColumns(of.start, by.start, join),
    due: mergeColumns(of.due, by.due, join),
  };
  return assembleSnapshot({ ...rest, ratings: mergeRatingColumns([a, b], join) }, columns);
}

type RowOverwrite = {
  readonly base: NumericArray | Codes;
  readonly over: ArrayLike<number>;
  readonly targetRows: Int32Array;
};

/**
 * Whether every changed row says what its place says already: the column is then that of both
 * boards. One that lies in a copy among others is not, for it would keep all of the copy.
 */
function isUnchanged({ base, over, targetRows }: RowOverwrite): boolean {
  const isAlone = base.buffer.byteLength <= 2 * base.byteLength;
  return isAlone && targetRows.every((place, row) => Object.is(base[place], over[row]));
}

function overwriteRows<A extends NumericArray | Codes>(
  onto: A,
  { base, over, targetRows }: RowOverwrite,
): A {
  onto.set(base);
  for (let row = 0; row < targetRows.length; row += 1) {
    onto[targetRows[row] as number] = over[row] as number;
  }
  return onto;
}

/** Lists have no fixed length, so they are picked anew: in a row's place, its change or itself. */
function overwriteLists(
  [base, over]: readonly [StringListColumn, StringListColumn],
  places: Int32Array,
  count: number,
): StringListColumn {
  const rows = base.offsets.length - 1;
  if (places.every((place, row) => place < rows && isSameList([base, place], [over, row]))) {
    return base;
  }
  const order = new Uint32Array(count);
  for (let row = 0; row < rows; row += 1) {
    order[row] = row;
  }
  for (let row = 0; row < places.length; row += 1) {
    order[places[row] as number] = rows + row;
  }
  const lists = gatherStringLists(concatStringLists(base, over), order);
  freeArrays(order);
  return lists;
}

type ListRow = readonly [lists: StringListColumn, row: number];

function isSameList(a: ListRow, b: ListRow): boolean {
  const [was, is] = [stringsAt(...a), stringsAt(...b)];
  return was.length === is.length && was.every((word, at) => word === is[at]);
}

/** Two boards laid one behind the other and picked from in `order`. */
export function mergeSnapshotRows(
  name: SnapshotKey,
  [a, b]: readonly [Snapshot, Snapshot],
  order: Int32Array,
): Snapshot {
  const numbers = <A extends NumericArray>(base: A, over: A): A => {
    const both = concatArrays(base, over);
    const picked =
      both instanceof Float64Array ? gatherFloat64(both, order) : gatherInt32(both, order);
    freeArrays(both);
    return picked as A;
  };
  const bytes = (base: Uint8Array, over: Uint8Array) => {
    const both = concatArrays(base, over);
    const picked = gatherUint8(both, order);
    freeArrays(both);
    return picked;
  };
  const code = (of: StringColumn, by: StringColumn) => gatherStrings(concatStrings(of, by), order);
  const [of, by] = [a.facets, b.facets];
  const rest = {
    ...name,
    count: order.length,
    number: numbers(a.number, b.number),
    created: numbers(a.created, b.created),
    facets: {
      type: bytes(of.type, by.type),
      priority: bytes(of.priority, by.priority),
      parent: numbers(of.parent, by.parent),
      status: code(of.status, by.status),
      assignee: code(of.assignee, by.assignee),
      team: code(of.team, by.team),
      labels: gatherStringLists(concatStringLists(of.labels, by.labels), order),
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
  const { codes, words } = recodeStrings(a, b);
  const both = newCodes(a.codes.length + codes.length, words.length);
  both.set(a.codes);
  both.set(codes, a.codes.length);
  return { codes: both, values: words };
}

/** The codes of b in the words of a, and of those that only b has. */
function recodeStrings(
  a: StringColumn,
  b: StringColumn,
): { readonly codes: Uint32Array; readonly words: string[] } {
  const dictionary = new Dictionary(a.values);
  const codes = Uint32Array.from(b.codes, (code) => dictionary.encode(b.values[code] ?? ""));
  return { codes, words: dictionary.values };
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

/** Every criterion of either board, each joined of two columns. */
function mergeRatingColumns(
  [a, b]: readonly [Snapshot, Snapshot],
  join: ColumnMerger,
): Map<string, RatingColumn> {
  const criteria = [...new Set([...a.ratings.keys(), ...b.ratings.keys()])].toSorted();
  const columns = new Map<string, RatingColumn>();
  for (const criterion of criteria) {
    const [base, over] = [a.ratings.get(criterion), b.ratings.get(criterion)];
    const x = base ? getEncodedRatings(base) : { likely: newMissingColumn(a.count) };
    const y = over ? getEncodedRatings(over) : { likely: newMissingColumn(b.count) };
    const hasIntervals = x.low !== undefined || y.low !== undefined;
    const column = {
      likely: mergeColumns(x.likely, y.likely, join),
      ...(hasIntervals && {
        low: mergeColumns(x.low ?? x.likely, y.low ?? y.likely, join),
        high: mergeColumns(x.high ?? x.likely, y.high ?? y.likely, join),
      }),
    };
    columns.set(criterion, assembleRatings(column));
  }
  return columns;
}
