import { type SquaredDistances } from "../models/model.ts";
import { addWeighted, type Scorer } from "./sums.ts";

/**
 * How much nearer some rows are to the worst than to the best, by any weights.
 *
 *     closeness = √Σ w² · q / (√Σ w² · p + √Σ w² · q)
 *
 * with p and q the squared distances, by criterion, of rows in the order of the ranking. Additions,
 * products, quotients and square roots only, which IEEE 754 rounds everywhere alike.
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
  const [near, far] = [new Float64Array(end - start), new Float64Array(end - start)];
  const squared = new Float64Array(squaresByCriterion.length);
  return (weights) => {
    for (let criterion = 0; criterion < squared.length; criterion += 1) {
      squared[criterion] = (weights[criterion] as number) * (weights[criterion] as number);
    }
    addWeighted(near, toBest, squared);
    addWeighted(far, toWorst, squared);
    for (let row = 0; row < far.length; row += 1) {
      const distance = Math.sqrt(far[row] as number);
      far[row] = distance / (Math.sqrt(near[row] as number) + distance);
    }
    return far;
  };
}
