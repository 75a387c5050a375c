import { freeArrays } from "../columns/scratch.ts";
import { gatherFloat64 } from "../columns/string-column.ts";
import { orderBy } from "../ranking/order-by.ts";

/**
 * Where some tracked items stand among all, in many draws at once. First each draw is told the
 * scores of the tracked (`place`), then those of all others, block by block (`pass`).
 *
 * A draw keeps the tracked best first, and how many others stand right before each; the ranks are
 * sums over that. A table over the span of the tracked scores says where to look, so that one
 * other costs a look and, seldom, a short search. Memory: draws × (tracked × 16 + 8,000) bytes.
 */
export type DrawRanks = {
  readonly draws: number;
  readonly tracked: number;
  /** Draw by draw, best first; −∞ where a draw gave no score. */
  readonly scores: Float64Array;
  /** Which of the tracked has the score. */
  readonly order: Uint32Array;
  /** One more for each draw: others that stand right before the tracked one, and after all. */
  readonly before: Uint32Array;
  readonly spans: readonly Span[];
};

/** The scores of one draw's tracked items, cut into equal cells. */
type Span = {
  low: number;
  high: number;
  /** Cells per unit of the score; 0 where they cannot be told apart. */
  scale: number;
  /** How many tracked items have a score. */
  scored: number;
  /** Cell → the first tracked item that is in it or below; one more cell at the end. */
  readonly starts: Uint16Array;
};

const cellCount = 4_095;

/** What came of all draws for each tracked item. Ranks begin at 1. */
export type RankCounts = {
  readonly best: Uint32Array;
  readonly worst: Uint32Array;
  /** The sum of its ranks. */
  readonly sum: Float64Array;
  /** Draws in which it stands where it stands now: at its own position. */
  readonly kept: Uint32Array;
  /** For each cut, one after another: draws in which it is among so many. */
  readonly within: Uint32Array;
  /** The tracked item that is first in each draw, or −1. */
  readonly first: Int32Array;
};

/** Room for so many draws of so many (at most 65,535) tracked items. */
export function createDrawRanks(draws: number, tracked: number): DrawRanks {
  return {
    draws,
    tracked,
    scores: new Float64Array(draws * tracked),
    order: new Uint32Array(draws * tracked),
    before: new Uint32Array(draws * (tracked + 1)),
    spans: Array.from({ length: draws }, () => ({
      low: 0,
      high: 0,
      scale: 0,
      scored: 0,
      starts: new Uint16Array(cellCount + 2),
    })),
  };
}

/** Frees what was told, once it is counted. */
export function freeDrawRanks({ scores, order, before }: DrawRanks): void {
  freeArrays(scores, order, before);
}

/** Tells one draw the scores of the tracked items, in their own order, which decides ties. */
export function addTracked(ranks: DrawRanks, draw: number, given: Float64Array): void {
  const { tracked, scores, order, spans } = ranks;
  const sorted = orderBy(tracked, [{ values: given, direction: "down" }]);
  const falling = gatherFloat64(given, sorted);
  const missing = falling.findIndex((score) => Number.isNaN(score));
  const scored = missing < 0 ? tracked : missing;
  scores.set(falling.fill(-Infinity, scored), draw * tracked);
  order.set(sorted, draw * tracked);
  const span = spans[draw];
  if (span !== undefined) {
    fillSpan(span, falling, scored);
  }
}

function fillSpan(span: Span, falling: Float64Array, scored: number): void {
  span.scored = scored;
  span.high = scored > 0 ? (falling[0] as number) : -Infinity;
  span.low = scored > 0 ? (falling[scored - 1] as number) : -Infinity;
  const scale = cellCount / (span.high - span.low);
  span.scale = scored > 0 && Number.isFinite(scale) ? scale : 0;
  const { starts } = span;
  let at = 0;
  for (let cell = cellCount; cell >= 0; cell -= 1) {
    while (at < scored && cellOf(span, falling[at] as number) > cell) {
      at += 1;
    }
    starts[cell + 1] = at;
  }
  starts[0] = scored;
}

function cellOf({ low, scale }: Span, score: number): number {
  return ((score - low) * scale) | 0;
}

/** Tells one draw the scores of others, all of which stand behind the tracked where they tie. */
export function addOthers(ranks: DrawRanks, draw: number, others: Float64Array): void {
  const { tracked } = ranks;
  const span = ranks.spans[draw] as Span;
  const scores = ranks.scores.subarray(draw * tracked, (draw + 1) * tracked);
  const before = ranks.before.subarray(draw * (tracked + 1), (draw + 1) * (tracked + 1));
  const { low, high, scale, starts, scored } = span;
  for (let at = 0; at < others.length; at += 1) {
    const score = others[at] as number;
    if (score > high) {
      before[0] = (before[0] as number) + 1;
    } else if (score > low) {
      const cell = ((score - low) * scale) | 0;
      const end = starts[cell] as number;
      let found = starts[cell + 1] as number;
      found = found < end ? findFirstBelow(scores, score, [found, end]) : found;
      before[found] = (before[found] as number) + 1;
    } else if (score <= low) {
      before[scored] = (before[scored] as number) + 1;
    }
  }
}

/** The first of falling scores that is below. */
function findFirstBelow(
  falling: Float64Array,
  score: number,
  [from, to]: readonly [number, number],
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((falling[middle] as number) < score) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** Counts what came of the draws. */
export function countRanks(ranks: DrawRanks, cuts: readonly number[]): RankCounts {
  const { draws, tracked } = ranks;
  const counts: RankCounts = {
    best: new Uint32Array(tracked).fill(0xffff_ffff),
    worst: new Uint32Array(tracked),
    sum: new Float64Array(tracked),
    kept: new Uint32Array(tracked),
    within: new Uint32Array(tracked * cuts.length),
    first: new Int32Array(draws).fill(-1),
  };
  for (let draw = 0; draw < draws; draw += 1) {
    addDraw(counts, ranks, { draw, cuts });
  }
  return counts;
}

function addDraw(
  counts: RankCounts,
  { tracked, order, before }: DrawRanks,
  { draw, cuts }: { readonly draw: number; readonly cuts: readonly number[] },
): void {
  let others = 0;
  for (let at = 0; at < tracked; at += 1) {
    others += before[draw * (tracked + 1) + at] as number;
    const item = order[draw * tracked + at] as number;
    addRank(counts, cuts, { item, rank: at + 1 + others });
    if (at + others === 0) {
      counts.first[draw] = item;
    }
  }
}

function addRank(
  { best, worst, sum, kept, within }: RankCounts,
  cuts: readonly number[],
  { item, rank }: { readonly item: number; readonly rank: number },
): void {
  best[item] = Math.min(best[item] as number, rank);
  worst[item] = Math.max(worst[item] as number, rank);
  sum[item] = (sum[item] as number) + rank;
  kept[item] = (kept[item] as number) + Number(rank === item + 1);
  for (let cut = 0; cut < cuts.length; cut += 1) {
    const at = cut * kept.length + item;
    within[at] = (within[at] as number) + Number(rank <= (cuts[cut] as number));
  }
}
