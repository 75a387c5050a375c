import { type Matrix } from "./matrix.ts";

/** The principal eigenvector of a matrix, scaled to the sum 1, and its eigenvalue. */
export type Eigenpair = {
  readonly weights: Float64Array;
  /** `size` for a consistent matrix, and larger for an inconsistent one. */
  readonly lambda: number;
};

const stepsMax = 5_000;
const tolerance = 1e-14;

/**
 * Computes the principal eigenvector of a positive matrix and its eigenvalue by power iteration.
 *
 *     w ← A·w / Σ A·w,   until all quotients (A·w)_i / w_i are equal
 *     λ = mean of (A·w)_i / w_i
 *
 * The quotients enclose λ from both sides (Collatz, Wielandt), so the iteration ends when they
 * agree. For judgements of 1/9 to 9, a step reduces the error by at least 2 % (Birkhoff), usually
 * by 80 %.
 *
 * Source: T. L. Saaty, The Analytic Hierarchy Process, 1980.
 *
 * @example
 * computePrincipalEigenpair({ size: 2, cells: Float64Array.of(1, 3, 1 / 3, 1) });
 * // weights ¾ and ¼, λ 2
 */
export function computePrincipalEigenpair({ size, cells }: Matrix): Eigenpair {
  let weights = new Float64Array(size).fill(1 / size);
  let lambda = 1;
  for (let step = 0; step < stepsMax; step += 1) {
    const product = multiplyVector({ size, cells }, weights);
    const { least, most, mean } = computeQuotients(product, weights);
    lambda = mean;
    weights = scaleToUnitSum(product);
    if (most - least <= tolerance * most) {
      break;
    }
  }
  return { weights, lambda };
}

/** Computes A · w. */
export function multiplyVector({ size, cells }: Matrix, vector: Float64Array): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0; column < size; column += 1) {
      sum += (cells[row * size + column] ?? 0) * (vector[column] ?? 0);
    }
    product[row] = sum;
  }
  return product;
}

/** Scales a vector to the sum 1. */
export function scaleToUnitSum(vector: Float64Array): Float64Array<ArrayBuffer> {
  let sum = 0;
  for (const element of vector) {
    sum += element;
  }
  const shares = new Float64Array(vector.length);
  for (let index = 0; index < shares.length; index += 1) {
    shares[index] = (vector[index] ?? 0) / sum;
  }
  return shares;
}

function computeQuotients(product: Float64Array, weights: Float64Array) {
  let [least, most, sum] = [Infinity, 0, 0];
  for (let index = 0; index < product.length; index += 1) {
    const quotient = (product[index] ?? 0) / (weights[index] ?? 1);
    least = Math.min(least, quotient);
    most = Math.max(most, quotient);
    sum += quotient;
  }
  return { least, most, mean: sum / product.length };
}
