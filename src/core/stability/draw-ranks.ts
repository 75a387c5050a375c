import { freeArrays } from "../columns/scratch.ts";
import { gatherFloat64 } from "../columns/string-column.ts";
import { roundScore } from "../numeric/round-score.ts";
import { orderBy, type SortKey } from "../ranking/order-by.ts";

/** The positions of a ranking that an analysis ranks again in each draw, best first. */
export type RankedPositions = {
  /** The first positions, whose ranks are counted: at most 65,535. */
  readonly tracked: number;
  /** The positions that have a score. The other items rank behind them in every draw. */
  readonly scored: number;
  /**
   * The first positions, which pass all gates of the model. The other scored items rank behind them
   * in every draw, even if a draw leaves one of them without a score. Without gates, this is
   * `scored`.
   */
  readonly passing: number;
};

/**
 * The ranks of some tracked items among all items, in many draws. `addTracked` adds the tracked
 * items' scores of a draw. `addOthers` then adds all other items' scores, block by block. It
 * compares rounded scores, as the ranking does; see `roundScore`.
 *
 * Each draw stores the tracked items, best first, and the number of other items directly before
 * each. Ranks are running sums of these numbers. A table over the range of the tracked scores finds
 * the position of another score with one lookup and, rarely, a short search.
 * Memory: draws × (tracked × 16 + 8,000) bytes.
 */
export type DrawRanks = {
  readonly draws: number;
  readonly tracked: number;
  /**
   * The first tracked positions that rank before all other items in every draw, because only they
   * pass the gates; 0 if all tracked items pass or none does.
   */
  readonly ahead: number;
  /** Returns the number by which scores are compared. */
  readonly round: (score: number) => number;
  /** The draws in which each tracked item beats the next one. Ties count half. */
  readonly wins: Float64Array;
  /** Draw by draw, best first, rounded; −∞ for a missing score. */
  readonly scores: Float64Array;
  /** Draw by draw, the tracked items in the order of `scores`. */
  readonly order: Uint32Array;
  /** Draw by draw, the other items directly before each tracked item, and those after the last. */
  readonly before: Uint32Array;
  readonly spans: readonly Span[];
};

/**
 * The range of one draw's tracked scores, divided into equal cells. It omits the items that are
 * ahead of all others.
 */
type Span = {
  low: number;
  high: number;
  /** Cells per unit of the score; 0 if the range is empty or too small to divide. */
  scale: number;
  /** The end of the tracked items that have a score. */
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
  /** The number of draws in which the item beats the next one, where ties count half. */
  readonly wins: Float64Array;
  /** Cut by cut, the number of draws in which the item's rank is at most the cut. */
  readonly within: Uint32Array;
  /** Draw → the tracked item with rank 1, or −1 if another item has it. */
  readonly first: Int32Array;
};

/**
 * Returns the end of the positions that compete with the tracked ones. If all tracked items pass the
 * gates, only the others that pass compete with them.
 */
export function findCompetitorsEnd({ tracked, scored, passing }: RankedPositions): number {
  return passing < tracked ? scored : passing;
}

/** Allocates the buffers for a number of draws. Sort values, unlike scores, are not rounded. */
export function createDrawRanks(
  draws: number,
  { tracked, passing }: RankedPositions,
  values: "scores" | "sort values" = "scores",
): DrawRanks {
  return {
    draws,
    tracked,
    ahead: passing < tracked ? passing : 0,
    round: values === "scores" ? roundScore : keepNumber,
    wins: new Float64Array(tracked).fill(Number.NaN, Math.max(tracked - 1, 0)),
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

function keepNumber(sortValue: number): number {
  return sortValue;
}

/** Frees the buffers after `countRanks`. */
export function freeDrawRanks({ scores, order, before }: DrawRanks): void {
  freeArrays(scores, order, before);
}

/** Adds a draw's scores of the tracked items, in ranking order. Ties keep that order. */
export function addTracked(ranks: DrawRanks, draw: number, drawScores: Float64Array): void {
  const { tracked, ahead, scores, order, spans, round } = ranks;
  const rounded = drawScores.map(round);
  countWins(ranks, rounded);
  const sorted = orderBy(tracked, [
    ...(ahead === 0 ? [] : [buildGroupKey(ranks)]),
    { values: rounded, direction: "down" },
  ]);
  const falling = gatherFloat64(rounded, sorted);
  const missing = falling.findIndex((score, index) => index >= ahead && Number.isNaN(score));
  const span = spans[draw];
  if (span !== undefined) {
    span.scored = missing < 0 ? tracked : missing;
    fillSpan(span, falling, ahead);
  }
  scores.set(falling.map(toComparable), draw * tracked);
  order.set(sorted, draw * tracked);
}

/** Returns the sort key of the groups: 0 for the items ahead of all others, 1 for the others. */
function buildGroupKey({ tracked, ahead }: DrawRanks): SortKey {
  return { values: new Float64Array(tracked).fill(1, ahead), direction: "up" };
}

/** Returns −∞ for a missing score. */
function toComparable(score: number): number {
  return Number.isNaN(score) ? -Infinity : score;
}

/** Adds the items that beat the next one in a draw. An item ahead of all others beats them. */
function countWins({ tracked, ahead, wins }: DrawRanks, scores: Float64Array): void {
  for (let position = 0; position + 1 < tracked; position += 1) {
    const score = toComparable(scores[position] as number);
    const next = toComparable(scores[position + 1] as number);
    const isWin = score > next || position + 1 === ahead;
    const win = isWin ? 1 : Number(score === next) / 2;
    wins[position] = (wins[position] as number) + win;
  }
}

function fillSpan(span: Span, falling: Float64Array, ahead: number): void {
  const { scored, starts } = span;
  const hasScores = scored > ahead;
  span.high = hasScores ? (falling[ahead] as number) : -Infinity;
  span.low = hasScores ? (falling[scored - 1] as number) : -Infinity;
  const scale = cellCount / (span.high - span.low);
  span.scale = hasScores && Number.isFinite(scale) ? scale : 0;
  let index = ahead;
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

/** Adds a draw's scores of other items. Other items rank behind tracked items of the same score. */
export function addOthers(ranks: DrawRanks, draw: number, others: Float64Array): void {
  const { tracked } = ranks;
  const span = ranks.spans[draw] as Span;
  const scores = ranks.scores.subarray(draw * tracked, (draw + 1) * tracked);
  const before = ranks.before.subarray(draw * (tracked + 1), (draw + 1) * (tracked + 1));
  const { ahead, round } = ranks;
  const { low, high, scale, starts, scored } = span;
  for (let index = 0; index < others.length; index += 1) {
    const exact = others[index] as number;
    // A score up to `low` does not exceed it after rounding, so most scores need no rounding.
    const score = exact > low ? round(exact) : exact;
    if (score > high) {
      before[ahead] = (before[ahead] as number) + 1;
    } else if (score > low) {
      const cell = ((score - low) * scale) | 0;
      const end = starts[cell] as number;
      let position = starts[cell + 1] as number;
      position = position < end ? findFirstBelow(scores, score, [position, end]) : position;
      before[position] = (before[position] as number) + 1;
    } else if (score <= low) {
      before[scored] = (before[scored] as number) + 1;
    }
  }
}

/** Returns the position of the first falling score below `score`, by binary search. */
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
export function countRanks(ranks: DrawRanks, cuts: readonly number[]): RankCounts {
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
