import { type NumericArray } from "./dictionary-column.ts";
import { type Codes } from "./string-column.ts";

/** Engines free what is smaller soon enough. */
const freedBytesMin = 16_384;

/** What was made for the computation that is under way. */
let scratchBuffers: ArrayBuffer[] | undefined;

/**
 * Does a computation, and then frees every array that was made for it by the functions below: none
 * of them may be a part of what it gives. Engines free large arrays long after nobody knows them
 * any more; an isolate would hold many times what it needs.
 */
export function withScratch<T>(work: () => T): T {
  const around = scratchBuffers;
  const made: ArrayBuffer[] = [];
  scratchBuffers = made;
  try {
    return work();
  } finally {
    scratchBuffers = around;
    made.forEach(freeBuffer);
  }
}

/** So many zeros, for as long as the computation lasts; for good, if none is under way. */
export function newScratchFloat64(count: number): Float64Array<ArrayBuffer> {
  return trackScratch(new Float64Array(count));
}

export function newScratchUint32(count: number): Uint32Array<ArrayBuffer> {
  return trackScratch(new Uint32Array(count));
}

/** So many of what another array holds, the same. */
export function newScratchLike<A extends NumericArray | Codes>(sample: A, count: number): A {
  return trackScratch(new (sample.constructor as new (length: number) => A)(count));
}

/** Frees arrays that the caller has made and nobody else knows: they are empty from now on. */
export function freeArrays(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer } of arrays) {
    if (buffer instanceof ArrayBuffer) {
      freeBuffer(buffer);
    }
  }
}

function trackScratch<A extends NumericArray | Codes>(array: A): A {
  if (array.buffer instanceof ArrayBuffer && array.byteLength >= freedBytesMin) {
    scratchBuffers?.push(array.buffer);
  }
  return array;
}

/** To hand a buffer on as an empty one leaves nothing behind; where engines know how to. */
function freeBuffer(buffer: ArrayBuffer): void {
  if ("transfer" in buffer && buffer.byteLength >= freedBytesMin) {
    buffer.transfer(0);
  }
}
