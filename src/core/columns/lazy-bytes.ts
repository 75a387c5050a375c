/** Bytes that are encoded slice by slice, so that a large value is never in memory twice. */
export type LazyBytes = {
  readonly byteLength: number;
  readonly slice: (from: number, to: number) => Uint8Array;
};

/** Encodes all of the bytes. */
export function toBytes({ byteLength, slice }: LazyBytes): Uint8Array {
  return slice(0, byteLength);
}

/** Wraps encoded bytes. Slices are views into them. */
export function toLazyBytes(bytes: Uint8Array): LazyBytes {
  return { byteLength: bytes.length, slice: (from, to) => bytes.subarray(from, to) };
}
