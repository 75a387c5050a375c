import { divideInPlace } from "./sums.ts";
import { weightsAt } from "./weights.ts";

/**
 * Computes the central weights of each leader: the mean weights of the draws in which it is first.
 * `first` maps each draw to its leader, or to −1. Leaders are in ascending order.
 */
export function computeCentralWeights(
  first: Int32Array,
  weights: Float64Array,
  criteria: number,
): { readonly leaders: Uint32Array; readonly central: Float64Array } {
  const leaders = [...new Set(first)].filter((item) => item >= 0).toSorted((a, b) => a - b);
  const central = new Float64Array(leaders.length * criteria);
  for (const [index, leader] of leaders.entries()) {
    const mean = central.subarray(index * criteria, (index + 1) * criteria);
    const draws = [...first.keys()].filter((draw) => first[draw] === leader);
    for (const draw of draws) {
      addInPlace(mean, weightsAt(weights, draw, criteria));
    }
    divideInPlace(mean, draws.length);
  }
  return { leaders: Uint32Array.from(leaders), central };
}

function addInPlace(sums: Float64Array, numbers: Float64Array): void {
  for (let index = 0; index < sums.length; index += 1) {
    sums[index] = (sums[index] as number) + (numbers[index] as number);
  }
}
