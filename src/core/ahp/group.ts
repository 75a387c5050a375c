import { exponential, power } from "../numeric/exponential.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { createBlankMatrix, cellAt, type Matrix, type Pair, listPairs, setCell } from "./matrix.ts";
import { scaleMax } from "./scale.ts";

/**
 * Aggregates the judgements of several judges: the geometric mean of each pair over the judges with
 * a judgement. No other mean keeps reciprocals reciprocal. Equal judgements keep their exact value.
 *
 * Source: J. Aczél, T. L. Saaty, "Procedures for synthesizing ratio judgements", 1983.
 *
 * @example
 * // judgements 3, 5 and none: √(3 · 5) = 3.873
 */
export function aggregateJudgements(size: number, matrices: readonly Matrix[]): Matrix {
  const group = createBlankMatrix(size);
  for (const pair of listPairs(size)) {
    const values = listValues(matrices, pair);
    if (values.length > 0) {
      setCell(group, pair, computeGeometricMean(values));
    }
  }
  return group;
}

/**
 * Computes the AHP consensus indicator of the judges' weights from Shannon entropies.
 *
 *     H(p) = −Σ p·ln p                       entropy of one judge's weights
 *     β    = H(mean weights) − mean H        difference between the judges
 *     S*   = (e^−β − D) / (1 − D),  D = e^H(q) / n,  q = 9 : 1 : … : 1
 *
 * The result is 0–1. 1 means equal weights, and 0 the largest difference that the scale allows. It
 * is 1 for a single judge and for a single criterion.
 *
 * Source: K. D. Goepel, "Implementing the Analytic Hierarchy Process as a standard method for
 * multi-criteria decision making in corporate enterprises", 2013, with γ max = n as in AHP-OS.
 */
export function computeConsensus(judges: readonly Float64Array[]): number {
  const size = judges[0]?.length ?? 0;
  if (judges.length < 2 || size < 2) {
    return 1;
  }
  const mean = Float64Array.from({ length: size }, (_, index) =>
    computeMean(judges.map((weights) => weights[index] ?? 0)),
  );
  const beta = computeEntropy(mean) - computeMean(judges.map(computeEntropy));
  const extreme = new Float64Array(size).fill(1 / (size + scaleMax - 1));
  extreme[0] = scaleMax / (size + scaleMax - 1);
  const floor = exponential(computeEntropy(extreme)) / size;
  return Math.min(Math.max((exponential(-beta) - floor) / (1 - floor), 0), 1);
}

function listValues(matrices: readonly Matrix[], [a, b]: Pair): number[] {
  return matrices.map((matrix) => cellAt(matrix, a, b)).filter((value) => !Number.isNaN(value));
}

/** Computes the geometric mean. The product of fifty judgements fits a double: 9⁵⁰ is 5·10⁴⁷. */
function computeGeometricMean(values: readonly number[]): number {
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
