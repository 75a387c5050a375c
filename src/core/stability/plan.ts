import { type Model, type ResolvedModel } from "../models/model.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { hashSeed } from "./random-stream.ts";

/**
 * The revision of the analysis, a part of cache keys and ETags. Increment it when the same ranking
 * and plan give a different result.
 */
export const analysisRevision = 3;

/** The effort and the seed of an analysis, a part of the cache key of its result. */
export type StabilityPlan = {
  readonly draws: number;
  /** The number of items to track, best first. */
  readonly top: number;
  readonly seed: number;
};

const drawsMax = 512;
const drawsMin = 32;
const topMax = 1_000;

/**
 * The maximum number of products of a weight and a unit over all draws: about four seconds of work.
 */
const productsMax = 2_000_000_000;

/**
 * The cost per rating, in products, when each draw scores a snapshot with the model's own kernel.
 */
const redrawCost = 16;

/** The cost per rating, in products, of two distances with their square roots. */
const distanceCost = 3;

/**
 * Plans the analysis of a ranking: 512 draws, or fewer (at least 32) for a large snapshot, and the
 * best 1,000 items. The seed is the hash of "workspace/model/revision". It omits the generation, so
 * results of two generations use the same draws and differ only because items changed.
 */
export function planStability(
  { workspace, model, revision, count }: Ranking,
  { model: kind, definition }: ResolvedModel,
): StabilityPlan {
  const { length } = listOrderingCriteria(definition);
  const products = count * length * countProducts(kind);
  const draws = Math.floor(productsMax / Math.max(1, products));
  return {
    draws: Math.min(drawsMax, Math.max(drawsMin, draws)),
    top: topMax,
    seed: hashSeed(`${workspace}/${model}/${revision}`),
  };
}

/** Returns the cost of one rating in one draw, in products. */
function countProducts({ mean, distances }: Model): number {
  if (mean !== undefined) {
    return 1;
  }
  return distances === undefined ? redrawCost : distanceCost;
}
