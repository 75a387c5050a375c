import { type Model, type ModelInUse } from "../models/model.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { hashSeed } from "./random-stream.ts";

/**
 * Raised when the same ranking and plan would give another analysis; a part of the name of whatever
 * tells one.
 */
export const analysisRevision = 2;

/** How thoroughly a ranking is analysed; a part of the name of what came of it. */
export type StabilityPlan = {
  readonly draws: number;
  /** So many of the best items are followed. */
  readonly top: number;
  readonly seed: number;
};

const drawsMax = 512;
const drawsMin = 32;
const topMax = 1_000;

/** Products of a weight and a unit that all draws may take together: about four seconds. */
const productsMax = 2_000_000_000;

/** What a drawn board costs, in products for each rating: it is scored by the model's own kernel. */
const redrawCost = 16;

/** What two distances cost, with their roots. */
const distanceCost = 3;

/**
 * The plan of a ranking: 512 draws, fewer where the board is so large that they would take seconds,
 * at least 32; the best 1,000. The seed is that of "workspace/model/revision": the generation is
 * left out, so that two generations meet the same draws and differ by what was said of the items only.
 */
export function planStability(
  { workspace, model, revision, count }: Ranking,
  { model: kind, definition }: ModelInUse,
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

/** What a rating costs in a draw, in products. */
function countProducts({ mean, distances }: Model): number {
  if (mean !== undefined) {
    return 1;
  }
  return distances === undefined ? redrawCost : distanceCost;
}
