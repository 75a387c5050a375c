import { newScratchUint32 } from "../columns/scratch.ts";

/** The flags of positions in the new order: of items that changed themselves, and of kept items. */
export const changedFlag = 1;
export const keptFlag = 2;

/**
 * Selects items whose old positions ascend in the new order: first a longest series of unchanged
 * items, then each changed item that fits between its neighbours. With `isAny`, selects a longest
 * series of all items. `before` contains the old position of each new position, or −1.
 */
export function keepAscending(before: Int32Array, flags: Uint32Array, isAny: boolean): void {
  keepLongestSeries(before, flags, isAny);
  if (!isAny) {
    keepFitting(before, flags);
  }
}

/**
 * Flags a longest ascending series.
 *
 * Source: Fredman, "On computing the length of longest increasing subsequences" (1975).
 */
function keepLongestSeries(before: Int32Array, flags: Uint32Array, isAny: boolean): void {
  // `ends[k]` is the new position that ends the best series of k + 1 items so far.
  const ends = newScratchUint32(before.length);
  const previous = newScratchUint32(before.length);
  let length = 0;
  for (const [index, position] of before.entries()) {
    if (position < 0 || (!isAny && flags[index] === changedFlag)) {
      continue;
    }
    const place = findPlace(before, ends, { length, position });
    previous[index] = place === 0 ? 0 : (ends[place - 1] as number);
    ends[place] = index;
    length = Math.max(length, place + 1);
  }
  let index = length === 0 ? 0 : (ends[length - 1] as number);
  for (let rest = length; rest > 0; rest -= 1) {
    flags[index] = keptFlag;
    index = previous[index] as number;
  }
}

/** Returns the number of series that end before a position. Most positions extend the longest. */
function findPlace(
  before: Int32Array,
  ends: Uint32Array,
  { length, position }: { readonly length: number; readonly position: number },
): number {
  if (length === 0 || (before[ends[length - 1] as number] as number) < position) {
    return length;
  }
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[ends[middle] as number] as number) < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Keeps each changed item whose old position is between those of its kept neighbours. */
function keepFitting(before: Int32Array, flags: Uint32Array): void {
  let last = -1;
  let nextIndex = -1;
  for (const [index, position] of before.entries()) {
    if (nextIndex <= index) {
      nextIndex = findKept(flags, index + 1);
    }
    const next = before[nextIndex] ?? Infinity;
    if (flags[index] === changedFlag && last < position && position < next) {
      flags[index] = keptFlag;
    }
    last = flags[index] === keptFlag ? position : last;
  }
}

/** Returns the first kept position from an index on, or the end. */
function findKept(flags: Uint32Array, start: number): number {
  const index = flags.indexOf(keptFlag, start);
  return index < 0 ? flags.length : index;
}
