import { numberAt } from "../columns/dictionary-column.ts";
import { withScratchSlices } from "../columns/scratch.ts";
import { roundScore } from "../numeric/round-score.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { computeAgreement } from "./agreement.ts";
import { getRankingColumns } from "./ranking-columns.ts";
import { failedGateAt, indexPositionsByNumber, type Ranking } from "./ranking.ts";

/**
 * The cause of a rank change. `model`: the rankings use different models or revisions. `rules`:
 * they have different order rules or scopes. `own`: the item's rounded score, confidence, size or
 * failed gate changed. `others`: only other items changed.
 */
export type MoveCause = "model" | "rules" | "own" | "others";

/** An item whose rank changed. Ranks begin at 1. */
export type Move = {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly cause: MoveCause;
};

/** The difference between two rankings. Ranks begin at 1. */
export type RankingDiff = {
  readonly entered: readonly { readonly number: number; readonly to: number }[];
  readonly left: readonly { readonly number: number; readonly from: number }[];
  /** The longest move first; of equal moves, the one to the better rank first. */
  readonly moved: readonly Move[];
  readonly unmoved: number;
  /** Kendall's τ-b of the items with a score in both rankings; absent if either ties them all. */
  readonly tauB?: number;
};

/** Compares two rankings of one workspace item by item. O(n log n). */
export function diffRankings(from: Ranking, to: Ranking): RankingDiff {
  return runToEnd(diffRankingsInSlices(from, to));
}

/** Does the same as `diffRankings`, in slices. */
export function diffRankingsInSlices(from: Ranking, to: Ranking): Sliced<RankingDiff> {
  return withScratchSlices(computeDiff(from, to));
}

function* computeDiff(from: Ranking, to: Ranking): Sliced<RankingDiff> {
  const before = indexPositionsByNumber(from);
  const after = indexPositionsByNumber(to);
  const [fromColumns, toColumns] = [getDiffColumns(from), getDiffColumns(to)];
  const moved: Move[] = [];
  const left: { number: number; from: number }[] = [];
  let unmoved = 0;
  for (const [position, number] of from.number.entries()) {
    const target = after[number] ?? -1;
    if (target < 0) {
      left.push({ number, from: position + 1 });
    } else if (target === position) {
      unmoved += 1;
    } else {
      moved.push({
        number,
        from: position + 1,
        to: target + 1,
        cause: findMoveCause([fromColumns, position], [toColumns, target]),
      });
    }
  }
  yield from.count;
  moved.sort((a, b) => computeDistance(b) - computeDistance(a) || a.to - b.to);
  yield 2 * moved.length;
  const agreement = computeAgreement(from, to, after);
  return {
    entered: findEntered(to, before),
    left,
    moved,
    unmoved,
    ...(Number.isFinite(agreement) && { tauB: agreement }),
  };
}

function computeDistance({ from, to }: Move): number {
  return Math.abs(to - from);
}

function findEntered(to: Ranking, before: Int32Array) {
  const entered: { number: number; to: number }[] = [];
  for (const [position, number] of to.number.entries()) {
    if ((before[number] ?? -1) < 0) {
      entered.push({ number, to: position + 1 });
    }
  }
  return entered;
}

/** Returns the data that a rank depends on. Encoded columns stay encoded: few rows are read. */
export function getDiffColumns(ranking: Ranking) {
  const { model, revision, orderRules, scope, score, gates } = ranking;
  return { model, revision, orderRules, scope, score, gates, ...getRankingColumns(ranking) };
}

type DiffColumns = ReturnType<typeof getDiffColumns>;

/** Finds the cause of a rank change, from the rows of the item in both rankings. */
export function findMoveCause(
  [from, before]: [DiffColumns, number],
  [to, after]: [DiffColumns, number],
): MoveCause {
  if (from.model !== to.model || from.revision !== to.revision) {
    return "model";
  }
  if (from.orderRules !== to.orderRules || from.scope !== to.scope) {
    return "rules";
  }
  const isUnchanged =
    hasSameScore(from.score[before] as number, to.score[after] as number) &&
    isFailing(from, before) === isFailing(to, after) &&
    numberAt(from.confidence, before) === numberAt(to.confidence, after) &&
    Object.is(numberAt(from.size, before), numberAt(to.size, after));
  return isUnchanged ? "others" : "own";
}

/** Compares rounded scores. Most scores have the same bits, which needs no rounding. */
function hasSameScore(from: number, to: number): boolean {
  return Object.is(from, to) || Object.is(roundScore(from), roundScore(to));
}

/** Finds the cause of the new place of an item that both rankings contain. Positions begin at 0. */
export function findCauseOfMove(
  [from, before]: readonly [Ranking, number],
  [to, after]: readonly [Ranking, number],
): MoveCause {
  return findMoveCause([getDiffColumns(from), before], [getDiffColumns(to), after]);
}

function isFailing({ gates }: DiffColumns, position: number): boolean {
  return failedGateAt(gates, position).failedGate !== undefined;
}
