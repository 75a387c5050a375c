import { type Ranking } from "../ranking.ts";
import { cuts, secureShare, type Stability } from "./stability.ts";

/** How firmly one item stands. Shares of the draws, 0–1. */
export type Firmness = {
  /** Cut → how often it is among so many. */
  readonly pTop: Readonly<Record<string, number>>;
  /** How often it has the very rank it has now. */
  readonly pRank: number;
  readonly best: number;
  readonly worst: number;
  /** The mean of its ranks. */
  readonly expected: number;
  readonly critical?: CriticalChange;
  /** Slot → the mean of the weights that put it first; absent where none do. */
  readonly central?: Readonly<Record<string, number>>;
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
export function firmnessAt(stability: Stability, position: number): Firmness | undefined {
  const { count, draws, within, kept, best, worst, sum } = stability;
  if (position >= count) {
    return undefined;
  }
  const share = (draw: number | undefined) => (draw ?? 0) / draws;
  const critical = criticalAt(stability, position);
  const central = centralAt(stability, position);
  return {
    pTop: byCut((_, cut) => share(within[cut * count + position])),
    pRank: share(kept[position]),
    best: best[position] ?? 0,
    worst: worst[position] ?? 0,
    expected: share(sum[position]),
    ...(critical && { critical }),
    ...(central && { central }),
  };
}

/** The smallest change of a weight that costs the item its place. */
export function criticalAt(stability: Stability, position: number): CriticalChange | undefined {
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
export function mostCritical({ change }: Stability): number {
  let found = -1;
  for (const [position, percent] of change.entries()) {
    const isLess = Math.abs(percent) < Math.abs(change[found] ?? Infinity);
    found = isLess ? position : found;
  }
  return found;
}

/** Cut → how many of the items within it are there in nearly all draws. */
export function secureOf({ count, draws, within }: Stability): Readonly<Record<string, number>> {
  return byCut((size, cut) => {
    const inside = within.subarray(cut * count, cut * count + Math.min(size, count));
    return inside.filter((often) => often >= secureShare * draws).length;
  });
}

/** What parts the item at a position from its neighbours and from each cut. */
export function marginAt({ score, count, unscored }: Ranking, position: number): Margin {
  const scored = count - unscored;
  const own = score[position] ?? Number.NaN;
  if (position >= scored) {
    return { cut: {} };
  }
  const reachable = cuts.filter((size) => size < scored);
  const edgeOf = (size: number) => score[position < size ? size : size - 1] ?? Number.NaN;
  return {
    ...(position > 0 && { above: (score[position - 1] ?? Number.NaN) - own }),
    ...(position + 1 < scored && { below: own - (score[position + 1] ?? Number.NaN) }),
    cut: Object.fromEntries(reachable.map((size) => [String(size), own - edgeOf(size)])),
  };
}

function centralAt(
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

function byCut(valueOf: (size: number, cut: number) => number): Record<string, number> {
  return Object.fromEntries(cuts.map((size, cut) => [String(size), valueOf(size, cut)]));
}
