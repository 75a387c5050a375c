import { type Ranking } from "../ranking/ranking.ts";
import {
  acceptabilityRankMax,
  cuts,
  secureShareMin,
  type Stability,
  reportedCuts,
} from "./stability.ts";

/** How firmly one item stands. Shares of the draws, 0–1. */
export type ItemAcceptability = {
  /** Cut → how often it is among so many. */
  readonly pTop: Readonly<Record<string, number>>;
  /** How often it has the very rank it has now. */
  readonly pRank: number;
  /** How often it has rank 1, 2, … 10: its rank acceptability. */
  readonly acceptability: readonly number[];
  readonly best: number;
  readonly worst: number;
  /** The mean of its ranks. */
  readonly expected: number;
  readonly critical?: CriticalChange;
  /** Slot → the mean of the weights that put it first; absent where none do. */
  readonly centralWeights?: Readonly<Record<string, number>>;
};

/** Beyond this change of one weight, the place goes to the other item. */
export type CriticalChange = {
  readonly criterion: string;
  readonly changePercent: number;
  /** The number of the other item. */
  readonly against: number;
};

/** Differences of scores; absent where there is nothing to differ from. */
export type Margin = {
  readonly above?: number;
  readonly below?: number;
  /** Cut → how far above the best that is out, or (negative) below the last that is in. */
  readonly cut: Readonly<Record<string, number>>;
};

/** The item at a position of the ranking, if it is among those that are followed. */
export function readItemAcceptability(
  stability: Stability,
  position: number,
): ItemAcceptability | undefined {
  const { count, draws, kept, best, worst, sum } = stability;
  if (position >= count) {
    return undefined;
  }
  const share = (draw: number | undefined) => (draw ?? 0) / draws;
  const among = (size: number) => readCutCounts(stability, size)[position] ?? 0;
  const critical = readCriticalChange(stability, position);
  const central = readCentralWeights(stability, position);
  return {
    pTop: mapCuts((size) => share(among(size))),
    pRank: share(kept[position]),
    acceptability: Array.from({ length: acceptabilityRankMax }, (_, before) =>
      share(among(before + 1) - (before > 0 ? among(before) : 0)),
    ),
    best: best[position] ?? 0,
    worst: worst[position] ?? 0,
    expected: share(sum[position]),
    ...(critical && { critical }),
    ...(central && { centralWeights: central }),
  };
}

/** The smallest change of a weight that costs the item its place. */
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

/** The position whose place the smallest change takes; −1 where none takes any. */
export function findMostCritical({ change }: Stability): number {
  let found = -1;
  for (const [position, percent] of change.entries()) {
    const isLess = Math.abs(percent) < Math.abs(change[found] ?? Infinity);
    found = isLess ? position : found;
  }
  return found;
}

/** Cut → how many of the items within it are there in nearly all draws. */
export function countSecure(stability: Stability): Readonly<Record<string, number>> {
  const { draws } = stability;
  return mapCuts((size) => {
    const inside = readCutCounts(stability, size).subarray(0, size);
    return inside.filter((often) => often >= secureShareMin * draws).length;
  });
}

/** Item by item, in how many draws it is among so many; one of the `cuts`. */
function readCutCounts({ count, within }: Stability, size: number): Uint32Array {
  const cut = cuts.findIndex((each) => each === size);
  return within.subarray(cut * count, (cut + 1) * count);
}

/** What parts the item at a position from its neighbours and from each cut. */
export function computeMargin({ score, count, unscored }: Ranking, position: number): Margin {
  const scored = count - unscored;
  const own = score[position] ?? Number.NaN;
  if (position >= scored) {
    return { cut: {} };
  }
  const reachable = reportedCuts.filter((size) => size < scored);
  const readEdgeScore = (size: number) => score[position < size ? size : size - 1] ?? Number.NaN;
  return {
    ...(position > 0 && { above: (score[position - 1] ?? Number.NaN) - own }),
    ...(position + 1 < scored && { below: own - (score[position + 1] ?? Number.NaN) }),
    cut: Object.fromEntries(reachable.map((size) => [String(size), own - readEdgeScore(size)])),
  };
}

function readCentralWeights(
  { leaders, central, criteria }: Stability,
  position: number,
): Readonly<Record<string, number>> | undefined {
  const at = leaders.indexOf(position);
  return at < 0
    ? undefined
    : Object.fromEntries(
        criteria.map((slot, index) => [slot, central[at * criteria.length + index] ?? 0]),
      );
}

function mapCuts(computeValue: (size: number) => number): Record<string, number> {
  return Object.fromEntries(reportedCuts.map((size) => [String(size), computeValue(size)]));
}
