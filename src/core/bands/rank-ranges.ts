import { type BandEdges } from "./bands.ts";

/** The ranks an item may have, whatever its ratings turn out to be. */
export type RankRange = { readonly best: number; readonly worst: number };

/** The ends of all bands, sorted: what any band is told apart from is found by halving. */
export type SortedEnds = { readonly lows: Float64Array; readonly highs: Float64Array };

/** Both ends of all bands, each rising. O(n log n). */
export function sortEnds({ low, high }: BandEdges): SortedEnds {
  return { lows: low.toSorted(), highs: high.toSorted() };
}

/**
 * The ranks that a band leaves open.
 *
 *     best  = 1 + number of items whose low > my high: those that are surely before me
 *     worst = number of items whose high ≥ my low, me among them: all that are not surely after me
 *
 * Bands that only touch may be equal, so they are not told apart. O(log n).
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

/** How many sorted numbers are below a bound, or at it too. */
function countUpTo(rising: Float64Array, bound: number, isWith: boolean): number {
  let from = 0;
  let to = rising.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const each = rising[middle] as number;
    if (each < bound || (isWith && each === bound)) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}

/** With how many other items each row's band overlaps: pairs whose order is not sure. */
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
 * Declared ties: runs of neighbours along the order whose bands overlap, each with the next.
 * result[position] is the position where its run begins. O(n).
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
