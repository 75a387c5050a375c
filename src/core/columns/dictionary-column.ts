import { CompensatedSum } from "../numeric/compensated-sum.ts";

/** A plain column: one number per row, the form that scoring kernels read. */
export type NumericArray = Float64Array | Int32Array;

/** A column of at most 256 distinct values: row i has the value values[codes[i]]. */
export type DictionaryColumn<A extends NumericArray = NumericArray> = {
  readonly codes: Uint8Array;
  readonly values: A;
};

/** A stored column: dictionary-encoded if it has few distinct values, otherwise plain. */
export type NumberColumn<A extends NumericArray> = A | DictionaryColumn<A>;

/** The number of codes that fit in a byte. */
export const dictionarySizeMax = 256;

/** Size limit in bytes of the cache of decoded columns. The newest column always stays. */
export const decodedBytesMax = 8_000_000;

/** Shorter columns stay plain: encoding them costs more than it saves. */
export const encodedRowsMin = 256;

/**
 * Encodes a column of at least 256 rows and at most 256 distinct values; returns any other column
 * unchanged. O(n).
 */
export function dictionaryEncode<A extends NumericArray>(column: A): NumberColumn<A> {
  return (column.length < encodedRowsMin ? undefined : tryDictionaryEncode(column)) ?? column;
}

/**
 * Encodes a column of any length. Returns undefined for a column with more than 256 distinct values
 * or with −0, which the dictionary cannot tell from 0.
 */
export function tryDictionaryEncode<A extends NumericArray>(
  column: A,
): DictionaryColumn<A> | undefined {
  const codes = new Uint8Array(column.length);
  const codeByValue = new Map<number, number>();
  let [last, lastCode] = [-0, 0];
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    // Adjacent rows often have the same value, and comparing is cheaper than a lookup.
    const code = Object.is(value, last) ? lastCode : (codeByValue.get(value) ?? codeByValue.size);
    if (code === dictionarySizeMax || Object.is(value, -0)) {
      return undefined;
    }
    if (code === codeByValue.size) {
      codeByValue.set(value, code);
    }
    codes[row] = code;
    [last, lastCode] = [value, code];
  }
  return { codes, values: newArrayLike(column, [...codeByValue.keys()]) };
}

export function isDictionaryColumn<A extends NumericArray>(
  column: NumberColumn<A>,
): column is DictionaryColumn<A> {
  return "codes" in column;
}

const decodedColumns = new Map<object, NumericArray>();
let decodedBytes = 0;
let newestColumn: object | undefined;

/**
 * Returns the plain form of a column, from the cache if possible. Callers must not write into it.
 *
 * The cache evicts the least recently used columns. A model reads the same columns of a snapshot
 * many times, so most reads find them there.
 */
export function decodeCached<A extends NumericArray>(column: NumberColumn<A>): A {
  if (!isDictionaryColumn(column)) {
    return column;
  }
  if (newestColumn !== column) {
    const decoded = decodedColumns.get(column) ?? decode(column);
    decodedBytes += decodedColumns.delete(column) ? 0 : decoded.byteLength;
    decodedColumns.set(column, decoded);
    newestColumn = column;
    evictOldest();
  }
  return decodedColumns.get(column) as A;
}

/** Decodes a column into a new array. */
export function decode<A extends NumericArray>({ codes, values }: DictionaryColumn<A>): A {
  return decodeInto(newArrayLike(values, codes.length), { codes, values });
}

/** Decodes a column into `column` and returns it. */
export function decodeInto<A extends NumericArray>(
  column: A,
  { codes, values }: DictionaryColumn<A>,
): A {
  for (let row = 0; row < codes.length; row += 1) {
    column[row] = values[codes[row] as number] as number;
  }
  return column;
}

/** Empties the cache of decoded columns. */
export function clearDecoded(): void {
  decodedColumns.clear();
  decodedBytes = 0;
  newestColumn = undefined;
}

/** Returns a new array of the type of `sample`: with the given length or the given numbers. */
export function newArrayLike<A extends NumericArray>(
  sample: A,
  content: number | readonly number[],
): A {
  const length = typeof content === "number" ? content : content.length;
  const array = sample instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
  if (typeof content !== "number") {
    array.set(content);
  }
  return array as A;
}

function evictOldest(): void {
  for (const [oldest, column] of decodedColumns) {
    if (decodedBytes <= decodedBytesMax || oldest === newestColumn) {
      return;
    }
    decodedColumns.delete(oldest);
    decodedBytes -= column.byteLength;
  }
}

/** Counts the rows that have a value, that is, are not NaN. */
export function countPresent(column: NumberColumn<NumericArray>): number {
  let present = 0;
  for (let row = 0; row < countRows(column); row += 1) {
    present += Number.isNaN(numberAt(column, row)) ? 0 : 1;
  }
  return present;
}

/** Adds the values of a column. Skips rows without a value, which are NaN. */
export function sumPresent(column: NumberColumn<NumericArray>): number {
  const sum = new CompensatedSum();
  for (let row = 0; row < countRows(column); row += 1) {
    const value = numberAt(column, row) ?? Number.NaN;
    sum.add(Number.isNaN(value) ? 0 : value);
  }
  return sum.total;
}

function countRows(column: NumberColumn<NumericArray>): number {
  return isDictionaryColumn(column) ? column.codes.length : column.length;
}

/** Reads the value of a row without decoding the column; undefined past the end. */
export function numberAt(column: NumberColumn<NumericArray>, row: number): number | undefined {
  return isDictionaryColumn(column)
    ? column.values[column.codes[row] ?? dictionarySizeMax]
    : column[row];
}
