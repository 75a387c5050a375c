import { naturalLog } from "../numeric/natural-log.ts";
import { type WeightDraws } from "./plan.ts";
import { type RandomStream } from "./random-stream.ts";
import { divideInPlace } from "./sums.ts";

/**
 * Draws weights at random: draw by draw, one weight per criterion, with the sum 1. `own` are the
 * current weights of the criteria.
 *
 *     around:   w · (1 + x · (2u − 1)), divided by their sum; x is the spread ÷ 100
 *     simplex:  uniform on the simplex (all ≥ 0, sum 1)
 *     ordered:  as simplex, then sorted: the largest weight for the first criterion of the order
 *
 * u is uniform between 0 and 1. The expected weights of `ordered` are the rank-order centroid,
 * (1/n) Σ_{k ≥ i} 1/k.
 *
 * Source: R. Lahdelma, P. Salminen, SMAA-2, Operations Research 49, 2001 (intervals and orders of
 * weights); F. H. Barron, B. E. Barrett, Decision quality using ranked attribute weights, Management
 * Science 42, 1996 (the centroid).
 */
export function drawWeights(
  random: RandomStream,
  how: WeightDraws,
  { draws, own }: { readonly draws: number; readonly own: Float64Array },
): Float64Array {
  if (how.kind === "around") {
    return drawAround(random, how.spread, { draws, own });
  }
  const weights = drawSimplex(random, draws, own.length);
  return how.kind === "ordered" ? sortDraws(weights, how.order) : weights;
}

function drawAround(
  random: RandomStream,
  spread: number,
  { draws, own }: { readonly draws: number; readonly own: Float64Array },
): Float64Array {
  const weights = new Float64Array(draws * own.length);
  for (let start = 0; start < weights.length; start += own.length) {
    let sum = 0;
    for (let index = 0; index < own.length; index += 1) {
      const weight = (own[index] as number) * (1 + (spread / 100) * (2 * random() - 1));
      weights[start + index] = weight;
      sum += weight;
    }
    divideInPlace(weights.subarray(start, start + own.length), sum);
  }
  return weights;
}

/**
 * Draws weights uniformly from the simplex. Each draw divides exponentially distributed numbers
 * −ln u by their sum.
 *
 * Source: R. Y. Rubinstein, Generating random vectors uniformly distributed inside and on the
 * surface of different regions, European Journal of Operational Research 10, 1982.
 */
function drawSimplex(random: RandomStream, draws: number, criteria: number): Float64Array {
  const weights = new Float64Array(draws * criteria);
  for (let start = 0; start < weights.length; start += criteria) {
    let sum = 0;
    for (let index = start; index < start + criteria; index += 1) {
      const exponential = naturalLog(1 / random());
      weights[index] = exponential;
      sum += exponential;
    }
    divideInPlace(weights.subarray(start, start + criteria), sum);
  }
  return weights;
}

/** Sorts the weights of each draw in place, the largest first in the order of the criteria. */
function sortDraws(weights: Float64Array, order: readonly number[]): Float64Array {
  for (let start = 0; start < weights.length; start += order.length) {
    const rising = weights.slice(start, start + order.length).sort();
    for (const [position, criterion] of order.entries()) {
      weights[start + criterion] = rising[order.length - 1 - position] as number;
    }
  }
  return weights;
}
