import { buildBlockers, type Neighbours, type Dependencies } from "./dependencies.ts";

/** What goes round in circles. */
export type Cycles = {
  /** Rows that wait for each other, each list in ascending order, lists by their first row. */
  readonly cycles: readonly (readonly number[])[];
  /** Row → 1 + which of the lists it is in; 0 where it is in none. */
  readonly cycleByRow: Uint32Array;
};

/**
 * The strongly connected components of what waits for what: rows of which each waits, through
 * others or at once, for each of the others. A row that waits for itself is one of its own.
 * O(rows + links), without recursion: a chain of links may be as long as the board.
 *
 * Source: R. Tarjan, Depth-First Search and Linear Graph Algorithms, SIAM Journal on Computing 1,
 * 1972.
 *
 * @example
 * // row 0 waits for 1, 1 for 0, 2 for 1
 * const waits = { blocked: Uint32Array.of(0, 1, 2), blocker: Uint32Array.of(1, 0, 1) };
 * findCycles(3, waits).cycles; // [[0, 1]]
 */
export function findCycles(count: number, waits: Dependencies): Cycles {
  const found =
    waits.blocked.length === 0 ? [] : new TarjanSearch(buildBlockers(count, waits)).run(count);
  const cycles = found
    .map((rows) => rows.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const cycleByRow = new Uint32Array(count);
  for (const [at, rows] of cycles.entries()) {
    for (const row of rows) {
      cycleByRow[row] = at + 1;
    }
  }
  return { cycles, cycleByRow };
}

/** Not met yet, in `met` and in `lowest`. */
const unvisited = 0;

class TarjanSearch {
  readonly #offsets: Uint32Array;
  readonly #rows: Uint32Array;
  /** When a row was met, from 1; and the earliest row that is reached from it. */
  readonly #index: Uint32Array;
  readonly #lowLink: Uint32Array;
  /** The next link of a row to go along. */
  readonly #next: Uint32Array;
  readonly #isOnStack: Uint8Array;
  readonly #stack: number[] = [];
  readonly #path: number[] = [];
  readonly #components: number[][] = [];
  #lastIndex = unvisited;

  constructor({ offsets, rows }: Neighbours) {
    this.#offsets = offsets;
    this.#rows = rows;
    this.#index = new Uint32Array(offsets.length - 1);
    this.#lowLink = new Uint32Array(offsets.length - 1);
    this.#next = offsets.slice();
    this.#isOnStack = new Uint8Array(offsets.length - 1);
  }

  run(count: number): readonly (readonly number[])[] {
    for (let row = 0; row < count; row += 1) {
      if (this.#index[row] === unvisited && this.#offsets[row] !== this.#offsets[row + 1]) {
        this.#searchFrom(row);
      }
    }
    return this.#components;
  }

  #searchFrom(start: number): void {
    this.#enter(start);
    while (this.#path.length > 0) {
      const row = this.#path.at(-1) as number;
      const link = this.#next[row] as number;
      if (link === this.#offsets[row + 1]) {
        this.#leave(row);
        continue;
      }
      this.#next[row] = link + 1;
      this.#follow(row, this.#rows[link] as number);
    }
  }

  #enter(row: number): void {
    this.#lastIndex += 1;
    this.#index[row] = this.#lastIndex;
    this.#lowLink[row] = this.#lastIndex;
    this.#isOnStack[row] = 1;
    this.#stack.push(row);
    this.#path.push(row);
  }

  #follow(row: number, to: number): void {
    if (this.#index[to] === unvisited) {
      this.#enter(to);
    } else if (this.#isOnStack[to] === 1) {
      this.#lower(row, this.#index[to] as number);
    }
  }

  #lower(row: number, met: number): void {
    this.#lowLink[row] = Math.min(this.#lowLink[row] as number, met);
  }

  #leave(row: number): void {
    this.#path.pop();
    const above = this.#path.at(-1);
    if (above !== undefined) {
      this.#lower(above, this.#lowLink[row] as number);
    }
    if (this.#lowLink[row] === this.#index[row]) {
      this.#popComponent(row);
    }
  }

  /** All that was met since the row, and is still open, reaches it and is reached from it. */
  #popComponent(row: number): void {
    const component = this.#stack.splice(this.#stack.lastIndexOf(row));
    for (const each of component) {
      this.#isOnStack[each] = 0;
    }
    if (component.length > 1 || this.#dependsOnItself(row)) {
      this.#components.push(component);
    }
  }

  #dependsOnItself(row: number): boolean {
    return this.#rows.subarray(this.#offsets[row], this.#offsets[row + 1]).includes(row);
  }
}
