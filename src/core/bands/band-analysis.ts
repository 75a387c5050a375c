import { type Definition, type ResolvedModel } from "../models/model.ts";
import { orderBy } from "../ranking/order-by.ts";
import { buildSortKeys } from "../ranking/rank.ts";
import { selectRanked } from "../ranking/select-ranked.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { askNext, type Question } from "./ask-next.ts";
import { areBandsExact, type Bands, computeBands, type UnratedPolicy } from "./bands.ts";
import {
  countOverlaps,
  type RankRange,
  computeRankRange,
  findTieRuns,
  type SortedEnds,
  sortEnds,
} from "./rank-ranges.ts";

/** The bands of all items, and the ratings that would separate most of them. */
export type BandAnalysis = {
  readonly count: number;
  /** The ranked rows: without those that a gate leaves out. */
  readonly snapshot: Snapshot;
  /** The rows in the order of the ranking. */
  readonly order: Uint32Array;
  readonly bands: Bands;
  readonly isExact: boolean;
  /** The limits of the analysis, if there are any. */
  readonly note?: string;
  readonly ends: SortedEnds;
  /** Position → the first position of its run of declared ties: see `findTieRuns`. */
  readonly tieRuns: Uint32Array;
  /** Pairs of items whose bands overlap. */
  readonly unsettledPairs: number;
  readonly questions: readonly Question[];
};

/** The band and the rank range of one item. */
export type ItemBand = {
  readonly row: number;
  readonly rank: number;
  readonly score?: number;
  /** An absent end is unbounded. */
  readonly band: { readonly low?: number; readonly high?: number };
  readonly rankRange: RankRange;
  /** The ranks of the run of declared ties that contains the item; absent outside runs. */
  readonly tied?: { readonly from: number; readonly to: number };
};

/**
 * Computes the bands of a snapshot by a model, with at most `questionsMax` questions. With gates,
 * the rank ranges include that an interval or a missing rating may pass or fail. With
 * `gate: "out"`, the analysis contains only the items that pass at their likely ratings.
 */
export function analyseBands(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  options: BandOptions,
): BandAnalysis {
  return runToEnd(analyseBandsInSlices(snapshot, resolvedModel, options));
}

export type BandOptions = { readonly unrated: UnratedPolicy; readonly questionsMax: number };

/** Does the same as `analyseBands`, in slices. */
export function* analyseBandsInSlices(
  unranked: Snapshot,
  resolvedModel: ResolvedModel,
  { unrated, questionsMax }: BandOptions,
): Sliced<BandAnalysis> {
  const snapshot = selectRanked(unranked, resolvedModel.definition);
  const bands = yield* computeBands(snapshot, resolvedModel, unrated);
  const order = orderBy(snapshot.count, buildSortKeys(snapshot, bands.scores));
  yield snapshot.count;
  const { rankEdges } = bands;
  const ends = sortEnds(rankEdges);
  yield snapshot.count;
  const overlaps = countOverlaps(rankEdges, ends);
  yield snapshot.count;
  let overlapSum = 0;
  for (const overlap of overlaps) {
    overlapSum += overlap;
  }
  const note = findNote(resolvedModel.definition);
  return {
    count: snapshot.count,
    snapshot,
    ...(note && { note }),
    order,
    bands,
    isExact: areBandsExact(snapshot, resolvedModel.definition),
    ends,
    tieRuns: findTieRuns(rankEdges, order),
    unsettledPairs: overlapSum / 2,
    questions: yield* askNext(snapshot, resolvedModel, {
      context: { rankEdges, ends, overlaps, unrated },
      limit: questionsMax,
    }),
  };
}

/** Returns the limits of the analysis by a definition. */
function findNote({ missing, minCoverage, gates = [] }: Definition): string | undefined {
  const notes: string[] = [];
  if (missing === "none" || minCoverage !== undefined) {
    notes.push(
      "A question assumes one new rating. An item that needs several new ratings to have a score " +
        "may have no question.",
    );
  }
  if (new Set(gates.map(({ criterion }) => criterion)).size < gates.length) {
    notes.push(
      "Two gates on one criterion are evaluated separately, so a rank range may be too wide.",
    );
  }
  return notes.length === 0 ? undefined : notes.join(" ");
}

/** Lists the bands of the items at some positions of the order. */
export function listItemBands(
  analysis: BandAnalysis,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): ItemBand[] {
  const { order, bands, ends, tieRuns } = analysis;
  const { rankEdges } = bands;
  const items: ItemBand[] = [];
  for (let position = offset; position < Math.min(offset + limit, order.length); position += 1) {
    const row = order[position] as number;
    const [low, high] = [bands.low[row] as number, bands.high[row] as number];
    const score = bands.scores.value[row] as number;
    const begin = tieRuns[position] as number;
    const end = findRunEnd(tieRuns, position);
    items.push({
      row,
      rank: position + 1,
      ...(!Number.isNaN(score) && { score }),
      band: { ...(Number.isFinite(low) && { low }), ...(Number.isFinite(high) && { high }) },
      rankRange: computeRankRange(ends, {
        low: rankEdges.low[row] as number,
        high: rankEdges.high[row] as number,
      }),
      ...(end > begin && { tied: { from: begin + 1, to: end + 1 } }),
    });
  }
  return items;
}

/** Finds the last position of a run by binary search: run starts ascend. O(log n). */
function findRunEnd(runs: Uint32Array, position: number): number {
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
