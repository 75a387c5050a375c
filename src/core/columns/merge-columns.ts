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

/** How columns come together, by the kind of array they are. */
export type ColumnMerger = {
  readonly mergeBytes: (base: Uint8Array, over: Uint8Array) => Uint8Array;
  readonly mergeNumbers: <A extends NumericArray>(base: A, over: A) => A;
};

/**
 * Two columns as one, still packed if both were and there are few different values even now. A
 * value that no row says any more keeps its name until there are too many; then those of use stay.
 */
export function mergeColumns<A extends NumericArray>(
  base: NumberColumn<A>,
  over: NumberColumn<A>,
  { mergeBytes, mergeNumbers }: ColumnMerger,
): NumberColumn<A> {
  const few = isDictionaryColumn(over) ? over : tryDictionaryEncode(over);
  if (!isDictionaryColumn(base) || few === undefined) {
    return mergeNumbers(toPlainArray(base), toPlainArray(over));
  }
  const known = new Map(Array.from(base.values, (value, code) => [value, code]));
  const names = Uint16Array.from(few.values, (value) => addValue(known, value));
  if (known.size > dictionarySizeMax) {
    return dictionaryEncode(mergeNumbers(decode(base), toPlainArray(over)));
  }
  const codes = mergeBytes(
    base.codes,
    few.codes.map((code) => names[code] as number),
  );
  return codes === base.codes
    ? base
    : { codes, values: newArrayLike(base.values, [...known.keys()]) };
}

/** A column that says nothing of any row. */
export function newMissingColumn(count: number): NumberColumn<Float64Array> {
  return count < encodedRowsMin
    ? new Float64Array(count).fill(Number.NaN)
    : { codes: new Uint8Array(count), values: Float64Array.of(Number.NaN) };
}

function toPlainArray<A extends NumericArray>(column: NumberColumn<A>): A {
  return isDictionaryColumn(column) ? decode(column) : column;
}

function addValue(known: Map<number, number>, value: number): number {
  const code = known.get(value) ?? known.size;
  known.set(value, code);
  return code;
}
