import { orderBy } from "../ranking/order-by.ts";
import { type Neighbours } from "./dependencies.ts";

/**
 * A knapsack problem with dependencies. Rows are in rank order, best first. Links have no cycle.
 */
export type PackProblem = {
  readonly count: number;
  /** Above 0. */
  readonly size: Float64Array;
  readonly value: Float64Array;
  readonly blockers: Neighbours;
  readonly dependents: Neighbours;
  /** Includes the tolerance for rounding: see `addTolerance`. */
  readonly capacity: number;
};

/** Adds a billionth to a capacity, because sums of sizes such as 0.1 have rounding errors. */
export function addTolerance(capacity: number): number {
  return capacity + capacity * 1e-9;
}

/** Adds up the values of the chosen rows. */
export function sumChosen(values: Float64Array, isChosen: Uint8Array): number {
  let total = 0;
  for (const [row, value] of values.entries()) {
    total += isChosen[row] === 1 ? value : 0;
  }
  return total;
}

/** Orders rows by density (value ÷ size), densest first; ties by rank. */
export function sortByDensity({ size, value }: Pick<PackProblem, "size" | "value">): Uint32Array {
  const values = value.map((number, row) => number / (size[row] as number));
  return orderBy(values.length, [{ values, direction: "down" }]);
}

/**
 * Computes the value of the fractional knapsack: rows may be split and links are ignored. No choice
 * has a higher value. O(n log n).
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
