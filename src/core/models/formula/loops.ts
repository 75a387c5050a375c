/** One operation over a block: result[row] from x[row] and y[row]. */
export type Loop = (
  block: { readonly x: Float64Array; readonly y: Float64Array; readonly result: Float64Array },
  count: number,
) => void;

/**
 * What an expression does most, each as a loop of its own: called for every number through a table,
 * an operation gives back each as an object, and takes more than twice as long. The arithmetic
 * is that of `operations`.
 */
export const loops: ReadonlyMap<string, Loop> = new Map<string, Loop>([
  [
    "+",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finite((x[row] as number) + (y[row] as number));
      }
    },
  ],
  [
    "-",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finite((x[row] as number) - (y[row] as number));
      }
    },
  ],
  [
    "*",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finite((x[row] as number) * (y[row] as number));
      }
    },
  ],
  [
    "/",
    ({ x, y, result }, count) => {
      for (let row = 0; row < count; row += 1) {
        result[row] = finite((x[row] as number) / (y[row] as number));
      }
    },
  ],
]);

function finite(x: number): number {
  return Number.isFinite(x) ? x : Number.NaN;
}
