import { type Fault, pointerTo } from "../failure.ts";
import { blankMatrix, type Matrix, type Pair, pairsOf, setCell } from "./matrix.ts";
import { levelSizeMax } from "./outline.ts";
import { judged } from "./scale.ts";

/** Judgements as rows of numbers; `null` stands for what was not compared. */
export type Rows = readonly (readonly (number | null)[])[];

/** a_ij · a_ji is 1 within this. */
const reciprocityTolerance = 1e-6;

type FaultAt = (cell: readonly number[], detail: string) => void;

/**
 * A matrix that was given as rows. The faults name the cell: rows that are no square, a diagonal
 * that is not 1, a value that is not within 1/9 to 9, and cells that are not each other's
 * reciprocals.
 */
export function readRows(
  rows: Rows,
  { pointer, faults }: { readonly pointer: string; readonly faults: Fault[] },
): Matrix {
  const size = rows.length;
  const faultAt: FaultAt = (cell, detail) =>
    void faults.push({ pointer: pointer + pointerTo(...cell), detail });
  if (size < 1 || size > levelSizeMax) {
    faultAt([], `A matrix has 1 to ${levelSizeMax} rows, not ${size}.`);
    return blankMatrix(1);
  }
  for (const [at, row] of rows.entries()) {
    checkRow(row, at, { size, faultAt });
  }
  const matrix = blankMatrix(size);
  for (const pair of pairsOf(size)) {
    readPair(matrix, pair, { rows, faultAt });
  }
  return matrix;
}

function checkRow(
  row: Rows[number],
  at: number,
  { size, faultAt }: { readonly size: number; readonly faultAt: FaultAt },
): void {
  if (row.length !== size) {
    faultAt([at], `A matrix of ${size} rows is square: this one has ${row.length} cells.`);
  } else if (row[at] !== 1) {
    faultAt([at, at], `The diagonal is 1, not ${row[at]}.`);
  }
}

function readPair(
  matrix: Matrix,
  [a, b]: Pair,
  { rows, faultAt }: { readonly rows: Rows; readonly faultAt: FaultAt },
): void {
  const [there = Number.NaN, back = Number.NaN] = [cellIn(rows, a, b), cellIn(rows, b, a)];
  if (Number.isNaN(there) && Number.isNaN(back)) {
    return;
  }
  const [value, inverse] = [judged(there), judged(back)];
  if (value === undefined) {
    faultAt([a, b], outOfScale(there));
  } else if (inverse === undefined) {
    faultAt([b, a], outOfScale(back));
  } else if (Math.abs(value * inverse - 1) > reciprocityTolerance) {
    faultAt([b, a], `${back} is not 1 / ${there}, as the cell across the diagonal has it.`);
  } else {
    setCell(matrix, [a, b], value);
  }
}

function cellIn(rows: Rows, a: number, b: number): number | undefined {
  return rows[a]?.[b] ?? undefined;
}

function outOfScale(said: number): string {
  return `A judgement is 1/9 to 9, not ${Number.isNaN(said) ? "nothing" : said}.`;
}
