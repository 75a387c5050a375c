import { exponential, power } from "../numeric/exponential.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { createBlankMatrix, cellAt, type Matrix, type Pair, listPairs, setCell } from "./matrix.ts";
import { scaleMax } from "./scale.ts";

/**
 * What several judges say together: pair by pair, the geometric mean over those who compared it.
 * It is the only mean that keeps reciprocals reciprocal. What all say alike stays as it is.
 *
 * Source: J. Aczél, T. L. Saaty, "Procedures for synthesizing ratio judgements", 1983.
 *
 * @example
 * // 3, 5 and nothing: √(3 · 5) = 3.873
 */
export function aggregateJudgements(size: number, matrices: readonly Matrix[]): Matrix {
  const group = createBlankMatrix(size);
  for (const pair of listPairs(size)) {
    const values = listValues(matrices, pair);
    if (values.length > 0) {
      setCell(group, pair, geometricMean(values));
    }
  }
  return group;
}

/**
 * How far judges agree on weights, 0–1: the AHP consensus indicator, from Shannon's entropies.
 *
 *     H(p) = −Σ p·ln p                       of one judge's weights
 *     β    = H(mean weights) − mean H        what the judges differ by
 *     S*   = (e^−β − D) / (1 − D),  D = e^(H of one thing 9 times as important as each other) / n
 *
 * 1: all say the same. 0: as far apart as the scale lets them be. Everybody agrees on one thing.
 *
 * Source: K. D. Goepel, "Implementing the Analytic Hierarchy Process as a standard method for
 * multi-criteria decision making in corporate enterprises", 2013, with γ max = n as in AHP-OS.
 */
export function computeConsensus(judges: readonly Float64Array[]): number {
  const size = judges[0]?.length ?? 0;
  if (judges.length < 2 || size < 2) {
    return 1;
  }
  const mean = Float64Array.from({ length: size }, (_, at) =>
    computeMean(judges.map((weights) => weights[at] ?? 0)),
  );
  const beta = computeEntropy(mean) - computeMean(judges.map(computeEntropy));
  const most = new Float64Array(size).fill(1 / (size + scaleMax - 1));
  most[0] = scaleMax / (size + scaleMax - 1);
  const floor = exponential(computeEntropy(most)) / size;
  return Math.min(Math.max((exponential(-beta) - floor) / (1 - floor), 0), 1);
}

function listValues(matrices: readonly Matrix[], [a, b]: Pair): number[] {
  return matrices.map((matrix) => cellAt(matrix, a, b)).filter((value) => !Number.isNaN(value));
}

/** The product of fifty judgements is within what a double can hold: 9⁵⁰ is 5·10⁴⁷. */
function geometricMean(values: readonly number[]): number {
  let product = 1;
  for (const value of values) {
    product *= value;
  }
  const isUnanimous = values.every((value) => value === values[0]);
  return isUnanimous ? (values[0] ?? 1) : power(product, 1 / values.length);
}

function computeEntropy(weights: Float64Array): number {
  let entropy = 0;
  for (const weight of weights) {
    entropy += weight * naturalLog(1 / weight);
  }
  return entropy;
}

function computeMean(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum / numbers.length;
}
