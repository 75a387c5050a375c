import { freeArrays } from "../columns/scratch.ts";
import { gatherFloat64 } from "../columns/string-column.ts";
import { orderBy } from "../ranking/order-by.ts";
import { type Sliced } from "../slices.ts";
import { exactTies, type TieRounding } from "./tie-rounding.ts";

/** The positions of a ranking that an analysis ranks again in each draw, best first. */
export type RankedPositions = {
  /** The first positions, whose ranks are counted: at most 65,535. */
  readonly tracked: number;
  /** The positions that have a score. The other items rank behind them in every draw. */
  readonly scored: number;
};

/**
 * The ranks of some tracked items among all items, in many draws. `addTracked` adds the tracked
 * items' scores of a draw. `addOthers` then adds all other items' scores, block by block.
 *
 * Each draw stores the tracked items, best first, and the number of other items directly before
 * each. Ranks are running sums of these numbers. A table over the range of the tracked scores finds
 * the position of another score with one lookup and, rarely, a short search.
 * Memory: draws × (tracked × 16 + 8,000) bytes.
 */
export type DrawRanks = {
  readonly draws: number;
  readonly tracked: number;
  /** Decides ties. The tracked items' scores are rounded; the others' need no rounding. */
  readonly ties: TieRounding;
  /** The draws in which each tracked item beats the next one. Ties count half. */
  readonly wins: Float64Array;
  /**
   * Draw by draw, best first: the largest score that is tied with the item's score; −∞ for a
   * missing score.
   */
  readonly ceilings: Float64Array;
  /** Draw by draw, the tracked items in the order of `ceilings`. */
  readonly order: Uint32Array;
  /** Draw by draw, the other items directly before each tracked item, and those after the last. */
  readonly before: Uint32Array;
  readonly spans: readonly Span[];
};

/** The range of one draw's tracked scores, divided into equal cells. */
type Span = {
  low: number;
  high: number;
  /** Cells per unit of the score; 0 if the range is empty or too small to divide. */
  scale: number;
  /** The number of tracked items that have a score. */
  scored: number;
  /** Cell → the first tracked item in this cell or a lower one; one more entry at the end. */
  readonly starts: Uint16Array;
};

const cellCount = 4_095;

/** The results of all draws for each tracked item. Ranks begin at 1. */
export type RankCounts = {
  readonly best: Uint32Array;
  readonly worst: Uint32Array;
  /** The sum of the item's ranks. */
  readonly sum: Float64Array;
  /** The number of draws in which the item has the same rank as in the ranking. */
  readonly kept: Uint32Array;
  /**
   * The number of draws in which the item has a higher score than the next one, where ties count
   * half; NaN for the last item.
   */
  readonly wins: Float64Array;
  /** Cut by cut, the number of draws in which the item's rank is at most the cut. */
  readonly within: Uint32Array;
  /** Draw → the tracked item with rank 1, or −1 if another item has it. */
  readonly first: Int32Array;
};

