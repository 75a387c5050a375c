import { computePrincipalEigenpair, scaleToUnitSum, multiplyVector } from "./eigen.ts";
import { cellAt, type Matrix, listMissingPairs, type Pair, setCell } from "./matrix.ts";

const stepsMax = 2_000;
const tolerance = 1e-13;

/**
 * The optimal completion: what was not compared gets the value that contradicts the rest least,
 * which is to say makes λ smallest. There is exactly one such completion when everything hangs
 * together by comparisons, and the caller has to have seen to that.
 *
 * With w and v the principal eigenvectors of A and of its transpose, λ changes with a missing cell
 * x = a_ij as v_i·w_j·x − v_j·w_i / x; it is least where all of these are 0:
 *
 *     x = √(w_i·v_j / (w_j·v_i))
 *
 * Each step moves w and v by one power iteration, and each missing cell half as far again as to
 * where the equation would have it, which takes a third off the steps. It begins from Harker's
 * estimate, and ends when nothing moves by more than 10⁻¹³: after some tens of steps, or 2,000 where
 * next to nothing was compared, and the weights are then good to 10⁻⁸.
 *
 * Sources: S. Bozóki, J. Fülöp, L. Rónyai, "On optimal completion of incomplete pairwise comparison
 * matrices", 2010; P. T. Harker, "Incomplete pairwise comparisons in the analytic hierarchy
 * process", 1987.
 */
export function completeMatrix(matrix: Matrix): Matrix {
  const missing = listMissingPairs(matrix);
  if (missing.length === 0) {
    return matrix;
  }
  const { size } = matrix;
  const filled = { size, cells: matrix.cells.slice() };
  let weights = computePrincipalEigenpair(buildHarkerMatrix(matrix)).weights;
  for (const pair of missing) {
    setCell(filled, pair, elementAt(weights, pair[0]) / elementAt(weights, pair[1]));
  }
  let inverse = scaleToUnitSum(weights.map((weight) => 1 / weight));
  for (let step = 0; step < stepsMax; step += 1) {
    const [next, turned] = [
      scaleToUnitSum(multiplyVector(filled, weights)),
      iterateTranspose(filled, inverse),
    ];
    const moved = Math.max(
      computeRelativeChange(next, weights),
      computeRelativeChange(turned, inverse),
    );
    [weights, inverse] = [next, turned];
    if (Math.max(moved, updateMissingCells(filled, missing, { weights, inverse })) <= tolerance) {
      break;
    }
  }
  return filled;
}

/** Harker's matrix: nothing for what is missing, and 1 more on the diagonal for each of a row. */
function buildHarkerMatrix(matrix: Matrix): Matrix {
  const { size } = matrix;
  const estimate = { size, cells: matrix.cells.map((cell) => (Number.isNaN(cell) ? 0 : cell)) };
  for (const [a, b] of listMissingPairs(matrix)) {
    estimate.cells[a * size + a] = cellAt(estimate, a, a) + 1;
    estimate.cells[b * size + b] = cellAt(estimate, b, b) + 1;
  }
  return estimate;
}

/** One power iteration of the transpose. */
function iterateTranspose(
  { size, cells }: Matrix,
  vector: Float64Array,
): Float64Array<ArrayBuffer> {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const factor = elementAt(vector, row);
    for (let column = 0; column < size; column += 1) {
      product[column] = elementAt(product, column) + factor * (cells[row * size + column] ?? 0);
    }
  }
  return scaleToUnitSum(product);
}

/** Moves every missing cell; the largest relative move. */
function updateMissingCells(
  filled: Matrix,
  missing: readonly Pair[],
  { weights, inverse }: { readonly weights: Float64Array; readonly inverse: Float64Array },
): number {
  let moved = 0;
  for (const pair of missing) {
    const [a, b] = pair;
    const best =
      (elementAt(weights, a) * elementAt(inverse, b)) /
      (elementAt(weights, b) * elementAt(inverse, a));
    const cell = cellAt(filled, a, b);
    const factor = Math.sqrt(best) / cell;
    setCell(filled, pair, cell * factor * Math.sqrt(factor));
    moved = Math.max(moved, Math.abs(factor - 1));
  }
  return moved;
}

function computeRelativeChange(next: Float64Array, last: Float64Array): number {
  let most = 0;
  for (let index = 0; index < next.length; index += 1) {
    most = Math.max(most, Math.abs(elementAt(next, index) / elementAt(last, index) - 1));
  }
  return most;
}

function elementAt(vector: Float64Array, index: number): number {
  return vector[index] ?? Number.NaN;
}
