import { type Sliced } from "../slices.ts";
import { type NumericArray } from "./dictionary-column.ts";
import { type Codes } from "./string-column.ts";

/** Smaller arrays are left to the garbage collector, which frees them soon enough. */
const freedBytesMin = 16_384;

/** The buffers to free when the current computation ends; undefined outside of `withScratch`. */
let scratchBuffers: ArrayBuffer[] | undefined;

/**
 * Runs a computation, then frees every array that it allocated with the `newScratch…` functions.
 * The result must not contain any of these arrays.
 *
 * Engines collect large arrays long after the last use. Without this, an isolate would need many
 * times the memory.
 */
export function withScratch<T>(work: () => T): T {
  const buffers: ArrayBuffer[] = [];
  try {
    return collectScratch(buffers, work);
  } finally {
    buffers.forEach(freeBuffer);
  }
}

/**
 * Runs a computation in slices, and frees its arrays at its end like `withScratch`. Between two
 * slices, other computations may run: they collect their own arrays.
 */
export function* withScratchSlices<T>(work: Sliced<T>): Sliced<T> {
  const buffers: ArrayBuffer[] = [];
  try {
    const next = () => collectScratch(buffers, () => work.next());
    let step = next();
    while (step.done !== true) {
      yield step.value;
      step = next();
    }
    return step.value;
  } finally {
    buffers.forEach(freeBuffer);
  }
}

/** Runs some work while its arrays go to `buffers`. */
function collectScratch<T>(buffers: ArrayBuffer[], work: () => T): T {
  const outerBuffers = scratchBuffers;
  scratchBuffers = buffers;
  try {
    return work();
  } finally {
    scratchBuffers = outerBuffers;
  }
}

/** Allocates zeros. The current computation frees them; outside of `withScratch`, nothing does. */
export function newScratchFloat64(count: number): Float64Array<ArrayBuffer> {
  return trackScratch(new Float64Array(count));
}

export function newScratchUint32(count: number): Uint32Array<ArrayBuffer> {
  return trackScratch(new Uint32Array(count));
}

/** Allocates an array of the type of `sample`, with the same lifetime. */
export function newScratchLike<A extends NumericArray | Codes>(sample: A, count: number): A {
  return trackScratch(new (sample.constructor as new (length: number) => A)(count));
}

/** Frees arrays immediately; their length becomes 0. The caller must own the only references. */
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

/** Detaches the buffer with `transfer(0)`, which frees its memory immediately, where supported. */
function freeBuffer(buffer: ArrayBuffer): void {
  if ("transfer" in buffer && buffer.byteLength >= freedBytesMin) {
    buffer.transfer(0);
  }
}
