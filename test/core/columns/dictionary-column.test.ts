import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import {
  tryDictionaryEncode,
  clearDecoded,
  isDictionaryColumn,
  numberAt,
  sumPresent,
  type NumericArray,
  dictionaryEncode,
  encodedRowsMin,
  decode,
  decodeCached,
  decodedBytesMax,
} from "../../../src/core/columns/dictionary-column.ts";

const value = fc.oneof(fc.constantFrom(0, 1, 2.5, Number.NaN, 1e300), fc.double());

const doubles = fc.array(value, { maxLength: 40 }).map((values) => Float64Array.from(values));

afterEach(clearDecoded);

test("encodes and decodes a column without changing a bit", () => {
  fc.assert(
    fc.property(doubles, (column) => {
      const encoded = tryDictionaryEncode(column);
      const hasMinusZero = column.some((number) => Object.is(number, -0));
      expect(encoded === undefined).toBe(hasMinusZero);
      const stored = encoded ?? column;
      expect(encoded === undefined ? column : decode(encoded)).toEqual(column);
      expect(Array.from(column, (_, row) => numberAt(stored, row))).toEqual([...column]);
      expect(numberAt(stored, column.length)).toBeUndefined();
    }),
  );
});

test.for([1, 2, 255, 256])("stores each of %i distinct values once", (count) => {
  const column = Float64Array.from({ length: 1_000 }, (_, row) => (row % count) / 3);
  const encoded = dictionaryEncode(column);
  expect(isDictionaryColumn(encoded)).toBe(true);
  expect(encoded).toMatchObject({ codes: { length: 1_000 }, values: { length: count } });
  expect(decodeCached(encoded)).toEqual(column);
});

test("leaves a column plain if it has more than 256 values or few rows", () => {
  const many = Float64Array.from({ length: 257 }, (_, row) => row);
  expect(dictionaryEncode(many)).toBe(many);
  const short = new Float64Array(encodedRowsMin - 1);
  expect(dictionaryEncode(short)).toBe(short);
});

test("decodes days to integers", () => {
  const days = dictionaryEncode(Int32Array.from({ length: 300 }, (_, row) => row % 3));
  expect(isDictionaryColumn(days)).toBe(true);
  expect(decodeCached(days)).toBeInstanceOf(Int32Array);
});

test("returns the same array for repeated reads of a column", () => {
  const column = encodeConstant(300, 1);
  const first = decodeCached(column);
  expect([2, 3].map((number) => decodeCached(encodeConstant(300, number))[0])).toEqual([2, 3]);
  expect(decodeCached(column) === first).toBe(true);
});

test("evicts the least recently used columns, but never the newest", () => {
  const rows = decodedBytesMax / 8 / 2; // two columns fill the cache
  const [a, b, c] = [encodeConstant(rows, 1), encodeConstant(rows, 2), encodeConstant(rows, 3)];
  const [decodedA, decodedB] = [decodeCached(a), decodeCached(b)];
  const isCached = [decodeCached(a) === decodedA]; // now b is the least recently used column
  decodeCached(c);
  isCached.push(decodeCached(a) === decodedA, decodeCached(b) === decodedB);
  const large = encodeConstant(3 * rows, 4);
  isCached.push(decodeCached(large) === decodeCached(large), decodeCached(a) === decodedA);
  expect(isCached).toEqual([true, true, false, true, false]);
});

test("sums the values of a column, encoded or not, and skips rows without a value", () => {
  const values = Float64Array.of(1.5, Number.NaN, 3, 3);
  expect([values, dictionaryEncode<NumericArray>(values)].map(sumPresent)).toEqual([7.5, 7.5]);
});

function encodeConstant(rows: number, number: number) {
  return dictionaryEncode<NumericArray>(new Float64Array(rows).fill(number));
}
