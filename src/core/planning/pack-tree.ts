import { type Sliced } from "../slices.ts";
import { neighboursAt } from "./dependencies.ts";
import { sortByBundleDensity } from "./pack-greedily.ts";
import { sortByDensity, sumChosen, type PackProblem } from "./pack-problem.ts";
import { shareValues } from "./share-values.ts";
import { sortTopologically } from "./sort-topologically.ts";

/**
 * The maximum number of nodes that the search visits. It then returns the best choice that it has
 * found.
 */
const nodesMax = 100_000;

/** A slice visits this many nodes. */
const sliceNodes = 256;

/** The cost of adding one row to the bound of a node: see `Sliced`. */
const boundCost = 1 / 16;

/**
 * Finds the best choice by branch and bound, blockers first. Each branch either takes a row, if it
 * fits, or skips the row and all its dependents. The search prunes a branch whose fractional bound
 * does not exceed the best value found, which is initially the value of `start`.
 * O(nodes × rows), with at most 100,000 nodes.
 *
 * Source: P. Kolesar, A Branch and Bound Algorithm for the Knapsack Problem, Management Science 13,
 * 1967.
 */
export function packByTree(
  problem: PackProblem,
  start: Uint8Array,
): Sliced<{ readonly isChosen: Uint8Array; readonly isComplete: boolean }> {
  return new BranchAndBound(problem, start).run();
}

class BranchAndBound {
  readonly #problem: PackProblem;
  readonly #order: Uint32Array;
  /** The values that bounds add up: see `shareValues`. */
  readonly #sharedValues: Float64Array;
  readonly #byDensity: Uint32Array;
  /** Row → its position in `#order`. */
  readonly #positionByRow: Uint32Array;
  readonly #isChosen: Uint8Array;
  /** Row → the number of its direct and indirect blockers that the current branch skips. */
  readonly #skippedBlockers: Uint32Array;
  readonly #allDependents: readonly Uint32Array[];
  #best: Uint8Array;
  #bestValue: number;
  #nodes = 0;

  constructor(problem: PackProblem, start: Uint8Array) {
    const { count, blockers } = problem;
    this.#problem = problem;
    this.#order = sortTopologically(sortByBundleDensity(problem), blockers);
    this.#sharedValues = shareValues(problem);
    this.#byDensity = sortByDensity({ ...problem, value: this.#sharedValues });
    this.#positionByRow = new Uint32Array(count);
    this.#order.forEach((row, position) => void (this.#positionByRow[row] = position));
    this.#isChosen = new Uint8Array(count);
    this.#skippedBlockers = new Uint32Array(count);
    this.#allDependents = findAllDependents(problem);
    this.#best = start;
    this.#bestValue = sumChosen(problem.value, start);
  }

  *run() {
    yield* this.#visit(0, { value: 0, shared: 0, remaining: this.#problem.capacity });
    return { isChosen: this.#best, isComplete: this.#nodes < nodesMax };
  }

  /** Recurses one level per row. `pack` limits the number of rows. */
  *#visit(position: number, state: SearchState): Sliced<void> {
    this.#nodes += 1;
    if (this.#nodes % sliceNodes === 0) {
      yield sliceNodes * this.#order.length * boundCost;
    }
    if (state.value > this.#bestValue) {
      this.#bestValue = state.value;
      this.#best = this.#isChosen.slice();
    }
    if (position === this.#order.length || this.#nodes >= nodesMax) {
      return;
    }
    if (this.#computeBound(position, state) > this.#bestValue) {
      yield* this.#branch(position, state);
    }
  }

  *#branch(position: number, state: SearchState): Sliced<void> {
    const row = this.#order[position] as number;
    const size = this.#problem.size[row] as number;
    if (this.#skippedBlockers[row] === 0 && size <= state.remaining) {
      this.#isChosen[row] = 1;
      yield* this.#visit(position + 1, {
        value: state.value + (this.#problem.value[row] as number),
        shared: state.shared + (this.#sharedValues[row] as number),
        remaining: state.remaining - size,
      });
      this.#isChosen[row] = 0;
    }
    this.#skip(row, 1);
    yield* this.#visit(position + 1, state);
    this.#skip(row, -1);
  }

  #skip(row: number, change: 1 | -1): void {
    for (const dependent of this.#allDependents[row] ?? []) {
      this.#skippedBlockers[dependent] = (this.#skippedBlockers[dependent] as number) + change;
    }
  }

  /** Returns the value of the fractional knapsack over the rows from a position on. */
  #computeBound(position: number, { shared, remaining }: SearchState): number {
    let [bound, open] = [shared, remaining];
    for (const row of this.#byDensity) {
      const [size, value] = [this.#problem.size[row] as number, this.#sharedValues[row] as number];
      if (value <= 0 || open <= 0) {
        break;
      }
      if ((this.#positionByRow[row] as number) >= position && this.#skippedBlockers[row] === 0) {
        bound += size <= open ? value : (value * open) / size;
        open -= size;
      }
    }
    return bound - Math.abs(bound) * 1e-12;
  }
}

/** The value of the rows chosen so far, their shared value, and the remaining capacity. */
type SearchState = { readonly value: number; readonly shared: number; readonly remaining: number };

/** Finds the direct and indirect dependents of each row. */
function findAllDependents({ count, dependents }: PackProblem): Uint32Array[] {
  return Array.from({ length: count }, (_, row) => {
    const reached = new Set<number>(neighboursAt(dependents, row));
    for (const dependent of reached) {
      neighboursAt(dependents, dependent).forEach((next) => reached.add(next));
    }
    return Uint32Array.from(reached);
  });
}
