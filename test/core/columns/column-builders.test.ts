import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CodesBuilder,
  trimColumn,
  NumberColumnBuilder,
} from "../../../src/core/columns/column-builders.ts";
import { isDictionaryColumn, decodeCached } from "../../../src/core/columns/dictionary-column.ts";

const rows = 300;

/** Pairs of a row and its value; some rows have none. */
const cells = (value: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(fc.nat(rows - 1), value), { maxLength: 600 });

const fewValues = fc.constantFrom(0, 1, 2, 1_023, 1_024, -1, 0.5, Number.NaN, 1e300);

function fillColumn(entries: readonly (readonly [number, number])[], capacity = rows) {
  const builder = new NumberColumnBuilder(new Float64Array(), capacity, Number.NaN);
  const plain = new Float64Array(capacity).fill(Number.NaN);
  for (const [row, value] of entries) {
    builder.set(row, value);
    plain[row] = value;
  }
  return { builder, plain };
}

test.for([
  ["few", fewValues],
  ["many", fc.double({ noNaN: true })],
  ["−0 among others", fc.constantFrom(0, -0, 3)],
] as const)("builds the column that was set, %s values", ([, value]) => {
  fc.assert(
    fc.property(cells(value), fc.integer({ min: 0, max: rows }), (entries, count) => {
      const { builder, plain } = fillColumn(entries);
      expect(decodeCached(builder.build(count))).toEqual(plain.subarray(0, count));
    }),
  );
});

test("stores one byte per row up to 256 distinct values, then a plain column", () => {
  const listCells = (count: number) =>
    Array.from({ length: rows }, (_, row) => [row, row % count] as const);
  const { builder, plain } = fillColumn(listCells(256));
  expect(isDictionaryColumn(fillColumn(listCells(255)).builder.build(rows))).toBe(true); // and NaN
  expect(isDictionaryColumn(builder.build(rows))).toBe(false);
  expect(decodeCached(builder.build(rows))).toEqual(plain);
});

test("builds a plain column if there are few rows", () => {
  const { builder, plain } = fillColumn([[1, 5]], 3);
  expect(builder.build(3)).toEqual(plain);
});

test.for([3, rows])("copies a builder of %i rows into an independent one", (capacity) => {
  const { builder, plain } = fillColumn([[0, 1]], capacity);
  const copy = builder.copy();
  builder.set(1, 2);
  copy.set(1, 3);
  copy.set(2, 1);
  expect(decodeCached(builder.build(3))).toEqual(Float64Array.of(1, 2, plain[2] ?? 0));
  expect(decodeCached(copy.build(3))).toEqual(Float64Array.of(1, 3, 1));
});

test.for([
  [255, Uint8Array],
  [256, Uint16Array],
  [65_535, Uint16Array],
  [65_536, Uint32Array],
] as const)("stores codes up to %i in the narrowest array", ([largest, Kind]) => {
  const builder = new CodesBuilder(2);
  builder.set(0, 7);
  builder.set(1, largest);
  builder.set(5, 9); // beyond the capacity
  const codes = builder.build(6);
  expect([...codes]).toEqual([7, largest, 0, 0, 0, 9]);
  expect(codes).toBeInstanceOf(Kind);
});

test("trims a nearly full column to a view and copies any other", () => {
  const column = new Float64Array(320);
  expect(trimColumn(column, 300).buffer).toBe(column.buffer); // one sixteenth is unused
  expect(trimColumn(column, 299).buffer).not.toBe(column.buffer);
});
