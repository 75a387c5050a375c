/**
 * A long computation in slices. It yields after each slice with the cost of that slice, so that its
 * caller can let other requests run. The unit of cost is one row in one draw or pass, in which a
 * model rates the row or a sort places it. A unit takes about 0.15 µs.
 *
 * Costs count rows and draws instead of time, because the clock of a Worker does not advance while
 * it computes. A computation must not depend on what happens between two slices.
 */
export type Sliced<T> = Generator<number, T, undefined>;

/**
 * The cost after which a computation should let other requests run: about 8 ms. A single slice
 * should not cost more than twice as much.
 */
export const sliceCostMax = 50_000;

/** The cost of one product of a weight and a rating, such as in a weighted mean. */
export const productCost = 1 / 64;

/** Runs a computation to its end without a pause. */
export function runToEnd<T>(work: Sliced<T>): T {
  let step = work.next();
  while (step.done !== true) {
    step = work.next();
  }
  return step.value;
}
