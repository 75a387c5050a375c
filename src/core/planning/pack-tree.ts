import { neighboursAt } from "./dependencies.ts";
import { sortByBundleDensity } from "./pack-greedily.ts";
import { sortByDensity, sumChosen, type PackProblem } from "./pack-problem.ts";
import { shareValues } from "./share-values.ts";
import { sortTopologically } from "./sort-topologically.ts";

/** Choices that are looked into; past them the best so far counts. */
const nodesMax = 100_000;

/**
 * The best choice by branch and bound, blockers before what they block: each row is taken, if it
 * fits, or left with all that waits for it. A branch is left once even cut rows could not better
 * what was found. Begins with a choice to be bettered. At most 100,000 choices × rows.
 *
 * Source: P. Kolesar, A Branch and Bound Algorithm for the Knapsack Problem, Management Science 13,
 * 1967.
 */
export function packByTree(
  problem: PackProblem,
  start: Uint8Array,
): { readonly isChosen: Uint8Array; readonly isWhole: boolean } {
  return new BranchAndBound(problem, start).run();
}

class BranchAndBound {
  readonly #problem: PackProblem;
  readonly #order: Uint32Array;
  /** Values as bounds count them. */
  readonly #sharedValues: Float64Array;
  readonly #byDensity: Uint32Array;
  /** Row → its place in the order of choices. */
  readonly #positionByRow: Uint32Array;
  readonly #isChosen: Uint8Array;
  /** Row → how many of those it waits for, directly or not, were left. */
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
    this.#order.forEach((row, place) => void (this.#positionByRow[row] = place));
    this.#isChosen = new Uint8Array(count);
    this.#skippedBlockers = new Uint32Array(count);
    this.#allDependents = findAllDependents(problem);
    this.#best = start;
    this.#bestValue = sumChosen(problem.value, start);
  }

  run() {
    this.#visit(0, { value: 0, shared: 0, remaining: this.#problem.capacity });
    return { isChosen: this.#best, isWhole: this.#nodes < nodesMax };
  }

  /** Goes as deep as there are rows, of which there are few. */
  #visit(place: number, state: SearchState): void {
    this.#nodes += 1;
    if (state.value > this.#bestValue) {
      this.#bestValue = state.value;
      this.#best = this.#isChosen.slice();
    }
    if (place === this.#order.length || this.#nodes >= nodesMax) {
      return;
    }
    if (this.#computeBound(place, state) > this.#bestValue) {
      this.#branch(place, state);
    }
  }

  #branch(place: number, state: SearchState): void {
    const row = this.#order[place] as number;
    const size = this.#problem.size[row] as number;
    if (this.#skippedBlockers[row] === 0 && size <= state.remaining) {
      this.#isChosen[row] = 1;
      this.#visit(place + 1, {
        value: state.value + (this.#problem.value[row] as number),
        shared: state.shared + (this.#sharedValues[row] as number),
        remaining: state.remaining - size,
      });
      this.#isChosen[row] = 0;
    }
    this.#skip(row, 1);
    this.#visit(place + 1, state);
    this.#skip(row, -1);
  }

  #skip(row: number, change: 1 | -1): void {
    for (const each of this.#allDependents[row] ?? []) {
      this.#skippedBlockers[each] = (this.#skippedBlockers[each] as number) + change;
    }
  }

  /** What could be had at most from a place on, were rows cut and links none. */
  #computeBound(place: number, { shared, remaining }: SearchState): number {
    let [bound, open] = [shared, remaining];
    for (const row of this.#byDensity) {
      const [size, worth] = [this.#problem.size[row] as number, this.#sharedValues[row] as number];
      if (worth <= 0 || open <= 0) {
        break;
      }
      if ((this.#positionByRow[row] as number) >= place && this.#skippedBlockers[row] === 0) {
        bound += size <= open ? worth : (worth * open) / size;
        open -= size;
      }
    }
    return bound - Math.abs(bound) * 1e-12;
  }
}

/** What is chosen so far: its value, the same as bounds count it, and the room that is left. */
type SearchState = { readonly value: number; readonly shared: number; readonly remaining: number };

/** All rows that wait for each, directly or through others. */
function findAllDependents({ count, dependents }: PackProblem): Uint32Array[] {
  return Array.from({ length: count }, (_, row) => {
    const behind = new Set<number>(neighboursAt(dependents, row));
    for (const each of behind) {
      neighboursAt(dependents, each).forEach((next) => behind.add(next));
    }
    return Uint32Array.from(behind);
  });
}
