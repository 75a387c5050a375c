import { type DerivedWeights, deriveWeights } from "../../../src/core/ahp/derive-weights.ts";
import { buildMatrixFromRows } from "../../../src/core/ahp/matrix-rows.ts";
import { type Matrix } from "../../../src/core/ahp/matrix.ts";
import { type Fault } from "../../../src/core/failure.ts";

/** Builds a matrix from the rows of its upper triangle. NaN is a pair without a judgement. */
export function buildFromUpper(...rows: readonly (readonly number[])[]): Matrix {
  const size = rows.length + 1;
  const full = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => {
      const value = a < b ? rows[a]?.[b - a - 1] : 1 / (rows[b]?.[a - b - 1] ?? Number.NaN);
      return a === b ? 1 : value === undefined || Number.isNaN(value) ? null : value;
    }),
  );
  return buildFromRows(full);
}

/** Builds a matrix from rows. Throws if a row has a fault. */
export function buildFromRows(rows: readonly (readonly (number | null)[])[]): Matrix {
  const faults: Fault[] = [];
  const matrix = buildMatrixFromRows(rows, {
    pointer: "/matrix",
    faults,
    table: "classic",
  });
  if (faults.length > 0) {
    throw new RangeError(faults.map(({ pointer, detail }) => `${pointer} ${detail}`).join("; "));
  }
  return matrix;
}

/** Derives the weights of a connected matrix by the classic table. */
export function requireWeights(matrix: Matrix): DerivedWeights {
  const derivedWeights = deriveWeights(matrix, "classic");
  if (derivedWeights === undefined) {
    throw new RangeError("The matrix is not connected.");
  }
  return derivedWeights;
}

export function roundAll(numbers: Iterable<number>, digits: number): number[] {
  return Array.from(numbers, (number) => Number(number.toFixed(digits)));
}
