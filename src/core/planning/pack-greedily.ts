import { orderBy } from "../ranking/order.ts";
import { chosenOf, type Pack } from "./pack-problem.ts";
import { rowsOf } from "./waits.ts";

/** Rows and links that are looked at in one go through all bundles; what is left then is not taken. */
const stepsMax = 10_000_000;

/**
 * Takes bundles, a row with all that it waits for, as long as they fit: by value for size, by rank,
 * and by value; the best of the three. Without links the better of the first and the last is worth
 * half of the best choice at least. O(rows × the longest chain), and bounded.
 */
export function packGreedily(problem: Pack): Uint8Array {
  const { worth, density } = bundlesOf(problem);
  const orders = [
    orderBy(problem.count, [{ values: density, direction: "down" }]),
    rowsOf(problem.count),
    orderBy(problem.count, [{ values: worth, direction: "down" }]),
  ];
  const choices = orders.map((order) => takeInOrder(problem, order));
  return choices.reduce((best, other) =>
    chosenOf(problem.value, other) > chosenOf(problem.value, best) ? other : best,
  );
}

/** Rows by value for size of their bundles, the most first. */
export function byBundle(problem: Pack): Uint32Array {
  return orderBy(problem.count, [{ values: bundlesOf(problem).density, direction: "down" }]);
}

/** What each row is worth together with all that it waits for, and that for its size. */
function bundlesOf(problem: Pack) {
  const { count, capacity } = problem;
  const [worth, density] = [new Float64Array(count), new Float64Array(count)];
  const bundles = new Bundles(problem, new Uint8Array(count));
  for (let row = 0; row < count; row += 1) {
    const { size, value } = bundles.of(row, capacity) ?? nothing;
    worth[row] = value;
    density[row] = value / size;
  }
  return { worth, density };
}

const nothing = { size: 1, value: 0 };

function takeInOrder(problem: Pack, order: Uint32Array): Uint8Array {
  const isChosen = new Uint8Array(problem.count);
  const bundles = new Bundles(problem, isChosen);
  let room = problem.capacity;
  for (const row of order) {
    const bundle = bundles.of(row, room);
    if (bundle !== undefined && bundle.value > 0) {
      room -= bundle.size;
      bundle.rows.forEach((each) => void (isChosen[each] = 1));
    }
  }
  return isChosen;
}

type Bundle = { readonly rows: readonly number[]; readonly size: number; readonly value: number };

/** Rows with all that they wait for, directly and through others, and that is not chosen yet. */
class Bundles {
  readonly #problem: Pack;
  readonly #isChosen: Uint8Array;
  /** Row → the last bundle that it was put into. */
  readonly #putInto: Uint32Array;
  #token = 0;
  #steps = 0;

  constructor(problem: Pack, isChosen: Uint8Array) {
    this.#problem = problem;
    this.#isChosen = isChosen;
    this.#putInto = new Uint32Array(problem.count);
  }

  /** Undefined if there is no room for it, or all steps are spent. */
  of(row: number, room: number): Bundle | undefined {
    this.#token += 1;
    const rows: number[] = [];
    let [size, value] = [0, 0];
    this.#put(row, rows);
    for (let at = 0; at < rows.length; at += 1) {
      const each = rows[at] as number;
      size += this.#problem.size[each] as number;
      value += this.#problem.value[each] as number;
      if (size > room || this.#steps > stepsMax) {
        return undefined;
      }
      this.#putBlockersOf(each, rows);
    }
    return { rows, size, value };
  }

  #putBlockersOf(row: number, rows: number[]): void {
    const { offsets, rows: blockers } = this.#problem.blockers;
    const [begin, end] = [offsets[row] as number, offsets[row + 1] as number];
    this.#steps += 1 + end - begin;
    for (let at = begin; at < end; at += 1) {
      this.#put(blockers[at] as number, rows);
    }
  }

  #put(row: number, rows: number[]): void {
    if (this.#isChosen[row] === 0 && this.#putInto[row] !== this.#token) {
      this.#putInto[row] = this.#token;
      rows.push(row);
    }
  }
}
