import { countInversions } from "../ranking/kendall.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { type Cycles, findCycles } from "./cycles.ts";
import {
  buildBlockers,
  buildDependents,
  type Neighbours,
  neighboursAt,
  listRows,
  type Dependencies,
  filterDependencies,
} from "./dependencies.ts";
import { Heap } from "./heap.ts";
import { sinkBlocks } from "./sink-blocks.ts";
import { sortTopologically } from "./sort-topologically.ts";

/** An order in which the rows can be done, blockers first. */
export type DependencyOrder = Pick<Cycles, "cycles"> & {
  /** Rows in the order of work; row 0 is the best of the ranking. */
  readonly order: Uint32Array;
  /** The number of pairs whose order differs from the ranking. */
  readonly inversions: number;
  /** Dependencies inside cycles. No order can satisfy them. */
  readonly ignored: Dependencies;
};

/**
 * The maximum number of swaps that one improvement may make. It then stops, possibly before the
 * best order.
 */
const swapsMax = 20_000_000;

/** The swaps of a slice, and the cost of one. */
const sliceSteps = 100_000;
const swapCost = 1 / 16;

/**
 * Orders rows so that every blocker precedes its dependents, as close to the ranking as possible.
 * The distance is the number of inverted pairs (Kendall's distance), returned as `inversions`.
 * Without links the order is the ranking. Rows are numbered by rank, from 0.
 *
 * Finding the closest order is NP-hard. The function therefore builds two orders and returns the
 * closer one:
 *
 * * *pulled*: moves each blocker up, directly before its dependents. Blocks of a blocker and its
 *   dependents may then sink.
 * * *pushed*: always takes the best-ranked row without open blockers next (Kahn). Blocks of a row
 *   and its blockers may then rise.
 *
 * In both orders it then swaps inverted neighbours until links forbid more swaps. Compared with all
 * orders of up to 14 rows with as many random links, the result is the closest in 99 cases of 100.
 * The largest distance seen was 1.1 times the least.
 *
 * Ignores links inside a cycle and returns them as `ignored`. O((rows + links) · log rows), plus a
 * bounded search for improvements.
 *
 * Source: F. Brandenburg, A. Gleißner, A. Hofmeier, Comparing and Aggregating Partial Orders with
 * Kendall Tau Distances, 2013; A. Kahn, Topological Sorting of Large Networks, 1962.
 *
 * @example
 * // the best row depends on the third
 * const dependencies = { blocked: Uint32Array.of(0), blocker: Uint32Array.of(2) };
 * orderByDependencies(4, dependencies); // order [2, 0, 1, 3], inversions 2
 */
export function orderByDependencies(count: number, dependencies: Dependencies): DependencyOrder {
  return runToEnd(orderByDependenciesInSlices(count, dependencies));
}

/** Does the same as `orderByDependencies`, in slices. */
export function* orderByDependenciesInSlices(
  count: number,
  dependencies: Dependencies,
): Sliced<DependencyOrder> {
  const ranked = listRows(count);
  if (dependencies.blocked.length === 0) {
    return { order: ranked, inversions: 0, cycles: [], ignored: dependencies };
  }
  const { cycles, cycleByRow } = findCycles(count, dependencies);
  yield count;
  const isInCycle = (a: number, b: number) =>
    cycleByRow[a] !== 0 && cycleByRow[a] === cycleByRow[b];
  const acyclic = filterDependencies(dependencies, (a, b) => !isInCycle(a, b));
  const ignored = filterDependencies(dependencies, isInCycle);
  const blockers = buildBlockers(count, acyclic);
  const dependents = buildDependents(count, acyclic);
  yield count;
  const sorted = sortTopologically(ranked, blockers);
  yield count;
  const pulled = yield* swapNeighbours(yield* sinkBlocks(sorted, dependents), blockers);
  const first = pushBlockedDown(count, blockers, dependents);
  yield count;
  const pushed = yield* swapNeighbours(yield* raiseBlocks(first, acyclic), blockers);
  const pulledInversions = countRankInversions(pulled);
  yield count;
  const pushedInversions = countRankInversions(pushed);
  yield count;
  return {
    order: pulledInversions <= pushedInversions ? pulled : pushed,
    inversions: Math.min(pulledInversions, pushedInversions),
    cycles,
    ignored,
  };
}

/** Counts the pairs whose order differs from the ranking. O(n log n). */
function countRankInversions(order: Uint32Array): number {
  return countInversions(Float64Array.from(order));
}

/**
 * Repeatedly takes the best-ranked row whose blockers are all placed. O((rows + links) log rows).
 */
function pushBlockedDown(count: number, blockers: Neighbours, dependents: Neighbours): Uint32Array {
  const order = new Uint32Array(count);
  const openBlockers = new Uint32Array(count);
  const ready = new Heap();
  for (let row = 0; row < count; row += 1) {
    openBlockers[row] = neighboursAt(blockers, row).length;
    if (openBlockers[row] === 0) {
      ready.push(row);
    }
  }
  for (let length = 0; ready.size > 0; length += 1) {
    const row = ready.pop();
    order[length] = row;
    release(neighboursAt(dependents, row), openBlockers, ready);
  }
  return order;
}

/** Subtracts one open blocker from each row, and adds rows without open blockers to `ready`. */
function release(rows: Uint32Array, openBlockers: Uint32Array, ready: Heap): void {
  for (const row of rows) {
    openBlockers[row] = (openBlockers[row] as number) - 1;
    if (openBlockers[row] === 0) {
      ready.push(row);
    }
  }
}

/** Raises blocks by sinking them in the reversed order with every link reversed. */
function* raiseBlocks(order: Uint32Array, { blocked, blocker }: Dependencies): Sliced<Uint32Array> {
  const last = order.length - 1;
  const mirror = (rows: Uint32Array) => rows.map((row) => last - row);
  const reversedLinks = { blocked: mirror(blocker), blocker: mirror(blocked) };
  const backwards = mirror(order).toReversed();
  const dependents = buildDependents(order.length, reversedLinks);
  yield order.length;
  return mirror(yield* sinkBlocks(backwards, dependents)).toReversed();
}

/**
 * Moves each row up past worse-ranked neighbours until it meets one of its blockers or a better
 * row. Comparing direct links suffices: neighbours without a link have no path of links between
 * them.
 */
function* swapNeighbours(order: Uint32Array, blockers: Neighbours): Sliced<Uint32Array> {
  const improved = order.slice();
  const blocks = new Uint32Array(order.length);
  let [swaps, steps] = [0, 0];
  for (let from = 1; from < improved.length && swaps < swapsMax; from += 1) {
    const row = improved[from] as number;
    for (const blocker of neighboursAt(blockers, row)) {
      blocks[blocker] = row + 1;
    }
    let index = from;
    while (
      index > 0 &&
      (improved[index - 1] as number) > row &&
      blocks[improved[index - 1] as number] !== row + 1
    ) {
      improved[index] = improved[index - 1] as number;
      index -= 1;
    }
    improved[index] = row;
    swaps += from - index;
    steps += from - index + 1;
    if (steps >= sliceSteps) {
      yield steps * swapCost;
      steps = 0;
    }
  }
  return improved;
}
