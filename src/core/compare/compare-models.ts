import { type Board } from "../board/board.ts";
import { type ModelInUse } from "../models/model.ts";
import { tauBAlong } from "../ranking/kendall.ts";
import { orderBy } from "../ranking/order.ts";
import { bordaOf, type Copeland, copelandOf, type Standings } from "./consensus.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** Several models over one board. */
export type Comparison = {
  readonly count: number;
  readonly verdicts: readonly Verdict[];
  /** Kendall's τ-b of each two models; NaN where one of them ties everything. */
  readonly tau: readonly (readonly number[])[];
  readonly borda: Standings;
  readonly copeland: Copeland;
  /** Along the rows, 0–1: how far apart the models put a row, as a share of the farthest possible. */
  readonly spread: Float64Array;
  /** The rows that models fight about most, the most disputed first; of equals the lower row. */
  readonly disputed: Uint32Array;
};

/**
 * Where models agree about a board, where they do not, and what they would decide together.
 *
 *     spread = (worst rank − best rank) / (n − 1)
 *
 * O(models² · n log n) for the agreement of each two; the rest is linear, but for Copeland's pairs.
 */
export function compareModels(board: Board, models: readonly ModelInUse[]): Comparison {
  const verdicts = models.map((inUse) => verdictOf(board, inUse));
  const spread = spreadOf(verdicts, board.count);
  return {
    count: board.count,
    verdicts,
    tau: matrixOf(verdicts),
    borda: bordaOf(verdicts, board.count),
    copeland: copelandOf(verdicts, board.count),
    spread,
    disputed: orderBy(board.count, [{ values: spread, direction: "down" }]),
  };
}

/** Each two are counted once: τ is the same both ways round, and 1 of a model with itself. */
function matrixOf(verdicts: readonly Verdict[]): number[][] {
  const matrix: number[][] = verdicts.map(() => []);
  for (const [a, verdict] of verdicts.entries()) {
    for (const [b, other] of verdicts.entries()) {
      matrix[a]?.push(matrix[b]?.[a] ?? (a === b ? ownTau(verdict) : tauOf(verdict, other)));
    }
  }
  return matrix;
}

function tauOf({ order, ranks }: Verdict, other: Verdict): number {
  return tauBAlong(order, ranks, other.ranks);
}

/** A model that ties everything agrees with nothing, not even with itself. */
function ownTau({ ranks }: Verdict): number {
  return ranks.every((rank) => rank === ranks[0]) ? Number.NaN : 1;
}

function spreadOf(verdicts: readonly Verdict[], count: number): Float64Array {
  const spread = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    let [best, worst] = [count, 1];
    for (const { ranks } of verdicts) {
      const rank = ranks[row] as number;
      best = rank < best ? rank : best;
      worst = rank > worst ? rank : worst;
    }
    spread[row] = count > 1 ? (worst - best) / (count - 1) : 0;
  }
  return spread;
}