/** Allocates the buffers for a number of draws and of tracked items (at most 65,535). */
export function createDrawRanks(
  draws: number,
  tracked: number,
  ties: TieRounding = exactTies,
): DrawRanks {
  return {
    draws,
    tracked,
    ties,
    wins: new Float64Array(tracked).fill(Number.NaN, Math.max(tracked - 1, 0)),
    ceilings: new Float64Array(draws * tracked),
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

/** Frees the buffers after `countRanks`. */
export function freeDrawRanks({ ceilings, order, before }: DrawRanks): void {
  freeArrays(ceilings, order, before);
}

/** Adds a draw's scores of the tracked items, in ranking order. Ties keep that order. */
export function addTracked(ranks: DrawRanks, draw: number, drawScores: Float64Array): void {
  const { tracked, ties, ceilings, order, spans } = ranks;
  const rounded = drawScores.map((score) => ties.round(score));
  countWins(ranks, rounded);
  const sorted = orderBy(tracked, [{ values: rounded, direction: "down" }]);
  const falling = gatherFloat64(rounded, sorted).map((score) => ties.ceiling(score));
  const missing = falling.findIndex((score) => Number.isNaN(score));
  const scored = missing < 0 ? tracked : missing;
  ceilings.set(falling.fill(-Infinity, scored), draw * tracked);
  order.set(sorted, draw * tracked);
  const span = spans[draw];
  if (span !== undefined) {
    fillSpan(span, falling, scored);
  }
}

/** Adds the items that beat the next one in a draw. An item without a score loses. */
function countWins({ tracked, wins }: DrawRanks, rounded: Float64Array): void {
  for (let position = 0; position + 1 < tracked; position += 1) {
    const score = toComparable(rounded[position] as number);
    const next = toComparable(rounded[position + 1] as number);
    const win = score > next ? 1 : Number(score === next) / 2;
    wins[position] = (wins[position] as number) + win;
  }
}

/** Returns −∞ for a missing score. */
function toComparable(score: number): number {
  return Number.isNaN(score) ? -Infinity : score;
}

function fillSpan(span: Span, falling: Float64Array, scored: number): void {
  span.scored = scored;
  span.high = scored > 0 ? (falling[0] as number) : -Infinity;
  span.low = scored > 0 ? (falling[scored - 1] as number) : -Infinity;
  const scale = cellCount / (span.high - span.low);
  span.scale = scored > 0 && Number.isFinite(scale) ? scale : 0;
  const { starts } = span;
  let index = 0;
  for (let cell = cellCount; cell >= 0; cell -= 1) {
    while (index < scored && computeCell(span, falling[index] as number) > cell) {
      index += 1;
    }
    starts[cell + 1] = index;
  }
  starts[0] = scored;
}

function computeCell({ low, scale }: Span, score: number): number {
  return ((score - low) * scale) | 0;
}

/**
 * Adds the scores of other items in a draw. Other items rank behind the tracked items with which
 * they are tied: a score ranks before an item if it exceeds the item's ceiling.
 */
export function addOthers(ranks: DrawRanks, draw: number, others: Float64Array): void {
  const { tracked } = ranks;
  const span = ranks.spans[draw] as Span;
  const ceilings = ranks.ceilings.subarray(draw * tracked, (draw + 1) * tracked);
  const before = ranks.before.subarray(draw * (tracked + 1), (draw + 1) * (tracked + 1));
  const { low, high, scale, starts, scored } = span;
  for (let index = 0; index < others.length; index += 1) {
    const score = others[index] as number;
    if (score > high) {
      before[0] = (before[0] as number) + 1;
    } else if (score > low) {
      const cell = ((score - low) * scale) | 0;
      const end = starts[cell] as number;
      let position = starts[cell + 1] as number;
      position = position < end ? findFirstBelow(ceilings, score, [position, end]) : position;
      before[position] = (before[position] as number) + 1;
    } else if (score <= low) {
      before[scored] = (before[scored] as number) + 1;
    }
  }
}

/** Returns the position of the first ceiling below `score`, by binary search. Ceilings descend. */
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

/** Counts the ranks of each tracked item over all draws. */
export function* countRanks(ranks: DrawRanks, cuts: readonly number[]): Sliced<RankCounts> {
  const { draws, tracked } = ranks;
  const counts: RankCounts = {
    wins: ranks.wins,
    best: new Uint32Array(tracked).fill(0xffff_ffff),
    worst: new Uint32Array(tracked),
    sum: new Float64Array(tracked),
    kept: new Uint32Array(tracked),
    within: new Uint32Array(tracked * cuts.length),
    first: new Int32Array(draws).fill(-1),
  };
  for (let draw = 0; draw < draws; draw += 1) {
    addDraw(counts, ranks, { draw, cuts });
    yield tracked;
  }
  return counts;
}

function addDraw(
  counts: RankCounts,
  { tracked, order, before }: DrawRanks,
  { draw, cuts }: { readonly draw: number; readonly cuts: readonly number[] },
): void {
  let others = 0;
  for (let index = 0; index < tracked; index += 1) {
    others += before[draw * (tracked + 1) + index] as number;
    const item = order[draw * tracked + index] as number;
    addRank(counts, cuts, { item, rank: index + 1 + others });
    if (index + others === 0) {
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
    const index = cut * kept.length + item;
    within[index] = (within[index] as number) + Number(rank <= (cuts[cut] as number));
  }
}
