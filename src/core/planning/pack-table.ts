import { productCost, type Sliced } from "../slices.ts";
import { type PackProblem } from "./pack-problem.ts";

/**
 * The maximum number of cells per table: 50 ms of work for the first try, 0.5 s after a failed
 * search.
 */
export const tableCellsMax = { small: 20_000_000, large: 200_000_000 } as const;

/** The maximum number of steps of capacity; each step takes eight bytes. */
const widthMax = 2_000_000;

/**
 * Solves the 0/1 knapsack by dynamic programming. Sizes must be integers, values above 0, and there
 * must be no links.
 *
 *     best(i, c) = max(best(i + 1, c), value_i + best(i + 1, c − size_i))
 *
 * One step of capacity is the greatest common divisor of all sizes: 480 and 960 minutes are 1 and 2
 * steps. Among choices of equal value it returns the one with the best-ranked rows. Returns
 * undefined if a size is not an integer or rows × steps exceeds `cellsMax`. O(rows × steps) time,
 * and an eighth of that in bytes.
 *
 * Source: R. Bellman, Dynamic Programming, 1957.
 */
export function* packByTable(
  { count, size, value, capacity }: PackProblem,
  cellsMax: number,
): Sliced<Uint8Array | undefined> {
  if (!size.every((number) => Number.isSafeInteger(number))) {
    return undefined;
  }
  const step = size.reduce(greatestCommonDivisor, 0);
  const width = Math.floor(capacity / step) + 1;
  if (count * width > cellsMax || width > widthMax) {
    return undefined;
  }
  const steps = size.map((number) => number / step);
  const takes = yield* computeDecisions({ count, size: steps, value, width });
  const isChosen = new Uint8Array(count);
  let remaining = width - 1;
  for (let row = 0; row < count; row += 1) {
    const cell = row * width + remaining;
    if ((((takes[cell >> 3] as number) >> (cell & 7)) & 1) === 1) {
      isChosen[row] = 1;
      remaining -= steps[row] as number;
    }
  }
  return isChosen;
}

/** Euclid's algorithm. */
function greatestCommonDivisor(a: number, b: number): number {
  let [divisor, rest] = [a, b];
  while (rest > 0) {
    [divisor, rest] = [rest, divisor % rest];
  }
  return divisor;
}

/**
 * Computes one bit per cell: whether the best choice among this row and all later rows takes it.
 */
function* computeDecisions({
  count,
  size,
  value,
  width,
}: Pick<PackProblem, "count" | "size" | "value"> & { readonly width: number }): Sliced<Uint8Array> {
  const takes = new Uint8Array(Math.ceil((count * width) / 8));
  const best = new Float64Array(width);
  for (let row = count - 1; row >= 0; row -= 1) {
    const [rowSize, rowValue] = [size[row] as number, value[row] as number];
    for (let remaining = width - 1; remaining >= rowSize; remaining -= 1) {
      const valueWithRow = (best[remaining - rowSize] as number) + rowValue;
      const isTaken = valueWithRow >= (best[remaining] as number);
      const cell = row * width + remaining;
      best[remaining] = isTaken ? valueWithRow : (best[remaining] as number);
      takes[cell >> 3] = (takes[cell >> 3] as number) | (Number(isTaken) << (cell & 7));
    }
    yield width * productCost;
  }
  return takes;
}
