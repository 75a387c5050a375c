/** Numbers along the rows, as kernels read them. */
export type Numbers = Float64Array | Int32Array;

/** A column of at most 256 different values: row i says values[codes[i]]. */
export type Few<A extends Numbers = Numbers> = { readonly codes: Uint8Array; readonly values: A };

/** A column as it is kept: a byte a row where it has few different values, else as it is. */
export type Packed<A extends Numbers> = A | Few<A>;

/** As many as a byte can tell apart. */
export const fewMax = 256;

/** Columns that were unpacked lately are kept in so many bytes; the last one in any case. */
export const unpackedBytesMax = 8_000_000;

/** A column of fewer rows stays as it is: to pack it would cost more than it saves. */
export const packedRowsMin = 256;

/**
 * The column with each different value named once, if there are at most 256 of them and more rows
 * than that. O(n).
 */
export function packed<A extends Numbers>(column: A): Packed<A> {
  return (column.length < packedRowsMin ? undefined : fewIn(column)) ?? column;
}

/** However few rows there are. −0 is not taken for 0: with it, a column has too many values. */
export function fewIn<A extends Numbers>(column: A): Few<A> | undefined {
  const codes = new Uint8Array(column.length);
  const known = new Map<number, number>();
  let [last, lastCode] = [-0, 0];
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    // Neighbours are often alike, and to compare costs less than to look up.
    const code = Object.is(value, last) ? lastCode : (known.get(value) ?? known.size);
    if (code === fewMax || Object.is(value, -0)) {
      return undefined;
    }
    if (code === known.size) {
      known.set(value, code);
    }
    codes[row] = code;
    [last, lastCode] = [value, code];
  }
  return { codes, values: likeArray(column, [...known.keys()]) };
}

export function isFew<A extends Numbers>(column: Packed<A>): column is Few<A> {
  return "codes" in column;
}

const unpacked = new Map<object, Numbers>();
let unpackedBytes = 0;
let newest: object | undefined;

/**
 * The column as kernels read it. Nobody may write into it: those that were asked for lately are
 * kept, for what one model reads of one board is read again and again.
 */
export function unpack<A extends Numbers>(column: Packed<A>): A {
  if (!isFew(column)) {
    return column;
  }
  if (newest !== column) {
    const known = unpacked.get(column) ?? spread(column);
    unpackedBytes += unpacked.delete(column) ? 0 : known.byteLength;
    unpacked.set(column, known);
    newest = column;
    dropOldest();
  }
  return unpacked.get(column) as A;
}

/** The column in an array of its own. */
export function spread<A extends Numbers>({ codes, values }: Few<A>): A {
  return spreadOnto(likeArray(values, codes.length), { codes, values });
}

/** The same in an array that is there. */
export function spreadOnto<A extends Numbers>(column: A, { codes, values }: Few<A>): A {
  for (let row = 0; row < codes.length; row += 1) {
    column[row] = values[codes[row] as number] as number;
  }
  return column;
}

/** As if nothing had been unpacked yet. */
export function forgetUnpacked(): void {
  unpacked.clear();
  unpackedBytes = 0;
  newest = undefined;
}

/** A new array of the same kind: of so many zeros, or of these numbers. */
export function likeArray<A extends Numbers>(sample: A, of: number | readonly number[]): A {
  const length = typeof of === "number" ? of : of.length;
  const made = sample instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
  if (typeof of !== "number") {
    made.set(of);
  }
  return made as A;
}

function dropOldest(): void {
  for (const [oldest, column] of unpacked) {
    if (unpackedBytes <= unpackedBytesMax || oldest === newest) {
      return;
    }
    unpacked.delete(oldest);
    unpackedBytes -= column.byteLength;
  }
}

/** How many rows say something: are not NaN. */
export function countKnown(column: Packed<Numbers>): number {
  let known = 0;
  for (let row = 0; row < lengthOf(column); row += 1) {
    known += Number.isNaN(numberAt(column, row)) ? 0 : 1;
  }
  return known;
}

function lengthOf(column: Packed<Numbers>): number {
  return isFew(column) ? column.codes.length : column.length;
}

/** What a row of a column says; undefined beyond its end. */
export function numberAt(column: Packed<Numbers>, row: number): number | undefined {
  return isFew(column) ? column.values[column.codes[row] ?? fewMax] : column[row];
}
