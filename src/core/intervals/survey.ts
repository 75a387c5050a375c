import { type Board } from "../board/board.ts";
import { type ModelInUse } from "../models/model.ts";
import { orderBy } from "../ranking/order.ts";
import { keysOf } from "../ranking/rank.ts";
import { askNext, type Question } from "./ask-next.ts";
import { areExact, type Bands, bandsOf, type Missing } from "./bands.ts";
import {
  countOverlaps,
  type RankRange,
  rankRangeOf,
  runsOf,
  type SortedEnds,
  sortedEnds,
} from "./rank-ranges.ts";

/** How sure an order is: the bands of all items, and what would make it surer. */
export type Survey = {
  readonly count: number;
  /** The rows in order of the ranking. */
  readonly order: Uint32Array;
  readonly bands: Bands;
  readonly isExact: boolean;
  readonly ends: SortedEnds;
  /** Where the run of declared ties begins that a position belongs to: see `runsOf`. */
  readonly runs: Uint32Array;
  /** Pairs of items whose bands overlap. */
  readonly unsettled: number;
  readonly questions: readonly Question[];
};

/** One item in a survey. */
export type Surveyed = {
  readonly row: number;
  readonly rank: number;
  readonly score?: number;
  /** An end that is absent has no bound. */
  readonly band: { readonly low?: number; readonly high?: number };
  readonly rankRange: RankRange;
  /** The ranks of the run of items that cannot be told apart; absent where the item can be. */
  readonly tied?: { readonly from: number; readonly to: number };
};

/** Surveys a board by a model, naming the `questionsMax` best questions. */
export function surveyOf(
  board: Board,
  inUse: ModelInUse,
  { missing, questionsMax }: { readonly missing: Missing; readonly questionsMax: number },
): Survey {
  const bands = bandsOf(board, inUse, missing);
  const order = orderBy(board.count, keysOf(board, bands.scores));
  const { apart } = bands;
  const ends = sortedEnds(apart);
  const overlaps = countOverlaps(apart, ends);
  let unsettled = 0;
  for (const each of overlaps) {
    unsettled += each;
  }
  return {
    count: board.count,
    order,
    bands,
    isExact: areExact(board, inUse.definition),
    ends,
    runs: runsOf(apart, order),
    unsettled: unsettled / 2,
    questions: askNext(board, inUse, {
      known: { apart, ends, overlaps, missing },
      limit: questionsMax,
    }),
  };
}

/** What a survey says of some positions of the order. */
export function surveyedAt(
  survey: Survey,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Surveyed[] {
  const { order, bands, ends, runs } = survey;
  const { apart } = bands;
  const found: Surveyed[] = [];
  for (let position = offset; position < Math.min(offset + limit, order.length); position += 1) {
    const row = order[position] as number;
    const [low, high] = [bands.low[row] as number, bands.high[row] as number];
    const score = bands.scores.value[row] as number;
    const begin = runs[position] as number;
    const end = endOfRun(runs, position);
    found.push({
      row,
      rank: position + 1,
      ...(!Number.isNaN(score) && { score }),
      band: { ...(Number.isFinite(low) && { low }), ...(Number.isFinite(high) && { high }) },
      rankRange: rankRangeOf(ends, {
        low: apart.low[row] as number,
        high: apart.high[row] as number,
      }),
      ...(end > begin && { tied: { from: begin + 1, to: end + 1 } }),
    });
  }
  return found;
}

/** The last position of a run: runs rise along the positions. O(log n). */
function endOfRun(runs: Uint32Array, position: number): number {
  const begin = runs[position] as number;
  let [from, to] = [position, runs.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (runs[middle] === begin) {
      from = middle;
    } else {
      to = middle - 1;
    }
  }
  return from;
}
