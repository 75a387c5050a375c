import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import {
  tryDictionaryEncode,
  clearDecoded,
  isDictionaryColumn,
  numberAt,
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

test("a packed column says to the bit what it said", () => {
  fc.assert(
    fc.property(doubles, (column) => {
      const few = tryDictionaryEncode(column);
      const hasMinusZero = column.some((each) => Object.is(each, -0));
      expect(few === undefined).toBe(hasMinusZero);
      const kept = few ?? column;
      expect(few === undefined ? column : decode(few)).toEqual(column);
      expect(Array.from(column, (_, row) => numberAt(kept, row))).toEqual([...column]);
      expect(numberAt(kept, column.length)).toBeUndefined();
    }),
  );
});

test.for([1, 2, 255, 256])("names each of %i different values once", (count) => {
  const column = Float64Array.from({ length: 1_000 }, (_, row) => (row % count) / 3);
  const few = dictionaryEncode(column);
  expect(isDictionaryColumn(few) && [few.codes.length, few.values.length]).toEqual([1_000, count]);
  expect(decodeCached(few)).toEqual(column);
});

test("leaves a column of more values, or of fewer rows, as it is", () => {
  const many = Float64Array.from({ length: 257 }, (_, row) => row);
  expect(dictionaryEncode(many)).toBe(many);
  const short = new Float64Array(encodedRowsMin - 1);
  expect(dictionaryEncode(short)).toBe(short);
});

test("keeps days and doubles apart", () => {
  const days = dictionaryEncode(Int32Array.from({ length: 300 }, (_, row) => row % 3));
  expect(isDictionaryColumn(days)).toBe(true);
  expect(decodeCached(days)).toBeInstanceOf(Int32Array);
});

test("gives the same array to all that ask for a column one after the other", () => {
  const few = fewOf(300, 1);
  const first = decodeCached(few);
  expect([2, 3].map((each) => decodeCached(fewOf(300, each))[0])).toEqual([2, 3]);
  expect(decodeCached(few) === first).toBe(true);
});

test("keeps so many bytes of what was unpacked, the latest, and the last in any case", () => {
  const rows = decodedBytesMax / 8 / 2; // two columns fill the bound
  const [a, b, c] = [fewOf(rows, 1), fewOf(rows, 2), fewOf(rows, 3)];
  const [ofA, ofB] = [decodeCached(a), decodeCached(b)];
  const isKept = [decodeCached(a) === ofA]; // b is now the one that was asked for longest ago
  decodeCached(c);
  isKept.push(decodeCached(a) === ofA, decodeCached(b) === ofB);
  const large = fewOf(3 * rows, 4);
  isKept.push(decodeCached(large) === decodeCached(large), decodeCached(a) === ofA);
  expect(isKept).toEqual([true, true, false, true, false]);
});

function fewOf(rows: number, each: number) {
  return dictionaryEncode<NumericArray>(new Float64Array(rows).fill(each));
}
