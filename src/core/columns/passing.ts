import { type Codes } from "./coded.ts";
import { type Numbers } from "./packed.ts";

/** Engines free what is smaller soon enough. */
const freedBytesMin = 16_384;

/** What was made for the computation that is under way. */
let underWay: ArrayBuffer[] | undefined;

/**
 * Does a computation, and then frees every array that was made for it by the functions below: none
 * of them may be a part of what it gives. Engines free large arrays long after nobody knows them
 * any more; an isolate would hold many times what it needs.
 */
export function passing<T>(work: () => T): T {
  const around = underWay;
  const made: ArrayBuffer[] = [];
  underWay = made;
  try {
    return work();
  } finally {
    underWay = around;
    made.forEach(freeBuffer);
  }
}

/** So many zeros, for as long as the computation lasts; for good, if none is under way. */
export function passingDoubles(count: number): Float64Array<ArrayBuffer> {
  return kept(new Float64Array(count));
}

export function passingWords(count: number): Uint32Array<ArrayBuffer> {
  return kept(new Uint32Array(count));
}

/** So many of what another array holds, the same. */
export function passingLike<A extends Numbers | Codes>(sample: A, count: number): A {
  return kept(new (sample.constructor as new (length: number) => A)(count));
}

/** Frees arrays that the caller has made and nobody else knows: they are empty from now on. */
export function free(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer } of arrays) {
    if (buffer instanceof ArrayBuffer) {
      freeBuffer(buffer);
    }
  }
}

function kept<A extends Numbers | Codes>(array: A): A {
  if (array.buffer instanceof ArrayBuffer && array.byteLength >= freedBytesMin) {
    underWay?.push(array.buffer);
  }
  return array;
}

/** To hand a buffer on as an empty one leaves nothing behind; where engines know how to. */
function freeBuffer(buffer: ArrayBuffer): void {
  if ("transfer" in buffer && buffer.byteLength >= freedBytesMin) {
    buffer.transfer(0);
  }
}
