import { type Neighbours } from "./dependencies.ts";

/**
 * Orders rows as in `sequence`, with each row's blockers directly before it unless they are placed
 * already. The links must have no cycle. O(rows + links), without recursion.
 */
export function sortTopologically(
  sequence: Uint32Array,
  { offsets, rows }: Neighbours,
): Uint32Array {
  const order = new Uint32Array(sequence.length);
  const isPlaced = new Uint8Array(sequence.length);
  const next = offsets.slice();
  const path: number[] = [];
  let [start, length] = [0, 0];
  while (length < order.length) {
    const row = (path.pop() ?? sequence[start++]) as number;
    const link = next[row] as number;
    if (isPlaced[row] === 1) {
      continue;
    }
    if (link < (offsets[row + 1] as number)) {
      next[row] = link + 1;
      path.push(row, rows[link] as number);
    } else {
      isPlaced[row] = 1;
      order[length++] = row;
    }
  }
  return order;
}
