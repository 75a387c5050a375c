import { subtractScores } from "../numeric/round-score.ts";
import { type Ranking, selectGroup } from "../ranking/ranking.ts";
import {
  acceptabilityRankMax,
  cuts,
  secureShareMin,
  type Stability,
  reportedCuts,
} from "./stability.ts";

/** The rank acceptability of one item. Shares of the draws are 0–1. */
export type ItemAcceptability = {
  /** Cut → the share of draws in which the item's rank is at most the cut. */
  readonly pTop: Readonly<Record<string, number>>;
  /** The share of draws in which the item has its rank of the ranking. */
  readonly pRank: number;
  /** The shares of draws in which the item has rank 1, 2, … 10. */
  readonly acceptability: readonly number[];
  readonly best: number;
  readonly worst: number;
  /** The mean of the item's ranks. */
  readonly expected: number;
  /**
   * The pairwise winning index against the next item: the share of draws in which the item has the
   * higher score, where ties count half. Absent for the last tracked item.
   */
  readonly pBeatsNext?: number;
  readonly critical?: CriticalChange;
  /** Input → the mean of the weights that put the item first; absent if it is never first. */
  readonly centralWeights?: Readonly<Record<string, number>>;
};

/** The smallest change to one weight beyond which another item overtakes the item. */
export type CriticalChange = {
  readonly criterion: string;
  readonly changePercent: number;
  /** The number of the other item. */
  readonly against: number;
};

/**
 * The differences of an item's score to its neighbours and to the cuts: 0 for tied scores, absent
 * without a neighbour. Only items that pass all gates are compared.
 */
export type Margin = {
  readonly above?: number;
  readonly below?: number;
  /** Cut → the lead over the best item outside, or (negative) the gap to the last item inside. */
  readonly cut: Readonly<Record<string, number>>;
};

/** Returns the acceptability of the item at a position, or undefined if it is not tracked. */
export function readItemAcceptability(
  stability: Stability,
  position: number,
): ItemAcceptability | undefined {
  const { count, drawsMade, kept, best, worst, sum, wins } = stability;
  if (position >= count) {
    return undefined;
  }
  const share = (number: number | undefined) => (number ?? 0) / drawsMade;
  const countWithin = (size: number) => readCutCounts(stability, size)[position] ?? 0;
  const critical = readCriticalChange(stability, position);
  const central = readCentralWeights(stability, position);
  return {
    pTop: mapCuts((size) => share(countWithin(size))),
    pRank: share(kept[position]),
    acceptability: Array.from({ length: acceptabilityRankMax }, (_, before) =>
      share(countWithin(before + 1) - (before > 0 ? countWithin(before) : 0)),
    ),
    best: best[position] ?? 0,
    worst: worst[position] ?? 0,
    expected: share(sum[position]),
    ...(position + 1 < count && { pBeatsNext: share(wins[position]) }),
    ...(critical && { critical }),
    ...(central && { centralWeights: central }),
  };
}

/** Returns the smallest change to a weight that costs the item its rank, if any. */
export function readCriticalChange(
  stability: Stability,
  position: number,
): CriticalChange | undefined {
  const { change, criterion, against, criteria } = stability;
  const changePercent = change[position] ?? Number.NaN;
  return Number.isNaN(changePercent)
    ? undefined
    : {
        criterion: criteria[criterion[position] ?? 0] ?? "",
        changePercent,
        against: against[position] ?? 0,
      };
}

/** Finds the position of the item with the smallest critical change; −1 if there is none. */
export function findMostCritical({ change }: Stability): number {
  let most = -1;
  for (const [position, percent] of change.entries()) {
    const isLess = Math.abs(percent) < Math.abs(change[most] ?? Infinity);
    most = isLess ? position : most;
  }
  return most;
}

/** Counts, for each cut, the items within it that stay within it in at least 95 % of the draws. */
export function countSecure(stability: Stability): Readonly<Record<string, number>> {
  const { drawsMade } = stability;
  return mapCuts((size) => {
    const inside = readCutCounts(stability, size).subarray(0, size);
    return inside.filter((insideDraws) => insideDraws >= secureShareMin * drawsMade).length;
  });
}

/** Returns, for each item, the draws in which its rank is at most `size`, which must be a cut. */
function readCutCounts({ count, within }: Stability, size: number): Uint32Array {
  const index = cuts.findIndex((cut) => cut === size);
  return within.subarray(index * count, (index + 1) * count);
}

/** Computes the score differences of the item at a position to its neighbours and to each cut. */
export function computeMargin(ranking: Ranking, position: number): Margin {
  if (position >= ranking.count - ranking.unscored) {
    return { cut: {} };
  }
  const group = selectGroup(ranking, position);
  return group.before > 0 ? { cut: {} } : computeGroupMargin(group, position);
}

/** Computes the differences among the items that pass. Others have no comparable scores. */
function computeGroupMargin(
  { score, count: scored }: Pick<Ranking, "score" | "count">,
  position: number,
): Margin {
  const readScore = (other: number) => score[other] ?? Number.NaN;
  const own = readScore(position);
  const reachable = reportedCuts.filter((size) => size < scored);
  const readEdgeScore = (size: number) => readScore(position < size ? size : size - 1);
  return {
    ...(position > 0 && { above: subtractScores(readScore(position - 1), own) }),
    ...(position + 1 < scored && { below: subtractScores(own, readScore(position + 1)) }),
    cut: Object.fromEntries(
      reachable.map((size) => [String(size), subtractScores(own, readEdgeScore(size))]),
    ),
  };
}

function readCentralWeights(
  { leaders, central, criteria }: Stability,
  position: number,
): Readonly<Record<string, number>> | undefined {
  const leader = leaders.indexOf(position);
  return leader < 0
    ? undefined
    : Object.fromEntries(
        criteria.map((input, index) => [input, central[leader * criteria.length + index] ?? 0]),
      );
}

function mapCuts(computeValue: (size: number) => number): Record<string, number> {
  return Object.fromEntries(reportedCuts.map((size) => [String(size), computeValue(size)]));
}
