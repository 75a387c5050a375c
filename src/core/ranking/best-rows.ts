/** Whether one row stands before another. */
export type IsBefore = (a: number, b: number) => boolean;

/**
 * The `limit` best rows, best first: a heap with the worst of them on top. Most rows score less
 * than that, and are passed over with one look.
 */
export function findBestRows(
  rows: Uint32Array,
  limit: number,
  { isBefore, value }: { readonly isBefore: IsBefore; readonly value: Float64Array },
): number[] {
  const heap: number[] = [];
  let bar = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if ((value[row] as number) < bar) {
      continue;
    }
    if (heap.length < limit) {
      heap.push(row);
      siftUp(heap, isBefore);
    } else if (isBefore(row, heap[0] as number)) {
      heap[0] = row;
      siftDown(heap, isBefore);
    }
    bar = heap.length < limit ? bar : (value[heap[0] as number] as number);
  }
  return heap.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
}

function siftUp(heap: number[], isBefore: IsBefore): void {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(heap[above] as number, heap[at] as number)) {
      return;
    }
    swap(heap, at, above);
    at = above;
  }
}

function siftDown(heap: number[], isBefore: IsBefore): void {
  let at = 0;
  while (at * 2 + 1 < heap.length) {
    let below = at * 2 + 1;
    if (below + 1 < heap.length && isBefore(heap[below] as number, heap[below + 1] as number)) {
      below += 1;
    }
    if (!isBefore(heap[at] as number, heap[below] as number)) {
      return;
    }
    swap(heap, at, below);
    at = below;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const held = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = held;
}
