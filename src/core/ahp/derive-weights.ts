import {
  type Consistency,
  type ConsistencyVerdict,
  computeConsistency,
  type RandomIndexName,
  classifyConsistency,
} from "./consistency.ts";
import { computePrincipalEigenpair } from "./eigen.ts";
import { completeMatrix } from "./incomplete.ts";
import { type Matrix, findComponents } from "./matrix.ts";

/** The weights derived from judgements, with their consistency. */
export type DerivedWeights = Consistency & {
  readonly verdict: ConsistencyVerdict;
  /** The weights in the order of the matrix. They add up to 1. */
  readonly weights: Float64Array;
  readonly lambda: number;
  /** The judgements, with estimates for missing pairs. */
  readonly matrix: Matrix;
};

/**
 * Derives the weights and the consistency from a matrix of judgements. Returns undefined when the
 * judgements do not connect all criteria, directly or indirectly.
 */
export function deriveWeights(matrix: Matrix, table: RandomIndexName): DerivedWeights | undefined {
  if (findComponents(matrix).length > 1) {
    return undefined;
  }
  const completed = completeMatrix(matrix);
  const { weights, lambda } = computePrincipalEigenpair(completed);
  const consistency = computeConsistency(lambda, matrix.size, table);
  return {
    ...consistency,
    verdict: classifyConsistency(consistency.cr),
    weights,
    lambda,
    matrix: completed,
  };
}
