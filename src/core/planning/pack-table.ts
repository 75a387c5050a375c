import { type PackProblem } from "./pack-problem.ts";

/** Cells worked through: of a first try, some 50 ms; and where a search failed, half a second. */
export const tableCellsMax = { first: 20_000_000, last: 200_000_000 } as const;

/** Capacity in steps, of eight bytes each. */
const widthMax = 2_000_000;

/**
 * The 0/1 knapsack by dynamic programming: over whole sizes, with values above 0 and no links.
 *
 *     best(i, c) = max(best(i + 1, c), value_i + best(i + 1, c − size_i))
 *
 * Capacity is counted in steps of the largest number that divides all sizes: 480 minutes and 960 are
 * 1 and 2. Of choices that are worth the same it takes the one that has the best ranked rows.
 * Undefined where a size is no whole number, or rows × steps are more than `cellsMax`. O(rows ×
 * steps), and an eighth of that in bytes.
 *
 * Source: R. Bellman, Dynamic Programming, 1957.
 */
export function packByTable(
  { count, size, value, capacity }: PackProblem,
  cellsMax: number,
): Uint8Array | undefined {
  if (!size.every((each) => Number.isSafeInteger(each))) {
    return undefined;
  }
  const step = size.reduce(greatestCommonDivisor, 0);
  const width = Math.floor(capacity / step) + 1;
  if (count * width > cellsMax || width > widthMax) {
    return undefined;
  }
  const steps = size.map((each) => each / step);
  const takes = computeDecisions({ count, size: steps, value, width });
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

/** A bit a cell: whether the best choice of a row and those behind it has the row. */
function computeDecisions({
  count,
  size,
  value,
  width,
}: Pick<PackProblem, "count" | "size" | "value"> & { readonly width: number }): Uint8Array {
  const takes = new Uint8Array(Math.ceil((count * width) / 8));
  const best = new Float64Array(width);
  for (let row = count - 1; row >= 0; row -= 1) {
    const [taken, worth] = [size[row] as number, value[row] as number];
    for (let remaining = width - 1; remaining >= taken; remaining -= 1) {
      const withIt = (best[remaining - taken] as number) + worth;
      const isTaken = withIt >= (best[remaining] as number);
      const cell = row * width + remaining;
      best[remaining] = isTaken ? withIt : (best[remaining] as number);
      takes[cell >> 3] = (takes[cell >> 3] as number) | (Number(isTaken) << (cell & 7));
    }
  }
  return takes;
}
