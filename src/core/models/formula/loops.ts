/** A loop of one operation over a block. It computes result[row] from x[row] and y[row]. */
export type BinaryLoop = (
  block: { readonly x: Float64Array; readonly y: Float64Array; readonly result: Float64Array },
  count: number,
) => void;

/**
 * Dedicated loops for the most frequent operations. A scalar function from the table of operations
 * returns every number as a heap object, which takes more than twice as long. The arithmetic is
 * that of `formulaOperations`.
 */
export const binaryLoops: ReadonlyMap<string, BinaryLoop> = new Map<string, BinaryLoop>([
  [
    "+",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finiteOrNaN((x[row] as number) + (y[row] as number));
      }
    },
  ],
  [
    "-",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finiteOrNaN((x[row] as number) - (y[row] as number));
      }
    },
  ],
  [
    "*",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finiteOrNaN((x[row] as number) * (y[row] as number));
      }
    },
  ],
  [
    "/",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finiteOrNaN((x[row] as number) / (y[row] as number));
      }
    },
  ],
]);

function finiteOrNaN(x: number): number {
  return Number.isFinite(x) ? x : Number.NaN;
}
