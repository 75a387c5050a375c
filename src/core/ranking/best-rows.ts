import { roundScore } from "../numeric/round-score.ts";

/** A function that checks whether row `a` ranks before row `b`. */
export type IsBefore = (a: number, b: number) => boolean;

/**
 * Returns the `limit` best rows, best first. It keeps them in a heap with the worst row on top.
 * The rounded scores of most rows are lower than that of this row, so one comparison rejects them.
 */
export function findBestRows(
  rows: Uint32Array,
  limit: number,
  { isBefore, value }: { readonly isBefore: IsBefore; readonly value: Float64Array },
): number[] {
  const heap: number[] = [];
  let threshold = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (roundScore(value[row] as number) < threshold) {
      continue;
    }
    if (heap.length < limit) {
      heap.push(row);
      siftUp(heap, isBefore);
    } else if (isBefore(row, heap[0] as number)) {
      heap[0] = row;
      siftDown(heap, isBefore);
    }
    threshold = heap.length < limit ? threshold : roundScore(value[heap[0] as number] as number);
  }
  return heap.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
}

function siftUp(heap: number[], isBefore: IsBefore): void {
  let index = heap.length - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(heap[parent] as number, heap[index] as number)) {
      return;
    }
    swap(heap, index, parent);
    index = parent;
  }
}

function siftDown(heap: number[], isBefore: IsBefore): void {
  let index = 0;
  while (index * 2 + 1 < heap.length) {
    let child = index * 2 + 1;
    if (child + 1 < heap.length && isBefore(heap[child] as number, heap[child + 1] as number)) {
      child += 1;
    }
    if (!isBefore(heap[index] as number, heap[child] as number)) {
      return;
    }
    swap(heap, index, child);
    index = child;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const row = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = row;
}
