import { blockersFirst } from "./blockers-first.ts";
import { byBundle } from "./pack-greedily.ts";
import { byDensity, chosenOf, type Pack } from "./pack-problem.ts";
import { sharedValues } from "./share-values.ts";
import { neighboursAt } from "./waits.ts";

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
  problem: Pack,
  start: Uint8Array,
): { readonly isChosen: Uint8Array; readonly isWhole: boolean } {
  return new Tree(problem, start).run();
}

class Tree {
  readonly #problem: Pack;
  readonly #order: Uint32Array;
  /** Values as bounds count them. */
  readonly #shared: Float64Array;
  readonly #byDensity: Uint32Array;
  /** Row → its place in the order of choices. */
  readonly #placeOf: Uint32Array;
  readonly #isChosen: Uint8Array;
  /** Row → how many of those it waits for, directly or not, were left. */
  readonly #left: Uint32Array;
  readonly #allBehind: readonly Uint32Array[];
  #best: Uint8Array;
  #mostValue: number;
  #nodes = 0;

  constructor(problem: Pack, start: Uint8Array) {
    const { count, blockers } = problem;
    this.#problem = problem;
    this.#order = blockersFirst(byBundle(problem), blockers);
    this.#shared = sharedValues(problem);
    this.#byDensity = byDensity({ ...problem, value: this.#shared });
    this.#placeOf = new Uint32Array(count);
    this.#order.forEach((row, place) => void (this.#placeOf[row] = place));
    this.#isChosen = new Uint8Array(count);
    this.#left = new Uint32Array(count);
    this.#allBehind = allBehind(problem);
    this.#best = start;
    this.#mostValue = chosenOf(problem.value, start);
  }

  run() {
    this.#visit(0, { value: 0, shared: 0, room: this.#problem.capacity });
    return { isChosen: this.#best, isWhole: this.#nodes < nodesMax };
  }

  /** Goes as deep as there are rows, of which there are few. */
  #visit(place: number, state: State): void {
    this.#nodes += 1;
    if (state.value > this.#mostValue) {
      this.#mostValue = state.value;
      this.#best = this.#isChosen.slice();
    }
    if (place === this.#order.length || this.#nodes >= nodesMax) {
      return;
    }
    if (this.#boundOf(place, state) > this.#mostValue) {
      this.#branch(place, state);
    }
  }

  #branch(place: number, state: State): void {
    const row = this.#order[place] as number;
    const size = this.#problem.size[row] as number;
    if (this.#left[row] === 0 && size <= state.room) {
      this.#isChosen[row] = 1;
      this.#visit(place + 1, {
        value: state.value + (this.#problem.value[row] as number),
        shared: state.shared + (this.#shared[row] as number),
        room: state.room - size,
      });
      this.#isChosen[row] = 0;
    }
    this.#leave(row, 1);
    this.#visit(place + 1, state);
    this.#leave(row, -1);
  }

  #leave(row: number, change: 1 | -1): void {
    for (const each of this.#allBehind[row] ?? []) {
      this.#left[each] = (this.#left[each] as number) + change;
    }
  }

  /** What could be had at most from a place on, were rows cut and links none. */
  #boundOf(place: number, { shared, room }: State): number {
    let [bound, open] = [shared, room];
    for (const row of this.#byDensity) {
      const [size, worth] = [this.#problem.size[row] as number, this.#shared[row] as number];
      if (worth <= 0 || open <= 0) {
        break;
      }
      if ((this.#placeOf[row] as number) >= place && this.#left[row] === 0) {
        bound += size <= open ? worth : (worth * open) / size;
        open -= size;
      }
    }
    return bound - Math.abs(bound) * 1e-12;
  }
}

/** What is chosen so far: its value, the same as bounds count it, and the room that is left. */
type State = { readonly value: number; readonly shared: number; readonly room: number };

/** All rows that wait for each, directly or through others. */
function allBehind({ count, dependents }: Pack): Uint32Array[] {
  return Array.from({ length: count }, (_, row) => {
    const behind = new Set<number>(neighboursAt(dependents, row));
    for (const each of behind) {
      neighboursAt(dependents, each).forEach((next) => behind.add(next));
    }
    return Uint32Array.from(behind);
  });
}
