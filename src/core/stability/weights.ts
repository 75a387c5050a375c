import { withScratch } from "../columns/scratch.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { createDrawRanks, addOthers, addTracked, type DrawRanks } from "./draw-ranks.ts";
import { type RandomStream } from "./random-stream.ts";
import { type Scorer } from "./sums.ts";

/** Rows in the order of a ranking, those with a score, as any weights would score them. */
export type ScoredRows = {
  readonly count: number;
  readonly buildScorer: (start: number, end: number) => Scorer;
};

/** Rows whose scores are under way at once: their units fit into the second cache. */
const blockRows = 4_096;

/**
 * Weights drawn uniformly from the simplex (all ≥ 0, adding up to 1), draw by draw: exponentials
 * −ln u over their sum.
 *
 * Source: R. Y. Rubinstein, Generating random vectors uniformly distributed inside and on the
 * surface of different regions, European Journal of Operational Research 10, 1982.
 */
export function drawWeights(random: RandomStream, draws: number, criteria: number): Float64Array {
  const weights = new Float64Array(draws * criteria);
  for (let start = 0; start < weights.length; start += criteria) {
    let sum = 0;
    for (let at = start; at < start + criteria; at += 1) {
      const drawn = naturalLog(1 / random());
      weights[at] = drawn;
      sum += drawn;
    }
    for (let at = start; at < start + criteria; at += 1) {
      weights[at] = (weights[at] as number) / sum;
    }
  }
  return weights;
}

/**
 * Where the first `tracked` rows stand among all by each draw of so many weights.
 *
 * Block by block: what is weighed in one is read once and weighed by every draw, so that memory
 * does not grow with the board. O(rows × criteria × draws).
 */
export function rankByWeights(
  { count, buildScorer }: ScoredRows,
  { drawn, criteria }: { readonly drawn: Float64Array; readonly criteria: number },
  tracked: number,
): DrawRanks {
  const draws = drawn.length / criteria;
  const standings = createDrawRanks(draws, tracked);
  const first = buildScorer(0, tracked);
  for (let draw = 0; draw < draws; draw += 1) {
    addTracked(standings, draw, first(weightsAt(drawn, draw, criteria)));
  }
  for (let start = tracked; start < count; start += blockRows) {
    withScratch(() => {
      const scorer = buildScorer(start, Math.min(start + blockRows, count));
      for (let draw = 0; draw < draws; draw += 1) {
        addOthers(standings, draw, scorer(weightsAt(drawn, draw, criteria)));
      }
    });
  }
  return standings;
}

/** The weights of one draw. */
export function weightsAt(drawn: Float64Array, draw: number, criteria: number): Float64Array {
  return drawn.subarray(draw * criteria, (draw + 1) * criteria);
}
