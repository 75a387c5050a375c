/** Numbers along the rows, as kernels read them. */
export type NumericArray = Float64Array | Int32Array;

/** A column of at most 256 different values: row i says values[codes[i]]. */
export type DictionaryColumn<A extends NumericArray = NumericArray> = {
  readonly codes: Uint8Array;
  readonly values: A;
};

/** A column as it is kept: a byte a row where it has few different values, else as it is. */
export type NumberColumn<A extends NumericArray> = A | DictionaryColumn<A>;

/** As many as a byte can tell apart. */
export const dictionarySizeMax = 256;

/** Columns that were unpacked lately are kept in so many bytes; the last one in any case. */
export const decodedBytesMax = 8_000_000;

/** A column of fewer rows stays as it is: to pack it would cost more than it saves. */
export const encodedRowsMin = 256;

/**
 * The column with each different value named once, if there are at most 256 of them and more rows
 * than that. O(n).
 */
export function dictionaryEncode<A extends NumericArray>(column: A): NumberColumn<A> {
  return (column.length < encodedRowsMin ? undefined : tryDictionaryEncode(column)) ?? column;
}

/** However few rows there are. −0 is not taken for 0: with it, a column has too many values. */
export function tryDictionaryEncode<A extends NumericArray>(
  column: A,
): DictionaryColumn<A> | undefined {
  const codes = new Uint8Array(column.length);
  const known = new Map<number, number>();
  let [last, lastCode] = [-0, 0];
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    // Neighbours are often alike, and to compare costs less than to look up.
    const code = Object.is(value, last) ? lastCode : (known.get(value) ?? known.size);
    if (code === dictionarySizeMax || Object.is(value, -0)) {
      return undefined;
    }
    if (code === known.size) {
      known.set(value, code);
    }
    codes[row] = code;
    [last, lastCode] = [value, code];
  }
  return { codes, values: newArrayLike(column, [...known.keys()]) };
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
 * The column as kernels read it. Nobody may write into it: those that were asked for lately are
 * kept, for what one model reads of one board is read again and again.
 */
export function decodeCached<A extends NumericArray>(column: NumberColumn<A>): A {
  if (!isDictionaryColumn(column)) {
    return column;
  }
  if (newestColumn !== column) {
    const known = decodedColumns.get(column) ?? decode(column);
    decodedBytes += decodedColumns.delete(column) ? 0 : known.byteLength;
    decodedColumns.set(column, known);
    newestColumn = column;
    evictOldest();
  }
  return decodedColumns.get(column) as A;
}

/** The column in an array of its own. */
export function decode<A extends NumericArray>({ codes, values }: DictionaryColumn<A>): A {
  return decodeInto(newArrayLike(values, codes.length), { codes, values });
}

/** The same in an array that is there. */
export function decodeInto<A extends NumericArray>(
  column: A,
  { codes, values }: DictionaryColumn<A>,
): A {
  for (let row = 0; row < codes.length; row += 1) {
    column[row] = values[codes[row] as number] as number;
  }
  return column;
}

/** As if nothing had been unpacked yet. */
export function clearDecoded(): void {
  decodedColumns.clear();
  decodedBytes = 0;
  newestColumn = undefined;
}

/** A new array of the same kind: of so many zeros, or of these numbers. */
export function newArrayLike<A extends NumericArray>(sample: A, of: number | readonly number[]): A {
  const length = typeof of === "number" ? of : of.length;
  const made = sample instanceof Float64Array ? new Float64Array(length) : new Int32Array(length);
  if (typeof of !== "number") {
    made.set(of);
  }
  return made as A;
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

/** How many rows say something: are not NaN. */
export function countPresent(column: NumberColumn<NumericArray>): number {
  let known = 0;
  for (let row = 0; row < lengthOf(column); row += 1) {
    known += Number.isNaN(numberAt(column, row)) ? 0 : 1;
  }
  return known;
}

function lengthOf(column: NumberColumn<NumericArray>): number {
  return isDictionaryColumn(column) ? column.codes.length : column.length;
}

/** What a row of a column says; undefined beyond its end. */
export function numberAt(column: NumberColumn<NumericArray>, row: number): number | undefined {
  return isDictionaryColumn(column)
    ? column.values[column.codes[row] ?? dictionarySizeMax]
    : column[row];
}
