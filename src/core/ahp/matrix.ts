/**
 * Pairwise judgements of `size` criteria, row by row. The cell (a, b) is the importance of a
 * relative to b, and (b, a) is its reciprocal. A pair without a judgement is NaN.
 */
export type Matrix = { readonly size: number; readonly cells: Float64Array };

/** The positions of two criteria, the smaller position first. */
export type Pair = readonly [number, number];

/** Creates a matrix without judgements: 1 on the diagonal, and NaN in all other cells. */
export function createBlankMatrix(size: number): Matrix {
  const cells = new Float64Array(size * size).fill(Number.NaN);
  for (let index = 0; index < size; index += 1) {
    cells[index * size + index] = 1;
  }
  return { size, cells };
}

/** Returns one cell, or NaN for a pair without a judgement. */
export function cellAt({ size, cells }: Matrix, a: number, b: number): number {
  return cells[a * size + b] ?? Number.NaN;
}

/** Sets a cell and its reciprocal, in place. */
export function setCell({ size, cells }: Matrix, [a, b]: Pair, value: number): void {
  cells[a * size + b] = value;
  cells[b * size + a] = 1 / value;
}

/** Returns a matrix with another value for one pair. */
export function withCell({ size, cells }: Matrix, pair: Pair, value: number): Matrix {
  const changed = { size, cells: cells.slice() };
  setCell(changed, pair, value);
  return changed;
}

/** Lists all pairs of `size` criteria. */
export function listPairs(size: number): Pair[] {
  const pairs: Pair[] = [];
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) {
      pairs.push([a, b]);
    }
  }
  return pairs;
}

/** Lists the pairs without a judgement. */
export function listMissingPairs(matrix: Matrix): Pair[] {
  return listPairs(matrix.size).filter(([a, b]) => Number.isNaN(cellAt(matrix, a, b)));
}

/**
 * Finds the components of the graph of judgements. Weights exist only if there is one component.
 * Positions are in ascending order within a component, and components by their first position.
 *
 * @example
 * findComponents(createBlankMatrix(2)); // [[0], [1]]
 */
export function findComponents(matrix: Matrix): number[][] {
  const components: number[][] = [];
  const visited = new Set<number>();
  for (let start = 0; start < matrix.size; start += 1) {
    if (!visited.has(start)) {
      components.push(collectComponent(matrix, start, visited));
    }
  }
  return components;
}

function collectComponent(matrix: Matrix, start: number, visited: Set<number>): number[] {
  const component = new Set([start]);
  for (const from of component) {
    for (const to of listNeighbours(matrix, from)) {
      component.add(to); // iteration over a Set includes elements that are added during it
      visited.add(to);
    }
  }
  return [...component].toSorted((a, b) => a - b);
}

/** Lists the criteria that have a judgement with a criterion, including the criterion itself. */
function listNeighbours(matrix: Matrix, from: number): number[] {
  return [...Array(matrix.size).keys()].filter((to) => !Number.isNaN(cellAt(matrix, from, to)));
}
