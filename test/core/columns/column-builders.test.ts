import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CodesBuilder,
  trimColumn,
  NumberColumnBuilder,
} from "../../../src/core/columns/column-builders.ts";
import { isDictionaryColumn, decodeCached } from "../../../src/core/columns/dictionary-column.ts";

const rows = 300;

/** Which row says what; some rows are never spoken of. */
const saids = (value: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(fc.nat(rows - 1), value), { maxLength: 600 });

const few = fc.constantFrom(0, 1, 2, 1_023, 1_024, -1, 0.5, Number.NaN, 1e300);

function drafted(said: readonly (readonly [number, number])[], capacity = rows) {
  const draft = new NumberColumnBuilder(new Float64Array(), capacity, Number.NaN);
  const plain = new Float64Array(capacity).fill(Number.NaN);
  for (const [row, value] of said) {
    draft.set(row, value);
    plain[row] = value;
  }
  return { draft, plain };
}

test.for([
  ["few", few],
  ["many", fc.double({ noNaN: true })],
  ["−0 among others", fc.constantFrom(0, -0, 3)],
] as const)("takes what is said of each row, %s values", ([, value]) => {
  fc.assert(
    fc.property(saids(value), fc.integer({ min: 0, max: rows }), (said, count) => {
      const { draft, plain } = drafted(said);
      expect(decodeCached(draft.build(count))).toEqual(plain.subarray(0, count));
    }),
  );
});

test("is a byte a row as long as there are few values, and plain from then on", () => {
  const upTo = (count: number) =>
    Array.from({ length: rows }, (_, row) => [row, row % count] as const);
  expect(isDictionaryColumn(drafted(upTo(255)).draft.build(rows))).toBe(true); // and NaN: 256
  expect(isDictionaryColumn(drafted(upTo(256)).draft.build(rows))).toBe(false);
  expect(decodeCached(drafted(upTo(256)).draft.build(rows))).toEqual(drafted(upTo(256)).plain);
});

test("of few rows is plain from the beginning", () => {
  const { draft, plain } = drafted([[1, 5]], 3);
  expect(draft.build(3)).toEqual(plain);
});

test.for([3, rows])("a copy of %i rows goes its own way", (capacity) => {
  const { draft, plain } = drafted([[0, 1]], capacity);
  const copy = draft.copy();
  draft.set(1, 2);
  copy.set(1, 3);
  copy.set(2, 1);
  expect(decodeCached(draft.build(3))).toEqual(Float64Array.of(1, 2, plain[2] ?? 0));
  expect(decodeCached(copy.build(3))).toEqual(Float64Array.of(1, 3, 1));
});

test.for([
  [255, Uint8Array],
  [256, Uint16Array],
  [65_535, Uint16Array],
  [65_536, Uint32Array],
] as const)("codes up to %i are as wide as they have to be", ([largest, Kind]) => {
  const draft = new CodesBuilder(2);
  draft.set(0, 7);
  draft.set(1, largest);
  draft.set(5, 9); // there was no room for it
  const codes = draft.build(6);
  expect([...codes]).toEqual([7, largest, 0, 0, 0, 9]);
  expect(codes).toBeInstanceOf(Kind);
});

test("what is nearly as long as its room stays where it is, what is not gets its own", () => {
  const column = new Float64Array(320);
  expect(trimColumn(column, 300).buffer).toBe(column.buffer); // a sixteenth is left over
  expect(trimColumn(column, 299).buffer).not.toBe(column.buffer);
});
