/**
 * Pairwise judgements of `size` things, row by row: the cell (a, b) says how many times as
 * important a is as b, and (b, a) is 1 / that. NaN where nobody compared the two.
 */
export type Matrix = { readonly size: number; readonly cells: Float64Array };

/** Two things by their positions; the first is the smaller. */
export type Pair = readonly [number, number];

/** A matrix in which nothing is compared yet: 1 on the diagonal. */
export function createBlankMatrix(size: number): Matrix {
  const cells = new Float64Array(size * size).fill(Number.NaN);
  for (let at = 0; at < size; at += 1) {
    cells[at * size + at] = 1;
  }
  return { size, cells };
}

/** One cell; NaN where nothing is said. */
export function cellAt({ size, cells }: Matrix, a: number, b: number): number {
  return cells[a * size + b] ?? Number.NaN;
}

/** Says a cell and its reciprocal, in place. */
export function setCell({ size, cells }: Matrix, [a, b]: Pair, value: number): void {
  cells[a * size + b] = value;
  cells[b * size + a] = 1 / value;
}

/** The same matrix with one pair said otherwise. */
export function withCell({ size, cells }: Matrix, pair: Pair, value: number): Matrix {
  const changed = { size, cells: cells.slice() };
  setCell(changed, pair, value);
  return changed;
}

/** Every pair of `size` things. */
export function listPairs(size: number): Pair[] {
  const pairs: Pair[] = [];
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      pairs.push([a, b]);
    }
  }
  return pairs;
}

/** The pairs that nobody compared. */
export function listMissingPairs(matrix: Matrix): Pair[] {
  return listPairs(matrix.size).filter(([a, b]) => Number.isNaN(cellAt(matrix, a, b)));
}

/**
 * The things that hang together by comparisons, directly or over others: one part if weights can
 * be told, several if not. Each part in ascending order, and so are the parts.
 *
 * @example
 * partsOf(blankMatrix(2)); // [[0], [1]]
 */
export function findComponents(matrix: Matrix): number[][] {
  const parts: number[][] = [];
  const seen = new Set<number>();
  for (let start = 0; start < matrix.size; start += 1) {
    if (!seen.has(start)) {
      parts.push(collectComponent(matrix, start, seen));
    }
  }
  return parts;
}

function collectComponent(matrix: Matrix, start: number, seen: Set<number>): number[] {
  const part = new Set([start]);
  for (const from of part) {
    for (const to of listCompared(matrix, from)) {
      part.add(to); // a set goes on with what is added on the way
      seen.add(to);
    }
  }
  return [...part].toSorted((a, b) => a - b);
}

/** All that a thing is compared with, itself among them. */
function listCompared(matrix: Matrix, from: number): number[] {
  return [...Array(matrix.size).keys()].filter((to) => !Number.isNaN(cellAt(matrix, from, to)));
}
