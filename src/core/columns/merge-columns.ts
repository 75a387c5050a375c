import {
  tryDictionaryEncode,
  dictionarySizeMax,
  isDictionaryColumn,
  newArrayLike,
  type NumericArray,
  type NumberColumn,
  dictionaryEncode,
  encodedRowsMin,
  decode,
} from "./dictionary-column.ts";

/** The two functions that merge plain arrays: one for bytes, one for numbers. */
export type ColumnMerger = {
  readonly mergeBytes: (base: Uint8Array, over: Uint8Array) => Uint8Array;
  readonly mergeNumbers: <A extends NumericArray>(base: A, over: A) => A;
};

/**
 * Merges two columns. The result is encoded if `base` is encoded and both have at most 256 distinct
 * values together. Values that no row uses any more stay in the dictionary until it overflows; then
 * the merged column is encoded again from its rows.
 */
export function mergeColumns<A extends NumericArray>(
  base: NumberColumn<A>,
  over: NumberColumn<A>,
  { mergeBytes, mergeNumbers }: ColumnMerger,
): NumberColumn<A> {
  const encoded = isDictionaryColumn(over) ? over : tryDictionaryEncode(over);
  if (!isDictionaryColumn(base) || encoded === undefined) {
    return mergeNumbers(toPlainArray(base), toPlainArray(over));
  }
  const codeByValue = new Map(Array.from(base.values, (value, code) => [value, code]));
  const mergedCodes = Uint16Array.from(encoded.values, (value) => addValue(codeByValue, value));
  if (codeByValue.size > dictionarySizeMax) {
    return dictionaryEncode(mergeNumbers(decode(base), toPlainArray(over)));
  }
  const codes = mergeBytes(
    base.codes,
    encoded.codes.map((code) => mergedCodes[code] as number),
  );
  return codes === base.codes
    ? base
    : { codes, values: newArrayLike(base.values, [...codeByValue.keys()]) };
}

/** Returns a column in which every value is missing (NaN). */
export function newMissingColumn(count: number): NumberColumn<Float64Array> {
  return count < encodedRowsMin
    ? new Float64Array(count).fill(Number.NaN)
    : { codes: new Uint8Array(count), values: Float64Array.of(Number.NaN) };
}

function toPlainArray<A extends NumericArray>(column: NumberColumn<A>): A {
  return isDictionaryColumn(column) ? decode(column) : column;
}

function addValue(codeByValue: Map<number, number>, value: number): number {
  const code = codeByValue.get(value) ?? codeByValue.size;
  codeByValue.set(value, code);
  return code;
}
