import { orderBy } from "./order.ts";

/**
 * Kendall's τ-b: how far two orders of the same things agree, ties allowed; 1 the same, −1 the
 * reverse, 0 no relation. NaN where one of them ties everything.
 *
 *     τ_b = (C − D) / √((n₀ − n₁)(n₀ − n₂))
 *
 * with C and D the concordant and discordant pairs, n₀ = n(n − 1)/2 all pairs, n₁ and n₂ the pairs
 * tied in x and in y. O(n log n): pairs are counted by merging, not one by one. No value is NaN.
 *
 * Source: W. R. Knight, A Computer Method for Calculating Kendall's Tau with Ungrouped Data,
 * Journal of the American Statistical Association 61, 1966.
 *
 * @example
 * tauB([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]); // −0.47140452079103173
 */
export function tauB(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = orderBy(x.length, [
    { values: Float64Array.from(x), direction: "up" },
    { values: Float64Array.from(y), direction: "up" },
  ]);
  const ys = Float64Array.from(rows, (row) => y[row] as number);
  const pairs = pairsOf(x.length);
  const tiedInX = tiedPairs(rows, (a, b) => x[a] === x[b]);
  const tiedInBoth = tiedPairs(rows, (a, b) => x[a] === x[b] && y[a] === y[b]);
  const discordant = countInversions(ys);
  const tiedInY = tiedPairs(ys, (a, b) => a === b);
  const difference2 = pairs - tiedInX - tiedInY + tiedInBoth - 2 * discordant;
  return difference2 / Math.sqrt((pairs - tiedInX) * (pairs - tiedInY));
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

/** Pairs within runs of neighbours that are the same. */
function tiedPairs(
  values: Uint32Array | Float64Array,
  isSame: (a: number, b: number) => boolean,
): number {
  let pairs = 0;
  let run = 1;
  for (let at = 1; at <= values.length; at += 1) {
    if (at < values.length && isSame(values[at - 1] as number, values[at] as number)) {
      run += 1;
    } else {
      pairs += pairsOf(run);
      run = 1;
    }
  }
  return pairs;
}

/** How many pairs stand the wrong way round; sorts `values` on the way, by merging runs. */
export function countInversions(values: Float64Array): number {
  const spare = new Float64Array(values.length);
  let inversions = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length - width; start += width * 2) {
      const end = Math.min(start + width * 2, values.length);
      inversions += mergeRuns(values, spare, { start, middle: start + width, end });
    }
  }
  return inversions;
}

function mergeRuns(
  values: Float64Array,
  spare: Float64Array,
  { start, middle, end }: { readonly start: number; readonly middle: number; readonly end: number },
): number {
  spare.set(values.subarray(start, end), start);
  let [left, right, inversions] = [start, middle, 0];
  for (let at = start; at < end; at += 1) {
    const takesLeft =
      left < middle && (right >= end || (spare[left] as number) <= (spare[right] as number));
    if (takesLeft) {
      values[at] = spare[left++] as number;
    } else {
      values[at] = spare[right++] as number;
      inversions += middle - left;
    }
  }
  return inversions;
}
