import { orderBy } from "../ranking/order-by.ts";
import { listRows } from "./dependencies.ts";
import { sumChosen, type PackProblem } from "./pack-problem.ts";

/** Rows and links that are looked at in one go through all bundles; what is left then is not taken. */
const stepsMax = 10_000_000;

/**
 * Takes bundles, a row with all that it waits for, as long as they fit: by value for size, by rank,
 * and by value; the best of the three. Without links the better of the first and the last is worth
 * half of the best choice at least. O(rows × the longest chain), and bounded.
 */
export function packGreedily(problem: PackProblem): Uint8Array {
  const { worth, density } = computeBundles(problem);
  const orders = [
    orderBy(problem.count, [{ values: density, direction: "down" }]),
    listRows(problem.count),
    orderBy(problem.count, [{ values: worth, direction: "down" }]),
  ];
  const choices = orders.map((order) => takeInOrder(problem, order));
  return choices.reduce((best, other) =>
    sumChosen(problem.value, other) > sumChosen(problem.value, best) ? other : best,
  );
}

/** Rows by value for size of their bundles, the most first. */
export function sortByBundleDensity(problem: PackProblem): Uint32Array {
  return orderBy(problem.count, [{ values: computeBundles(problem).density, direction: "down" }]);
}

/** What each row is worth together with all that it waits for, and that for its size. */
function computeBundles(problem: PackProblem) {
  const { count, capacity } = problem;
  const [worth, density] = [new Float64Array(count), new Float64Array(count)];
  const bundles = new BundleFinder(problem, new Uint8Array(count));
  for (let row = 0; row < count; row += 1) {
    const { size, value } = bundles.find(row, capacity) ?? emptyBundle;
    worth[row] = value;
    density[row] = value / size;
  }
  return { worth, density };
}

const emptyBundle = { size: 1, value: 0 };

function takeInOrder(problem: PackProblem, order: Uint32Array): Uint8Array {
  const isChosen = new Uint8Array(problem.count);
  const bundles = new BundleFinder(problem, isChosen);
  let remaining = problem.capacity;
  for (const row of order) {
    const bundle = bundles.find(row, remaining);
    if (bundle !== undefined && bundle.value > 0) {
      remaining -= bundle.size;
      bundle.rows.forEach((each) => void (isChosen[each] = 1));
    }
  }
  return isChosen;
}

type Bundle = { readonly rows: readonly number[]; readonly size: number; readonly value: number };

/** Rows with all that they wait for, directly and through others, and that is not chosen yet. */
class BundleFinder {
  readonly #problem: PackProblem;
  readonly #isChosen: Uint8Array;
  /** Row → the last bundle that it was put into. */
  readonly #lastBundle: Uint32Array;
  #token = 0;
  #steps = 0;

  constructor(problem: PackProblem, isChosen: Uint8Array) {
    this.#problem = problem;
    this.#isChosen = isChosen;
    this.#lastBundle = new Uint32Array(problem.count);
  }

  /** Undefined if there is no room for it, or all steps are spent. */
  find(row: number, remaining: number): Bundle | undefined {
    this.#token += 1;
    const rows: number[] = [];
    let [size, value] = [0, 0];
    this.#add(row, rows);
    for (let at = 0; at < rows.length; at += 1) {
      const each = rows[at] as number;
      size += this.#problem.size[each] as number;
      value += this.#problem.value[each] as number;
      if (size > remaining || this.#steps > stepsMax) {
        return undefined;
      }
      this.#addBlockers(each, rows);
    }
    return { rows, size, value };
  }

  #addBlockers(row: number, rows: number[]): void {
    const { offsets, rows: blockers } = this.#problem.blockers;
    const [begin, end] = [offsets[row] as number, offsets[row + 1] as number];
    this.#steps += 1 + end - begin;
    for (let at = begin; at < end; at += 1) {
      this.#add(blockers[at] as number, rows);
    }
  }

  #add(row: number, rows: number[]): void {
    if (this.#isChosen[row] === 0 && this.#lastBundle[row] !== this.#token) {
      this.#lastBundle[row] = this.#token;
      rows.push(row);
    }
  }
}
