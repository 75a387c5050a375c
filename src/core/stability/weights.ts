import { withScratch } from "../columns/scratch.ts";
import { productCost, sliceCostMax, type Sliced } from "../slices.ts";
import {
  createDrawRanks,
  addOthers,
  addTracked,
  type DrawRanks,
  type RankedPositions,
} from "./draw-ranks.ts";
import { type WeightedScoring } from "./weighted-scoring.ts";

/** The maximum number of rows per block: the units of a block fit into the L2 cache. */
const blockRowsMax = 4_096;

/**
 * Ranks the tracked positions among all scored positions in each draw of weights.
 *
 * It reads the units of one block of rows once and scores them in every draw, so memory does not
 * grow with the snapshot. A block is a slice. O(rows × criteria × draws).
 */
export function* rankByWeights(
  { tracked, scored }: RankedPositions,
  { weights, criteria }: { readonly weights: Float64Array; readonly criteria: number },
  { buildScorer, ties }: Pick<WeightedScoring, "buildScorer" | "ties">,
): Sliced<DrawRanks> {
  const draws = weights.length / criteria;
  const ranks = createDrawRanks(draws, tracked, ties);
  const first = buildScorer(0, tracked);
  for (let draw = 0; draw < draws; draw += 1) {
    addTracked(ranks, draw, first(weightsAt(weights, draw, criteria)));
    yield tracked;
  }
  const rowCost = weights.length * productCost;
  const blockRows = Math.min(blockRowsMax, Math.ceil(sliceCostMax / rowCost));
  for (let start = tracked; start < scored; start += blockRows) {
    withScratch(() => {
      const scorer = buildScorer(start, Math.min(start + blockRows, scored));
      for (let draw = 0; draw < draws; draw += 1) {
        addOthers(ranks, draw, scorer(weightsAt(weights, draw, criteria)));
      }
    });
    yield blockRows * rowCost;
  }
  return ranks;
}

/** Returns the weights of one draw, as a view. */
export function weightsAt(weights: Float64Array, draw: number, criteria: number): Float64Array {
  return weights.subarray(draw * criteria, (draw + 1) * criteria);
}
