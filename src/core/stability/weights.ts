import { withScratch } from "../columns/scratch.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { createDrawRanks, addOthers, addTracked, type DrawRanks } from "./draw-ranks.ts";
import { type RandomStream } from "./random-stream.ts";
import { type Scorer } from "./sums.ts";
import { type TieRounding } from "./tie-rounding.ts";

/** The scored rows of a ranking, in its order, and their scorers. */
export type ScoredRows = {
  readonly count: number;
  readonly buildScorer: (start: number, end: number) => Scorer;
  readonly ties: TieRounding;
};

/** Rows per block: the units of a block fit into the L2 cache. */
const blockRows = 4_096;

/**
 * Draws weights uniformly from the simplex (all ≥ 0, with sum 1). Each draw divides exponentially
 * distributed numbers −ln u by their sum.
 *
 * Source: R. Y. Rubinstein, Generating random vectors uniformly distributed inside and on the
 * surface of different regions, European Journal of Operational Research 10, 1982.
 */
export function drawWeights(random: RandomStream, draws: number, criteria: number): Float64Array {
  const weights = new Float64Array(draws * criteria);
  for (let start = 0; start < weights.length; start += criteria) {
    let sum = 0;
    for (let index = start; index < start + criteria; index += 1) {
      const exponential = naturalLog(1 / random());
      weights[index] = exponential;
      sum += exponential;
    }
    for (let index = start; index < start + criteria; index += 1) {
      weights[index] = (weights[index] as number) / sum;
    }
  }
  return weights;
}

/**
 * Ranks the first `tracked` rows among all rows in each draw of weights.
 *
 * It reads the units of one block of rows once and scores them in every draw, so memory does not
 * grow with the snapshot. O(rows × criteria × draws).
 */
export function rankByWeights(
  { count, buildScorer, ties }: ScoredRows,
  { weights, criteria }: { readonly weights: Float64Array; readonly criteria: number },
  tracked: number,
): DrawRanks {
  const draws = weights.length / criteria;
  const ranks = createDrawRanks(draws, tracked, ties);
  const first = buildScorer(0, tracked);
  for (let draw = 0; draw < draws; draw += 1) {
    addTracked(ranks, draw, first(weightsAt(weights, draw, criteria)));
  }
  for (let start = tracked; start < count; start += blockRows) {
    withScratch(() => {
      const scorer = buildScorer(start, Math.min(start + blockRows, count));
      for (let draw = 0; draw < draws; draw += 1) {
        addOthers(ranks, draw, scorer(weightsAt(weights, draw, criteria)));
      }
    });
  }
  return ranks;
}

/** Returns the weights of one draw, as a view. */
export function weightsAt(weights: Float64Array, draw: number, criteria: number): Float64Array {
  return weights.subarray(draw * criteria, (draw + 1) * criteria);
}
