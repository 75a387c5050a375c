import { type BandEdges } from "./bands.ts";

/** The best and the worst possible rank of an item. */
export type RankRange = { readonly best: number; readonly worst: number };

/** The ends of all bands, sorted for binary search. */
export type SortedEnds = { readonly lows: Float64Array; readonly highs: Float64Array };

/** Sorts the low ends and the high ends of all bands in ascending order. O(n log n). */
export function sortEnds({ low, high }: BandEdges): SortedEnds {
  return { lows: low.toSorted(), highs: high.toSorted() };
}

/**
 * Computes the ranks that a band allows.
 *
 *     best  = 1 + number of items whose low > this high: they certainly rank before this item
 *     worst = number of items whose high ≥ this low, this item included: the others rank after it
 *
 * Bands that only touch count as overlapping, because the scores may be equal. O(log n).
 */
export function computeRankRange(
  { lows, highs }: SortedEnds,
  { low, high }: { readonly low: number; readonly high: number },
): RankRange {
  return {
    best: 1 + lows.length - countUpTo(lows, high, true),
    worst: highs.length - countUpTo(highs, low, false),
  };
}

/** Counts the sorted numbers below a bound, or up to and including it. */
function countUpTo(rising: Float64Array, bound: number, isInclusive: boolean): number {
  let from = 0;
  let to = rising.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const number = rising[middle] as number;
    if (number < bound || (isInclusive && number === bound)) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/** Counts, for each row, the other bands that overlap with its band: pairs of uncertain order. */
export function countOverlaps({ low, high }: BandEdges, ends: SortedEnds): Float64Array {
  const overlaps = new Float64Array(low.length);
  for (let row = 0; row < low.length; row += 1) {
    const band = { low: low[row] as number, high: high[row] as number };
    const { best, worst } = computeRankRange(ends, band);
    overlaps[row] = worst - best;
  }
  return overlaps;
}

/**
 * Finds declared ties: runs of neighbours in the order whose bands overlap, each with the next.
 * result[position] is the first position of its run. O(n).
 */
export function findTieRuns({ low, high }: BandEdges, order: Uint32Array): Uint32Array {
  const begins = new Uint32Array(order.length);
  for (let position = 1; position < order.length; position += 1) {
    const [above, below] = [order[position - 1] as number, order[position] as number];
    const isApart =
      (low[above] as number) > (high[below] as number) ||
      (low[below] as number) > (high[above] as number);
    begins[position] = isApart ? position : (begins[position - 1] as number);
  }
  return begins;
}
