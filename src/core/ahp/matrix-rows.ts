import { type Fault, formatJsonPointer } from "../failure.ts";
import { createBlankMatrix, type Matrix, type Pair, listPairs, setCell } from "./matrix.ts";
import { levelSizeMax } from "./outline.ts";
import { normaliseJudgement } from "./scale.ts";

/** Judgements as rows of numbers; `null` stands for what was not compared. */
export type MatrixRows = readonly (readonly (number | null)[])[];

/** a_ij · a_ji is 1 within this. */
const reciprocityTolerance = 1e-6;

type FaultAt = (cell: readonly number[], detail: string) => void;

/**
 * A matrix that was given as rows. The faults name the cell: rows that are no square, a diagonal
 * that is not 1, a value that is not within 1/9 to 9, and cells that are not each other's
 * reciprocals.
 */
export function buildMatrixFromRows(
  rows: MatrixRows,
  { pointer, faults }: { readonly pointer: string; readonly faults: Fault[] },
): Matrix {
  const size = rows.length;
  const faultAt: FaultAt = (cell, detail) =>
    void faults.push({ pointer: pointer + formatJsonPointer(...cell), detail });
  if (size < 1 || size > levelSizeMax) {
    faultAt([], `A matrix has 1 to ${levelSizeMax} rows, not ${size}.`);
    return createBlankMatrix(1);
  }
  for (const [at, row] of rows.entries()) {
    checkRow(row, at, { size, faultAt });
  }
  const matrix = createBlankMatrix(size);
  for (const pair of listPairs(size)) {
    addPair(matrix, pair, { rows, faultAt });
  }
  return matrix;
}

function checkRow(
  row: MatrixRows[number],
  at: number,
  { size, faultAt }: { readonly size: number; readonly faultAt: FaultAt },
): void {
  if (row.length !== size) {
    faultAt([at], `A matrix of ${size} rows is square: this one has ${row.length} cells.`);
  } else if (row[at] !== 1) {
    faultAt([at, at], `The diagonal is 1, not ${row[at]}.`);
  }
}

function addPair(
  matrix: Matrix,
  [a, b]: Pair,
  { rows, faultAt }: { readonly rows: MatrixRows; readonly faultAt: FaultAt },
): void {
  const [there = Number.NaN, back = Number.NaN] = [
    readRowCell(rows, a, b),
    readRowCell(rows, b, a),
  ];
  if (Number.isNaN(there) && Number.isNaN(back)) {
    return;
  }
  const [value, inverse] = [normaliseJudgement(there), normaliseJudgement(back)];
  if (value === undefined) {
    faultAt([a, b], describeOutOfScale(there));
  } else if (inverse === undefined) {
    faultAt([b, a], describeOutOfScale(back));
  } else if (Math.abs(value * inverse - 1) > reciprocityTolerance) {
    faultAt([b, a], `${back} is not 1 / ${there}, as the cell across the diagonal has it.`);
  } else {
    setCell(matrix, [a, b], value);
  }
}

function readRowCell(rows: MatrixRows, a: number, b: number): number | undefined {
  return rows[a]?.[b] ?? undefined;
}

function describeOutOfScale(said: number): string {
  return `A judgement is 1/9 to 9, not ${Number.isNaN(said) ? "nothing" : said}.`;
}
