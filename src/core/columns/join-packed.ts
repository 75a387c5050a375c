import {
  fewIn,
  fewMax,
  isFew,
  likeArray,
  type Numbers,
  type Packed,
  packed,
  packedRowsMin,
  spread,
} from "./packed.ts";

/** How columns come together, by the kind of array they are. */
export type Join = {
  readonly bytes: (base: Uint8Array, over: Uint8Array) => Uint8Array;
  readonly numbers: <A extends Numbers>(base: A, over: A) => A;
};

/**
 * Two columns as one, still packed if both were and there are few different values even now. A
 * value that no row says any more keeps its name until there are too many; then those of use stay.
 */
export function joinPacked<A extends Numbers>(
  base: Packed<A>,
  over: Packed<A>,
  { bytes, numbers }: Join,
): Packed<A> {
  const few = isFew(over) ? over : fewIn(over);
  if (!isFew(base) || few === undefined) {
    return numbers(plain(base), plain(over));
  }
  const known = new Map(Array.from(base.values, (value, code) => [value, code]));
  const names = Uint16Array.from(few.values, (value) => nameOf(known, value));
  if (known.size > fewMax) {
    return packed(numbers(spread(base), plain(over)));
  }
  const codes = bytes(
    base.codes,
    few.codes.map((code) => names[code] as number),
  );
  return codes === base.codes ? base : { codes, values: likeArray(base.values, [...known.keys()]) };
}

/** A column that says nothing of any row. */
export function absent(count: number): Packed<Float64Array> {
  return count < packedRowsMin
    ? new Float64Array(count).fill(Number.NaN)
    : { codes: new Uint8Array(count), values: Float64Array.of(Number.NaN) };
}

function plain<A extends Numbers>(column: Packed<A>): A {
  return isFew(column) ? spread(column) : column;
}

function nameOf(known: Map<number, number>, value: number): number {
  const code = known.get(value) ?? known.size;
  known.set(value, code);
  return code;
}
