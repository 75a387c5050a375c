import { type Pack } from "./pack-problem.ts";

/** Rows × (capacity + 1): what is worked through, and eight times the bytes that are kept. */
const cellsMax = 20_000_000;

/**
 * The 0/1 knapsack by dynamic programming: over whole sizes, with values above 0 and no links.
 *
 *     best(i, c) = max(best(i + 1, c), value_i + best(i + 1, c − size_i))
 *
 * Of choices that are worth the same it takes the one that has the best ranked rows. Undefined where
 * a size is no whole number, or rows × capacity are more than 20,000,000. O(rows × capacity).
 *
 * Source: R. Bellman, Dynamic Programming, 1957.
 */
export function packByTable({ count, size, value, capacity }: Pack): Uint8Array | undefined {
  const width = Math.floor(capacity) + 1;
  if (count * width > cellsMax || !size.every((each) => Number.isInteger(each))) {
    return undefined;
  }
  const takes = takesOf({ count, size, value, width });
  const isChosen = new Uint8Array(count);
  let room = width - 1;
  for (let row = 0; row < count; row += 1) {
    const cell = row * width + room;
    if ((((takes[cell >> 3] as number) >> (cell & 7)) & 1) === 1) {
      isChosen[row] = 1;
      room -= size[row] as number;
    }
  }
  return isChosen;
}

/** A bit a cell: whether the best choice of a row and those behind it has the row. */
function takesOf({
  count,
  size,
  value,
  width,
}: Pick<Pack, "count" | "size" | "value"> & { readonly width: number }): Uint8Array {
  const takes = new Uint8Array(Math.ceil((count * width) / 8));
  const best = new Float64Array(width);
  for (let row = count - 1; row >= 0; row -= 1) {
    const [taken, worth] = [size[row] as number, value[row] as number];
    for (let room = width - 1; room >= taken; room -= 1) {
      const withIt = (best[room - taken] as number) + worth;
      const isTaken = withIt >= (best[room] as number);
      const cell = row * width + room;
      best[room] = isTaken ? withIt : (best[room] as number);
      takes[cell >> 3] = (takes[cell >> 3] as number) | (Number(isTaken) << (cell & 7));
    }
  }
  return takes;
}
