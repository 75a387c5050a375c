import { type DerivedWeights, deriveWeights } from "../../../src/core/ahp/derive-weights.ts";
import { buildMatrixFromRows } from "../../../src/core/ahp/matrix-rows.ts";
import { type Matrix } from "../../../src/core/ahp/matrix.ts";
import { type Fault } from "../../../src/core/failure.ts";

/** The upper triangle, row by row; the diagonal and the reciprocals follow. NaN: not compared. */
export function upper(...rows: readonly (readonly number[])[]): Matrix {
  const size = rows.length + 1;
  const full = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => {
      const value = a < b ? rows[a]?.[b - a - 1] : 1 / (rows[b]?.[a - b - 1] ?? Number.NaN);
      return a === b ? 1 : value === undefined || Number.isNaN(value) ? null : value;
    }),
  );
  return read(full);
}

/** Rows without a fault. */
export function read(rows: readonly (readonly (number | null)[])[]): Matrix {
  const faults: Fault[] = [];
  const matrix = buildMatrixFromRows(rows, { pointer: "/matrix", faults });
  if (faults.length > 0) {
    throw new RangeError(faults.map(({ pointer, detail }) => `${pointer} ${detail}`).join("; "));
  }
  return matrix;
}

/** The weights and the ratio of a matrix that hangs together, by the classic table. */
export function weighed(matrix: Matrix): DerivedWeights {
  const found = deriveWeights(matrix, "classic");
  if (found === undefined) {
    throw new RangeError("The matrix does not hang together.");
  }
  return found;
}

export function rounded(numbers: Iterable<number>, digits: number): number[] {
  return Array.from(numbers, (number) => Number(number.toFixed(digits)));
}
