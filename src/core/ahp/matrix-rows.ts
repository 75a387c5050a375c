import { type Fault, formatJsonPointer } from "../failure.ts";
import { type RandomIndexName, sizeMaxOf } from "./consistency.ts";
import { createBlankMatrix, type Matrix, type Pair, listPairs, setCell } from "./matrix.ts";
import { normaliseJudgement } from "./scale.ts";

/**
 * Judgements as rows of numbers. `null` in both cells of a pair is a pair without a judgement. A
 * `null` below the diagonal alone is the reciprocal of the cell above.
 */
export type MatrixRows = readonly (readonly (number | null)[])[];

/** The largest difference of a_ij · a_ji from 1. */
const reciprocityTolerance = 1e-6;

type AddFault = (cell: readonly number[], detail: string) => void;

/**
 * Builds a matrix from rows. Adds a fault with the pointer of the cell in these cases: the rows are
 * not square, the diagonal is not 1, a value is not within 1/9 to 9, or two cells are not
 * reciprocal. Reciprocals of the scale need only two decimals: 7 and 0.14 are reciprocal. Also adds
 * a fault when the table of random indices has no index for the size.
 */
export function buildMatrixFromRows(
  rows: MatrixRows,
  {
    pointer,
    faults,
    table,
  }: { readonly pointer: string; readonly faults: Fault[]; readonly table: RandomIndexName },
): Matrix {
  const sizeMax = sizeMaxOf(table);
  const size = rows.length;
  const addFault: AddFault = (cell, detail) =>
    void faults.push({ pointer: pointer + formatJsonPointer(...cell), detail });
  if (size < 1 || size > sizeMax) {
    const limit = `1 to ${sizeMax} rows, the sizes of the table "${table}"`;
    addFault([], `A matrix must have ${limit}, not ${size}.`);
    return createBlankMatrix(1);
  }
  for (const [index, row] of rows.entries()) {
    checkRow(row, index, { size, addFault });
  }
  const matrix = createBlankMatrix(size);
  for (const pair of listPairs(size)) {
    addPair(matrix, pair, { rows, addFault });
  }
  return matrix;
}

function checkRow(
  row: MatrixRows[number],
  index: number,
  { size, addFault }: { readonly size: number; readonly addFault: AddFault },
): void {
  if (row.length !== size) {
    addFault(
      [index],
      `Each row of this matrix must have ${size === 1 ? "1 cell" : `${size} cells`}, not ${row.length}.`,
    );
  } else if (row[index] !== 1) {
    addFault([index, index], `A cell on the diagonal must be 1, not ${row[index]}.`);
  }
}

function addPair(
  matrix: Matrix,
  [a, b]: Pair,
  { rows, addFault }: { readonly rows: MatrixRows; readonly addFault: AddFault },
): void {
  const [upper, lower] = [readRowCell(rows, [a, b]), readRowCell(rows, [b, a])];
  if (Number.isNaN(upper)) {
    const detail = "This cell above the diagonal is missing. Send the judgement of the pair here.";
    return Number.isNaN(lower) ? undefined : addFault([a, b], detail);
  }
  const [value, inverse] = [normaliseJudgement(upper), normaliseJudgement(lower)];
  if (value === undefined) {
    addFault([a, b], describeOutOfScale(upper));
  } else if (Number.isNaN(lower) || isReciprocal(value, inverse)) {
    setCell(matrix, [a, b], value);
  } else if (inverse !== undefined && isReciprocal(upper, lower)) {
    setCell(matrix, [a, b], upper);
  } else {
    addFault([b, a], describeLower(lower, upper));
  }
}

function readRowCell(rows: MatrixRows, [row, column]: readonly [number, number]): number {
  return rows[row]?.[column] ?? Number.NaN;
}

function isReciprocal(value: number, inverse = Number.NaN): boolean {
  return Math.abs(value * inverse - 1) <= reciprocityTolerance;
}

/** Describes a cell below the diagonal that is not the reciprocal of the cell above. */
function describeLower(lower: number, upper: number): string {
  return normaliseJudgement(lower) === undefined
    ? describeOutOfScale(lower)
    : `${lower} must be the reciprocal of ${upper}, the cell across the diagonal.`;
}

function describeOutOfScale(value: number): string {
  return `A judgement must be from 1/9 to 9, not ${value}.`;
}
