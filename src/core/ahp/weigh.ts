import { type Consistency, consistencyOf, type TableName, verdictOf } from "./consistency.ts";
import { type Verdict } from "./consistency.ts";
import { principalOf } from "./eigen.ts";
import { completed } from "./incomplete.ts";
import { type Matrix, partsOf } from "./matrix.ts";

/** What judgements come to. */
export type Weighed = Consistency & {
  readonly verdict: Verdict;
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
export function weigh(matrix: Matrix, table: TableName): Weighed | undefined {
  if (partsOf(matrix).length > 1) {
    return undefined;
  }
  const whole = completed(matrix);
  const { weights, lambda } = principalOf(whole);
  const consistency = consistencyOf(lambda, matrix.size, table);
  return { ...consistency, verdict: verdictOf(consistency.cr), weights, lambda, matrix: whole };
}
