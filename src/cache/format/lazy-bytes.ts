/** Bytes that are put together as they are asked for: of many megabytes, some at a time. */
export type LazyBytes = {
  readonly byteLength: number;
  readonly slice: (from: number, to: number) => Uint8Array;
};

export function toBytes({ byteLength, slice }: LazyBytes): Uint8Array {
  return slice(0, byteLength);
}

/** Bytes that are there already. */
export function toLazyBytes(bytes: Uint8Array): LazyBytes {
  return { byteLength: bytes.length, slice: (from, to) => bytes.subarray(from, to) };
}
