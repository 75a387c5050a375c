import { type Fault, formatJsonPointer } from "../failure.ts";
import { createBlankMatrix, type Matrix, type Pair, listPairs, setCell } from "./matrix.ts";
import { levelSizeMax } from "./outline.ts";
import { normaliseJudgement } from "./scale.ts";

/** Judgements as rows of numbers. `null` is a pair without a judgement. */
export type MatrixRows = readonly (readonly (number | null)[])[];

/** The largest difference of a_ij · a_ji from 1. */
const reciprocityTolerance = 1e-6;

type AddFault = (cell: readonly number[], detail: string) => void;

/**
 * Builds a matrix from rows. Adds a fault with the pointer of the cell in these cases: the rows are
 * not square, the diagonal is not 1, a value is not within 1/9 to 9, or two cells are not
 * reciprocal.
 */
export function buildMatrixFromRows(
  rows: MatrixRows,
  { pointer, faults }: { readonly pointer: string; readonly faults: Fault[] },
): Matrix {
  const size = rows.length;
  const addFault: AddFault = (cell, detail) =>
    void faults.push({ pointer: pointer + formatJsonPointer(...cell), detail });
  if (size < 1 || size > levelSizeMax) {
    addFault([], `A matrix must have 1 to ${levelSizeMax} rows, not ${size}.`);
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
    addFault([index], `A row of this matrix must have ${size} cells, not ${row.length}.`);
  } else if (row[index] !== 1) {
    addFault([index, index], `A cell on the diagonal must be 1, not ${row[index]}.`);
  }
}

function addPair(
  matrix: Matrix,
  [a, b]: Pair,
  { rows, addFault }: { readonly rows: MatrixRows; readonly addFault: AddFault },
): void {
  const [upper = Number.NaN, lower = Number.NaN] = [
    readRowCell(rows, a, b),
    readRowCell(rows, b, a),
  ];
  if (Number.isNaN(upper) && Number.isNaN(lower)) {
    return;
  }
  const [value, inverse] = [normaliseJudgement(upper), normaliseJudgement(lower)];
  if (value === undefined) {
    addFault([a, b], describeOutOfScale(upper));
  } else if (inverse === undefined) {
    addFault([b, a], describeOutOfScale(lower));
  } else if (Math.abs(value * inverse - 1) > reciprocityTolerance) {
    addFault([b, a], `${lower} must be the reciprocal of ${upper}, the cell across the diagonal.`);
  } else {
    setCell(matrix, [a, b], value);
  }
}

function readRowCell(rows: MatrixRows, a: number, b: number): number | undefined {
  return rows[a]?.[b] ?? undefined;
}

function describeOutOfScale(value: number): string {
  return Number.isNaN(value)
    ? "A pair must have both cells or neither; this cell is missing."
    : `A judgement must be from 1/9 to 9, not ${value}.`;
}
