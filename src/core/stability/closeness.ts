import { type SquaredDistances } from "../models/model.ts";
import { addWeighted, type Scorer } from "./sums.ts";

/**
 * Builds a scorer for the relative closeness of the rows between two positions to the ideal.
 *
 *     closeness = √Σ w² · q / (√Σ w² · p + √Σ w² · q)
 *
 * p and q are the squared distances to the best and the worst value of a criterion. The scorer uses
 * only sums, products, quotients and square roots, which every IEEE 754 engine rounds identically.
 */
export function buildClosenessScorer(
  squaresByCriterion: readonly SquaredDistances[],
  start: number,
  end: number,
): Scorer {
  const buildColumn = (squareAt: (position: number) => number) =>
    Float64Array.from({ length: end - start }, (_, row) => squareAt(start + row));
  const toBest = squaresByCriterion.map((squares) => buildColumn(squares.toBest));
  const toWorst = squaresByCriterion.map((squares) => buildColumn(squares.toWorst));
  const bestSums = new Float64Array(end - start);
  const worstSums = new Float64Array(end - start);
  const squaredWeights = new Float64Array(squaresByCriterion.length);
  return (weights) => {
    for (let criterion = 0; criterion < squaredWeights.length; criterion += 1) {
      squaredWeights[criterion] = (weights[criterion] as number) * (weights[criterion] as number);
    }
    addWeighted(bestSums, toBest, squaredWeights);
    addWeighted(worstSums, toWorst, squaredWeights);
    for (let row = 0; row < worstSums.length; row += 1) {
      const distance = Math.sqrt(worstSums[row] as number);
      worstSums[row] = distance / (Math.sqrt(bestSums[row] as number) + distance);
    }
    return worstSums;
  };
}
