import { blockersOf, type Neighbours, type Waits } from "./waits.ts";

/** What goes round in circles. */
export type Cycles = {
  /** Rows that wait for each other, each list in ascending order, lists by their first row. */
  readonly cycles: readonly (readonly number[])[];
  /** Row → 1 + which of the lists it is in; 0 where it is in none. */
  readonly cycleOf: Uint32Array;
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
export function findCycles(count: number, waits: Waits): Cycles {
  const found = waits.blocked.length === 0 ? [] : new Search(blockersOf(count, waits)).run(count);
  const cycles = found
    .map((rows) => rows.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const cycleOf = new Uint32Array(count);
  for (const [at, rows] of cycles.entries()) {
    for (const row of rows) {
      cycleOf[row] = at + 1;
    }
  }
  return { cycles, cycleOf };
}

/** Not met yet, in `met` and in `lowest`. */
const never = 0;

class Search {
  readonly #offsets: Uint32Array;
  readonly #rows: Uint32Array;
  /** When a row was met, from 1; and the earliest row that is reached from it. */
  readonly #met: Uint32Array;
  readonly #lowest: Uint32Array;
  /** The next link of a row to go along. */
  readonly #next: Uint32Array;
  readonly #isOpen: Uint8Array;
  readonly #open: number[] = [];
  readonly #path: number[] = [];
  readonly #found: number[][] = [];
  #clock = never;

  constructor({ offsets, rows }: Neighbours) {
    this.#offsets = offsets;
    this.#rows = rows;
    this.#met = new Uint32Array(offsets.length - 1);
    this.#lowest = new Uint32Array(offsets.length - 1);
    this.#next = offsets.slice();
    this.#isOpen = new Uint8Array(offsets.length - 1);
  }

  run(count: number): readonly (readonly number[])[] {
    for (let row = 0; row < count; row += 1) {
      if (this.#met[row] === never && this.#offsets[row] !== this.#offsets[row + 1]) {
        this.#searchFrom(row);
      }
    }
    return this.#found;
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
      this.#goAlong(row, this.#rows[link] as number);
    }
  }

  #enter(row: number): void {
    this.#clock += 1;
    this.#met[row] = this.#clock;
    this.#lowest[row] = this.#clock;
    this.#isOpen[row] = 1;
    this.#open.push(row);
    this.#path.push(row);
  }

  #goAlong(row: number, to: number): void {
    if (this.#met[to] === never) {
      this.#enter(to);
    } else if (this.#isOpen[to] === 1) {
      this.#lower(row, this.#met[to] as number);
    }
  }

  #lower(row: number, met: number): void {
    this.#lowest[row] = Math.min(this.#lowest[row] as number, met);
  }

  #leave(row: number): void {
    this.#path.pop();
    const above = this.#path.at(-1);
    if (above !== undefined) {
      this.#lower(above, this.#lowest[row] as number);
    }
    if (this.#lowest[row] === this.#met[row]) {
      this.#close(row);
    }
  }

  /** All that was met since the row, and is still open, reaches it and is reached from it. */
  #close(row: number): void {
    const component = this.#open.splice(this.#open.lastIndexOf(row));
    for (const each of component) {
      this.#isOpen[each] = 0;
    }
    if (component.length > 1 || this.#waitsForItself(row)) {
      this.#found.push(component);
    }
  }

  #waitsForItself(row: number): boolean {
    return this.#rows.subarray(this.#offsets[row], this.#offsets[row + 1]).includes(row);
  }
}
