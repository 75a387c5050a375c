import {
  type Consistency,
  computeConsistency,
  type RandomIndexName,
  classifyConsistency,
} from "./consistency.ts";
import { type ConsistencyVerdict } from "./consistency.ts";
import { computePrincipalEigenpair } from "./eigen.ts";
import { completeMatrix } from "./incomplete.ts";
import { type Matrix, findComponents } from "./matrix.ts";

/** What judgements come to. */
export type DerivedWeights = Consistency & {
  readonly verdict: ConsistencyVerdict;
  /** In the order of the matrix; they add up to 1. */
  readonly weights: Float64Array;
  readonly lambda: number;
  /** As judged, and filled in where nothing was said. */
  readonly matrix: Matrix;
};

/**
 * The weights that a matrix of judgements stands for, and how far to trust them. Undefined where
 * the judgements leave things apart that were never compared, not even over others.
 */
export function deriveWeights(matrix: Matrix, table: RandomIndexName): DerivedWeights | undefined {
  if (findComponents(matrix).length > 1) {
    return undefined;
  }
  const filled = completeMatrix(matrix);
  const { weights, lambda } = computePrincipalEigenpair(filled);
  const consistency = computeConsistency(lambda, matrix.size, table);
  return {
    ...consistency,
    verdict: classifyConsistency(consistency.cr),
    weights,
    lambda,
    matrix: filled,
  };
}
