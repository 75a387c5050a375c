/** Bytes that are put together as they are asked for: of many megabytes, some at a time. */
export type Laid = {
  readonly byteLength: number;
  readonly slice: (from: number, to: number) => Uint8Array;
};

export function whole({ byteLength, slice }: Laid): Uint8Array {
  return slice(0, byteLength);
}

/** Bytes that are there already. */
export function laidOf(bytes: Uint8Array): Laid {
  return { byteLength: bytes.length, slice: (from, to) => bytes.subarray(from, to) };
}
