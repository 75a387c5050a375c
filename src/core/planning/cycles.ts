import { buildBlockers, type Neighbours, type Dependencies } from "./dependencies.ts";

/** The dependency cycles of a set of rows. */
export type Cycles = {
  /** The rows of each cycle in ascending order; cycles are in order of their first row. */
  readonly cycles: readonly (readonly number[])[];
  /** Row → 1 + the index of its cycle; 0 for rows outside cycles. */
  readonly cycleByRow: Uint32Array;
};

/**
 * Finds the strongly connected components of the dependency graph. In such a group, each row
 * depends on all others, directly or through other rows. A row that depends on itself is a group of
 * one. O(rows + links), without recursion: a chain may be as long as the backlog.
 *
 * Source: R. Tarjan, Depth-First Search and Linear Graph Algorithms, SIAM Journal on Computing 1,
 * 1972.
 *
 * @example
 * // row 0 depends on 1, 1 on 0, 2 on 1
 * const dependencies = { blocked: Uint32Array.of(0, 1, 2), blocker: Uint32Array.of(1, 0, 1) };
 * findCycles(3, dependencies).cycles; // [[0, 1]]
 */
export function findCycles(count: number, dependencies: Dependencies): Cycles {
  const components =
    dependencies.blocked.length === 0
      ? []
      : new TarjanSearch(buildBlockers(count, dependencies)).run(count);
  const cycles = components
    .map((rows) => rows.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const cycleByRow = new Uint32Array(count);
  for (const [index, rows] of cycles.entries()) {
    for (const row of rows) {
      cycleByRow[row] = index + 1;
    }
  }
  return { cycles, cycleByRow };
}

/** The index of rows that the search has not visited yet. */
const unvisited = 0;

class TarjanSearch {
  readonly #offsets: Uint32Array;
  readonly #rows: Uint32Array;
  /** Row → the order of its visit, from 1. */
  readonly #index: Uint32Array;
  /** Row → the lowest index on the stack that the row reaches. */
  readonly #lowLink: Uint32Array;
  /** Row → its next link to follow. */
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

  #lower(row: number, index: number): void {
    this.#lowLink[row] = Math.min(this.#lowLink[row] as number, index);
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

  /** Pops a component: the rows above `row` on the stack reach it, and it reaches them. */
  #popComponent(row: number): void {
    const component = this.#stack.splice(this.#stack.lastIndexOf(row));
    for (const member of component) {
      this.#isOnStack[member] = 0;
    }
    if (component.length > 1 || this.#dependsOnItself(row)) {
      this.#components.push(component);
    }
  }

  #dependsOnItself(row: number): boolean {
    return this.#rows.subarray(this.#offsets[row], this.#offsets[row + 1]).includes(row);
  }
}
