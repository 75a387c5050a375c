import { freeArrays } from "../columns/scratch.ts";

/**
 * Returns Kendall's τ-b, the agreement of two orders that may contain ties: 1 for equal orders, −1
 * for reversed orders, 0 for unrelated ones, and NaN if either order ties everything.
 *
 *     τ_b = (C − D) / √((n₀ − n₁)(n₀ − n₂))
 *
 * C and D count the concordant and discordant pairs, and n₀ = n(n − 1)/2 counts all pairs. n₁ and
 * n₂ count the pairs tied in x and in y. O(n log n), because a merge sort counts the pairs. `order`
 * lists the rows by ascending x, so that a caller sorts each x only once. No value may be NaN.
 *
 * Source: W. R. Knight, A Computer Method for Calculating Kendall's Tau with Ungrouped Data,
 * Journal of the American Statistical Association 61, 1966.
 *
 * @example
 * tauB(Uint32Array.of(2, 1, 4, 0, 3), [12, 2, 1, 12, 2], [1, 4, 7, 1, 0]); // −0.47140452079103173
 */
export function tauB(order: Uint32Array, x: ArrayLike<number>, y: ArrayLike<number>): number {
  const ys = new Float64Array(order.length);
  for (let index = 0; index < ys.length; index += 1) {
    ys[index] = y[order[index] as number] as number;
  }
  const pairs = countPairs(order.length);
  let [tiedInX, tiedInBoth] = [0, 0];
  for (let begin = 0; begin < ys.length;) {
    const end = findRunEnd(order, x, begin);
    if (end - begin > 1) {
      const run = ys.subarray(begin, end).sort();
      tiedInX += countPairs(run.length);
      tiedInBoth += countTiedPairs(run);
    }
    begin = end;
  }
  const discordant = countInversions(ys);
  const tiedInY = countTiedPairs(ys);
  freeArrays(ys);
  const agreement = pairs - tiedInX - tiedInY + tiedInBoth - 2 * discordant;
  return agreement / Math.sqrt((pairs - tiedInX) * (pairs - tiedInY));
}

function findRunEnd(order: Uint32Array, x: ArrayLike<number>, begin: number): number {
  const value = x[order[begin] as number];
  let end = begin + 1;
  while (end < order.length && x[order[end] as number] === value) {
    end += 1;
  }
  return end;
}

function countPairs(count: number): number {
  return (count * (count - 1)) / 2;
}

/** Counts the tied pairs of sorted values. */
function countTiedPairs(values: Float64Array): number {
  let pairs = 0;
  let run = 1;
  for (let index = 1; index <= values.length; index += 1) {
    if (index < values.length && values[index - 1] === values[index]) {
      run += 1;
    } else {
      pairs += countPairs(run);
      run = 1;
    }
  }
  return pairs;
}

/** Insertion sort sorts runs of this length before they are merged. */
const shortRun = 32;

/** Counts the inverted pairs and sorts `values` in place, with a merge sort. */
export function countInversions(values: Float64Array): number {
  const spare = new Float64Array(values.length);
  let inversions = 0;
  for (let start = 0; start < values.length; start += shortRun) {
    inversions += sortRun(values, start, Math.min(start + shortRun, values.length));
  }
  for (let width = shortRun; width < values.length; width *= 2) {
    spare.set(values);
    for (let start = 0; start < values.length - width; start += width * 2) {
      const end = Math.min(start + width * 2, values.length);
      inversions += mergeRuns(values, spare, { start, middle: start + width, end });
    }
  }
  freeArrays(spare);
  return inversions;
}

function sortRun(values: Float64Array, start: number, end: number): number {
  let inversions = 0;
  for (let from = start + 1; from < end; from += 1) {
    const value = values[from] as number;
    let index = from;
    while (index > start && (values[index - 1] as number) > value) {
      values[index] = values[index - 1] as number;
      index -= 1;
    }
    values[index] = value;
    inversions += from - index;
  }
  return inversions;
}

/** Merges two runs into `values` and counts their inversions. `spare` is a copy of `values`. */
function mergeRuns(
  values: Float64Array,
  spare: Float64Array,
  { start, middle, end }: { readonly start: number; readonly middle: number; readonly end: number },
): number {
  let [left, right, inversions] = [start, middle, 0];
  for (let index = start; index < end; index += 1) {
    const takesLeft =
      left < middle && (right >= end || (spare[left] as number) <= (spare[right] as number));
    if (takesLeft) {
      values[index] = spare[left++] as number;
    } else {
      values[index] = spare[right++] as number;
      inversions += middle - left;
    }
  }
  return inversions;
}
