import { orderBy } from "../ranking/order-by.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { listRows } from "./dependencies.ts";
import { sumChosen, type PackProblem } from "./pack-problem.ts";

/**
 * The maximum number of rows and links that one pass over all bundles visits. It finds no bundle
 * after that.
 */
const stepsMax = 10_000_000;

/** The cost of one step: see `Sliced`. */
const stepCost = 4;

/**
 * Takes bundles while they fit. A bundle is a row with all its direct and indirect blockers. The
 * function tries three orders, by density (value ÷ size), by rank and by value, and returns the
 * most valuable choice. Without links, it has at least half the value of the best choice. O(rows ×
 * the longest chain), and bounded by `stepsMax`.
 */
export function* packGreedily(problem: PackProblem): Sliced<Uint8Array> {
  const { value, density } = yield* computeBundles(problem);
  const orders = [
    orderBy(problem.count, [{ values: density, direction: "down" }]),
    listRows(problem.count),
    orderBy(problem.count, [{ values: value, direction: "down" }]),
  ];
  const choices: Uint8Array[] = [];
  for (const order of orders) {
    choices.push(yield* takeInOrder(problem, order));
  }
  return choices.reduce((best, other) =>
    sumChosen(problem.value, other) > sumChosen(problem.value, best) ? other : best,
  );
}

/** Orders rows by the density of their bundles, densest first. */
export function sortByBundleDensity(problem: PackProblem): Uint32Array {
  const { density } = runToEnd(computeBundles(problem));
  return orderBy(problem.count, [{ values: density, direction: "down" }]);
}

/** Computes the value and the density of each row's bundle. */
function* computeBundles(
  problem: PackProblem,
): Sliced<{ readonly value: Float64Array; readonly density: Float64Array }> {
  const { count, capacity } = problem;
  const [value, density] = [new Float64Array(count), new Float64Array(count)];
  const bundles = new BundleFinder(problem, new Uint8Array(count));
  for (let row = 0; row < count; row += 1) {
    const bundle = bundles.find(row, capacity) ?? emptyBundle;
    value[row] = bundle.value;
    density[row] = bundle.value / bundle.size;
    yield bundles.takeCost();
  }
  return { value, density };
}

const emptyBundle = { size: 1, value: 0 };

function* takeInOrder(problem: PackProblem, order: Uint32Array): Sliced<Uint8Array> {
  const isChosen = new Uint8Array(problem.count);
  const bundles = new BundleFinder(problem, isChosen);
  let remaining = problem.capacity;
  for (const row of order) {
    const bundle = bundles.find(row, remaining);
    if (bundle !== undefined && bundle.value > 0) {
      remaining -= bundle.size;
      bundle.rows.forEach((member) => void (isChosen[member] = 1));
    }
    yield bundles.takeCost();
  }
  return isChosen;
}

type Bundle = { readonly rows: readonly number[]; readonly size: number; readonly value: number };

/** Finds the bundle of a row, without the rows that are already chosen. */
class BundleFinder {
  readonly #problem: PackProblem;
  readonly #isChosen: Uint8Array;
  /** Row → the token of the last bundle that contains it. */
  readonly #lastBundle: Uint32Array;
  #token = 0;
  #steps = 0;
  #reportedSteps = 0;

  constructor(problem: PackProblem, isChosen: Uint8Array) {
    this.#problem = problem;
    this.#isChosen = isChosen;
    this.#lastBundle = new Uint32Array(problem.count);
  }

  /** Returns undefined if the bundle does not fit or the search has used all its steps. */
  find(row: number, remaining: number): Bundle | undefined {
    this.#token += 1;
    const rows: number[] = [];
    let [size, value] = [0, 0];
    this.#add(row, rows);
    for (let index = 0; index < rows.length; index += 1) {
      const member = rows[index] as number;
      size += this.#problem.size[member] as number;
      value += this.#problem.value[member] as number;
      if (size > remaining || this.#steps > stepsMax) {
        return undefined;
      }
      this.#addBlockers(member, rows);
    }
    return { rows, size, value };
  }

  /** Returns the cost of the searches since the last call: see `Sliced`. */
  takeCost(): number {
    const steps = this.#steps - this.#reportedSteps;
    this.#reportedSteps = this.#steps;
    return steps * stepCost;
  }

  #addBlockers(row: number, rows: number[]): void {
    const { offsets, rows: blockers } = this.#problem.blockers;
    const [begin, end] = [offsets[row] as number, offsets[row + 1] as number];
    this.#steps += 1 + end - begin;
    for (let index = begin; index < end; index += 1) {
      this.#add(blockers[index] as number, rows);
    }
  }

  #add(row: number, rows: number[]): void {
    if (this.#isChosen[row] === 0 && this.#lastBundle[row] !== this.#token) {
      this.#lastBundle[row] = this.#token;
      rows.push(row);
    }
  }
}
