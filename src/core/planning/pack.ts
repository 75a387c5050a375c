import { packGreedily } from "./pack-greedily.ts";
import { sumChosen, computeFractionalBound, type PackProblem } from "./pack-problem.ts";
import { packByTable, tableCellsMax } from "./pack-table.ts";
import { packByTree } from "./pack-tree.ts";
import { shareValues } from "./share-values.ts";

/** How a choice was made. */
export type PackMethod = "take-all" | "dynamic-programming" | "branch-and-bound" | "greedy";

/** A choice, and how far it may be from the best. */
export type PackResult = {
  /** 1 for the rows that were chosen. */
  readonly isChosen: Uint8Array;
  readonly method: PackMethod;
  readonly isExact: boolean;
  /** No choice is worth more. */
  readonly upperBound: number;
};

/** Rows that a tree is searched for; past them a choice is greedy, unless a table holds it. */
const treeRowsMax = 200;

/**
 * The choice of rows that fits and is worth most: a row only with all that it waits for.
 *
 * * All of them, where they fit and none costs value.
 * * Without links and of whole sizes, by dynamic programming, if the table is not too large: exact.
 * * Otherwise, of at most 200 rows, by branch and bound: exact, if the search ends within its bound,
 *   or else, again without links and of whole sizes, by a table ten times as large.
 * * Otherwise greedily, by value for size; how far that may be from the best is told.
 */
export function pack(problem: PackProblem): PackResult {
  const { count, size, value, blockers, capacity } = problem;
  if (sum(size) <= capacity && value.every((each) => each >= 0)) {
    const isChosen = new Uint8Array(count).fill(1);
    return { isChosen, method: "take-all", isExact: true, upperBound: sum(value) };
  }
  const tryTable = (cells: number) =>
    blockers.rows.length === 0 ? packByTable(problem, cells) : undefined;
  const byTable = tryTable(tableCellsMax.first);
  if (byTable !== undefined) {
    return toExactResult(problem, byTable, "dynamic-programming");
  }
  const greedy = packGreedily(problem);
  const upperBound = computeFractionalBound({ ...problem, value: shareValues(problem) });
  if (isReached(upperBound, sumChosen(value, greedy))) {
    return toExactResult(problem, greedy, "greedy");
  }
  if (count > treeRowsMax) {
    return { isChosen: greedy, method: "greedy", isExact: false, upperBound };
  }
  const { isChosen, isWhole } = packByTree(problem, greedy);
  if (isWhole || isReached(upperBound, sumChosen(value, isChosen))) {
    return toExactResult(problem, isChosen, "branch-and-bound");
  }
  const byLargeTable = tryTable(tableCellsMax.last);
  return byLargeTable === undefined
    ? { isChosen, method: "branch-and-bound", isExact: false, upperBound }
    : toExactResult(problem, byLargeTable, "dynamic-programming");
}

/** Whether a bound is met, but for rounding. */
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
