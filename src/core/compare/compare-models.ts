import { type ResolvedModel } from "../models/model.ts";
import { tauB } from "../ranking/kendall.ts";
import { orderBy } from "../ranking/order-by.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Ballot, computeBallot } from "./ballot.ts";
import {
  computeBorda,
  type CopelandResult,
  computeCopeland,
  type ConsensusResult,
} from "./consensus.ts";

/** A comparison of several models on one snapshot. */
export type Comparison = {
  readonly count: number;
  readonly ballots: readonly Ballot[];
  /** Kendall's τ-b of each pair of models; NaN if either ties everything. */
  readonly tau: readonly (readonly number[])[];
  readonly borda: ConsensusResult;
  readonly copeland: CopelandResult;
  /** Per row, 0–1: the distance between its best and worst rank, as a share of the maximum. */
  readonly spread: Float64Array;
  /** The rows by descending spread; equal rows in order of their row numbers. */
  readonly disputed: Uint32Array;
};

/**
 * Compares models on a snapshot: their agreement, the disputed items and two consensus rankings.
 *
 *     spread = (worst rank − best rank) / (n − 1)
 *
 * O(models² · n log n) for the agreement. Everything except Copeland's pairs is linear.
 */
export function compareModels(snapshot: Snapshot, models: readonly ResolvedModel[]): Comparison {
  return runToEnd(compareModelsInSlices(snapshot, models));
}

/** Does the same as `compareModels`, in slices. */
export function* compareModelsInSlices(
  snapshot: Snapshot,
  models: readonly ResolvedModel[],
): Sliced<Comparison> {
  const { count } = snapshot;
  const ballots: Ballot[] = [];
  for (const resolvedModel of models) {
    ballots.push(computeBallot(snapshot, resolvedModel));
    yield 2 * count;
  }
  const spread = computeRankSpread(ballots, count);
  const disputed = orderBy(count, [{ values: spread, direction: "down" }]);
  const borda = computeBorda(ballots, count);
  yield 2 * count;
  const tau = yield* buildTauMatrix(ballots, count);
  const copeland = yield* computeCopeland(ballots, count);
  return { count, ballots, tau, borda, copeland, spread, disputed };
}

/** Computes τ once per pair, because τ is symmetric. τ of a model with itself is 1. */
function* buildTauMatrix(ballots: readonly Ballot[], count: number): Sliced<number[][]> {
  const matrix: number[][] = ballots.map(() => []);
  for (const [a, ballot] of ballots.entries()) {
    for (const [b, other] of ballots.entries()) {
      const known = matrix[b]?.[a];
      matrix[a]?.push(known ?? (a === b ? computeOwnTau(ballot) : computeTau(ballot, other)));
      yield known === undefined ? count : 0;
    }
  }
  return matrix;
}

function computeTau({ order, ranks }: Ballot, other: Ballot): number {
  return tauB(order, ranks, other.ranks);
}

/** Returns 1, or NaN for a model that ties everything, as τ does. */
function computeOwnTau({ ranks }: Ballot): number {
  return ranks.every((rank) => rank === ranks[0]) ? Number.NaN : 1;
}

function computeRankSpread(ballots: readonly Ballot[], count: number): Float64Array {
  const spread = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    let [best, worst] = [count, 1];
    for (const { ranks } of ballots) {
      const rank = ranks[row] as number;
      best = rank < best ? rank : best;
      worst = rank > worst ? rank : worst;
    }
    spread[row] = count > 1 ? (worst - best) / (count - 1) : 0;
  }
  return spread;
}
