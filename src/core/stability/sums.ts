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
  let index = 0;
  for (; index + 4 <= columns.length; index += 4) {
    addFour(sums, columns.slice(index, index + 4), weights.subarray(index, index + 4));
  }
  for (; index < columns.length; index += 1) {
    addOne(sums, columns[index] as Float64Array, weights[index] as number);
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

/** Divides numbers by a divisor, in place. */
export function divideInPlace(numbers: Float64Array, by: number): void {
  for (let index = 0; index < numbers.length; index += 1) {
    numbers[index] = (numbers[index] as number) / by;
  }
}
