/** One operation over a block: result[row] from x[row] and y[row]. */
export type BinaryLoop = (
  block: { readonly x: Float64Array; readonly y: Float64Array; readonly result: Float64Array },
  count: number,
) => void;

/**
 * What an expression does most, each as a loop of its own: called for every number through a table,
 * an operation gives back each as an object, and takes more than twice as long. The arithmetic
 * is that of `operations`.
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
