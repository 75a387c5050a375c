import { orderBy } from "../ranking/order-by.ts";
import { type Neighbours } from "./dependencies.ts";

/** What there is to choose from. Rows stand by rank, the best first; links have no cycle. */
export type PackProblem = {
  readonly count: number;
  /** More than 0. */
  readonly size: Float64Array;
  readonly value: Float64Array;
  readonly blockers: Neighbours;
  readonly dependents: Neighbours;
  /** With the room that rounding needs: see `roomOf`. */
  readonly capacity: number;
};

/** A capacity with a billionth more of it, which sums of sizes such as 0.1 may be off by. */
export function addTolerance(capacity: number): number {
  return capacity + capacity * 1e-9;
}

/** The sum over what is chosen. */
export function sumChosen(values: Float64Array, isChosen: Uint8Array): number {
  let total = 0;
  for (const [row, value] of values.entries()) {
    total += isChosen[row] === 1 ? value : 0;
  }
  return total;
}

/** Rows by value for size, the most first; ties by rank. */
export function sortByDensity({ size, value }: Pick<PackProblem, "size" | "value">): Uint32Array {
  const values = value.map((each, row) => each / (size[row] as number));
  return orderBy(values.length, [{ values, direction: "down" }]);
}

/**
 * What could be had if rows could be cut and links were none: no choice is worth more. O(n log n).
 *
 * Source: G. Dantzig, Discrete-Variable Extremum Problems, Operations Research 5, 1957.
 */
export function computeFractionalBound(
  problem: Pick<PackProblem, "size" | "value" | "capacity">,
): number {
  let [bound, remaining] = [0, problem.capacity];
  for (const row of sortByDensity(problem)) {
    const [size, value] = [problem.size[row] as number, problem.value[row] as number];
    if (value <= 0 || remaining <= 0) {
      break;
    }
    bound += size <= remaining ? value : (value * remaining) / size;
    remaining -= size;
  }
  return bound;
}
