/** Scores rows by the given weights. Each call returns the same buffer and overwrites it. */
export type Scorer = (weights: Float64Array) => Float64Array;

/**
 * Writes the weighted sum of the columns into `sums`, row by row, and returns it. It adds four
 * columns per pass, which is faster. The additions keep their order, so the bits stay the same.
 */
export function addWeighted(
  sums: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array,
): Float64Array {
  sums.fill(0);
  let at = 0;
  for (; at + 4 <= columns.length; at += 4) {
    addFour(sums, columns.slice(at, at + 4), weights.subarray(at, at + 4));
  }
  for (; at < columns.length; at += 1) {
    addOne(sums, columns[at] as Float64Array, weights[at] as number);
  }
  return sums;
}

function addFour(
  sums: Float64Array,
  [first, second, third, fourth]: readonly Float64Array[],
  [a = 0, b = 0, c = 0, d = 0]: Float64Array,
): void {
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) {
    return;
  }
  for (let row = 0; row < sums.length; row += 1) {
    sums[row] =
      (sums[row] as number) +
      a * (first[row] as number) +
      b * (second[row] as number) +
      c * (third[row] as number) +
      d * (fourth[row] as number);
  }
}

function addOne(sums: Float64Array, column: Float64Array, weight: number): void {
  for (let row = 0; row < sums.length; row += 1) {
    sums[row] = (sums[row] as number) + weight * (column[row] as number);
  }
}
