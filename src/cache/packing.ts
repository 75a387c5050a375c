/** A column as it lies in the bytes of a copy. */
export type Packed = {
  readonly kind: "f64" | "i32" | "u32" | "u8" | "few" | "u32 in u8" | "u32 in u16";
  readonly codes: Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;
  /** Of the kind "few": the values that the codes stand for. */
  readonly values?: Float64Array;
};

const fewMax = 256;

/**
 * Doubles of at most 256 different values as one byte each; undefined if there are more. −0 is not
 * taken for 0: a column that has it stays as it is. O(n).
 */
export function packed(column: Float64Array): Packed | undefined {
  const codes = new Uint8Array(column.length);
  const known = new Map<number, number>();
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] ?? 0;
    const code = known.get(value) ?? known.size;
    if (code === fewMax || Object.is(value, -0)) {
      return undefined;
    }
    if (code === known.size) {
      known.set(value, code);
    }
    codes[row] = code;
  }
  return { kind: "few", codes, values: Float64Array.from(known.keys()) };
}

/** Codes in as few bytes as the largest of them needs. O(n). */
export function narrowed(column: Uint32Array): Packed {
  let largest = 0;
  for (const value of column) {
    largest = value > largest ? value : largest;
  }
  if (largest <= 0xff) {
    return { kind: "u32 in u8", codes: Uint8Array.from(column) };
  }
  return largest <= 0xffff
    ? { kind: "u32 in u16", codes: Uint16Array.from(column) }
    : { kind: "u32", codes: column };
}

/** The column again. */
export function unpacked({
  kind,
  codes,
  values,
}: Packed): Float64Array | Int32Array | Uint32Array | Uint8Array {
  if (kind === "few") {
    return spread(codes, values ?? new Float64Array());
  }
  if (codes instanceof Uint16Array || kind === "u32 in u8") {
    return Uint32Array.from(codes);
  }
  return codes;
}

function spread(codes: ArrayLike<number>, values: Float64Array): Float64Array {
  const column = new Float64Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    if (code >= values.length) {
      throw new RangeError("The copy names a value that it does not have.");
    }
    column[row] = values[code] ?? 0;
  }
  return column;
}
