import { type Sliced } from "../slices.ts";
import { packGreedily } from "./pack-greedily.ts";
import { sumChosen, computeFractionalBound, type PackProblem } from "./pack-problem.ts";
import { packByTable, tableCellsMax } from "./pack-table.ts";
import { packByTree } from "./pack-tree.ts";
import { shareValues } from "./share-values.ts";

/** The algorithm that made a choice. */
export type PackMethod = "take-all" | "dynamic-programming" | "branch-and-bound" | "greedy";

/** A choice of rows, and an upper bound for the value of the best choice. */
export type PackResult = {
  /** 1 for the chosen rows. */
  readonly isChosen: Uint8Array;
  readonly method: PackMethod;
  readonly isExact: boolean;
  /** No choice has a higher value. */
  readonly upperBound: number;
};

/**
 * The maximum number of rows for a tree search. With more rows, the choice is greedy unless a table
 * fits.
 */
const treeRowsMax = 200;

/**
 * Chooses the rows that fit the capacity and have the highest total value. A chosen row's blockers
 * are chosen too. The first method that applies decides:
 *
 * - `take-all`: all rows fit and no value is negative. Exact.
 * - `dynamic-programming`: for integer sizes without links, if the table is small. Exact.
 * - `greedy`, if its value reaches the upper bound. Exact.
 * - `branch-and-bound`: for at most 200 rows. Exact if the search completes. Otherwise tries
 *   `dynamic-programming` with a table ten times as large.
 * - `greedy` for more rows. Not exact; `upperBound` limits the error.
 */
export function* pack(problem: PackProblem): Sliced<PackResult> {
  const { count, size, value, blockers, capacity } = problem;
  if (sum(size) <= capacity && value.every((number) => number >= 0)) {
    const isChosen = new Uint8Array(count).fill(1);
    return { isChosen, method: "take-all", isExact: true, upperBound: sum(value) };
  }
  const tryTable = function* (cells: number): Sliced<Uint8Array | undefined> {
    return blockers.rows.length === 0 ? yield* packByTable(problem, cells) : undefined;
  };
  const byTable = yield* tryTable(tableCellsMax.small);
  if (byTable !== undefined) {
    return toExactResult(problem, byTable, "dynamic-programming");
  }
  const greedy = yield* packGreedily(problem);
  const upperBound = computeFractionalBound({ ...problem, value: shareValues(problem) });
  if (isReached(upperBound, sumChosen(value, greedy))) {
    return toExactResult(problem, greedy, "greedy");
  }
  if (count > treeRowsMax) {
    return { isChosen: greedy, method: "greedy", isExact: false, upperBound };
  }
  const { isChosen, isComplete } = yield* packByTree(problem, greedy);
  if (isComplete || isReached(upperBound, sumChosen(value, isChosen))) {
    return toExactResult(problem, isChosen, "branch-and-bound");
  }
  const byLargeTable = yield* tryTable(tableCellsMax.large);
  return byLargeTable === undefined
    ? { isChosen, method: "branch-and-bound", isExact: false, upperBound }
    : toExactResult(problem, byLargeTable, "dynamic-programming");
}

/** Returns whether a value reaches the bound, within rounding. */
function isReached(upperBound: number, value: number): boolean {
  return value >= upperBound - Math.abs(upperBound) * 1e-12;
}

function toExactResult(
  { value }: PackProblem,
  isChosen: Uint8Array,
  method: PackMethod,
): PackResult {
  return { isChosen, method, isExact: true, upperBound: sumChosen(value, isChosen) };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) {
    total += value;
  }
  return total;
}
