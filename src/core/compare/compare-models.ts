import { type ModelInUse } from "../models/model.ts";
import { tauBPresorted } from "../ranking/kendall.ts";
import { orderBy } from "../ranking/order-by.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Ballot, computeBallot } from "./ballot.ts";
import {
  computeBorda,
  type CopelandResult,
  computeCopeland,
  type ConsensusResult,
} from "./consensus.ts";

/** Several models over one board. */
export type Comparison = {
  readonly count: number;
  readonly ballots: readonly Ballot[];
  /** Kendall's τ-b of each two models; NaN where one of them ties everything. */
  readonly tau: readonly (readonly number[])[];
  readonly borda: ConsensusResult;
  readonly copeland: CopelandResult;
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
export function compareModels(board: Snapshot, models: readonly ModelInUse[]): Comparison {
  const verdicts = models.map((inUse) => computeBallot(board, inUse));
  const spread = computeRankSpread(verdicts, board.count);
  return {
    count: board.count,
    ballots: verdicts,
    tau: buildTauMatrix(verdicts),
    borda: computeBorda(verdicts, board.count),
    copeland: computeCopeland(verdicts, board.count),
    spread,
    disputed: orderBy(board.count, [{ values: spread, direction: "down" }]),
  };
}

/** Each two are counted once: τ is the same both ways round, and 1 of a model with itself. */
function buildTauMatrix(verdicts: readonly Ballot[]): number[][] {
  const matrix: number[][] = verdicts.map(() => []);
  for (const [a, verdict] of verdicts.entries()) {
    for (const [b, other] of verdicts.entries()) {
      matrix[a]?.push(
        matrix[b]?.[a] ?? (a === b ? computeOwnTau(verdict) : computeTau(verdict, other)),
      );
    }
  }
  return matrix;
}

function computeTau({ order, ranks }: Ballot, other: Ballot): number {
  return tauBPresorted(order, ranks, other.ranks);
}

/** A model that ties everything agrees with nothing, not even with itself. */
function computeOwnTau({ ranks }: Ballot): number {
  return ranks.every((rank) => rank === ranks[0]) ? Number.NaN : 1;
}

function computeRankSpread(verdicts: readonly Ballot[], count: number): Float64Array {
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
