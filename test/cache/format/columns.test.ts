import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type StoredColumn,
  decodeColumns,
  encodeColumns,
} from "../../../src/cache/format/columns.ts";
import { dictionaryEncode, decode } from "../../../src/core/columns/dictionary-column.ts";

const anyColumn: fc.Arbitrary<StoredColumn> = fc.oneof(
  fc.float64Array({ maxLength: 9 }),
  fc.int32Array({ maxLength: 9 }),
  fc.uint32Array({ maxLength: 9 }),
  fc.uint16Array({ maxLength: 9 }),
  fc.uint8Array({ maxLength: 17 }),
);

const columns = fc.dictionary(fc.string({ unit: "grapheme" }), anyColumn, {
  noNullPrototype: true,
});

/** What JSON can say: it has no −0. */
const meta = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

test("gives back its columns to the bit, and what it was told of them", () => {
  fc.assert(
    fc.property(columns, meta, (given, told) => {
      const decoded = decodeColumns(bufferOf(encodeColumns(told, given)));
      expect(decoded.meta).toEqual(told);
      expect([...decoded.columns].map(bits)).toEqual(Object.entries(given).map(bits));
    }),
  );
});

test("takes the part of a buffer that a column shows, not the whole", () => {
  const shown = Int32Array.of(1, 2, 3, 4).subarray(1, 3);
  const decoded = decodeColumns(bufferOf(encodeColumns({}, { shown })));
  expect(decoded.columns.get("shown")).toEqual(Int32Array.of(2, 3));
});

test("copies nothing: its columns are views into the bytes it was given", () => {
  const many = Float64Array.from({ length: 257 }, (_, at) => at / 3);
  const few = Float64Array.from(many, (_, at) => at % 2);
  const buffer = bufferOf(encodeColumns({}, { a: Uint8Array.of(1), b: many, c: few }));
  const decoded = decodeColumns(buffer);
  const buffers = [...decoded.columns.values()].flatMap(arraysOf).map((array) => array.buffer);
  expect(buffers).toEqual([buffer, buffer, buffer, buffer]); // codes and values of the packed one
});

describe("refuses what is no such run of bytes:", () => {
  const whole = encodeColumns({ a: 1 }, { a: Uint8Array.of(1, 2, 3), b: Float64Array.of(4) });

  test("anything else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(() => decodeColumns(bufferOf(bytes))).toThrow(Error);
      }),
    );
  });

  test("one that was cut short", () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => decodeColumns(bufferOf(whole.slice(0, length)))).toThrow(Error);
    }
  });

  test("one with another magic number", () => {
    const other = whole.slice();
    other[0] = 9;
    expect(() => decodeColumns(bufferOf(other))).toThrow(Error);
  });

  test("one whose header is longer than all of it", () => {
    const other = whole.slice();
    other[7] = 1; // 2²⁴ bytes more
    expect(() => decodeColumns(bufferOf(other))).toThrow(Error);
  });

  test.for([
    ["no JSON", "{"],
    ["no list of columns", '{"meta":0}'],
    [
      "a kind there is none of",
      '{"meta":0,"columns":[{"name":"a","kind":"f32","length":0,"values":0}]}',
    ],
    ["a length below 0", '{"meta":0,"columns":[{"name":"a","kind":"u8","length":-1,"values":0}]}'],
    [
      "a length beyond the end",
      '{"meta":0,"columns":[{"name":"a","kind":"f64","length":1,"values":0}]}',
    ],
  ] as const)("one whose header is %s", ([, text]) => {
    expect(() => decodeColumns(withHeader(text))).toThrow(Error);
  });
});

test("packs doubles of few values, and leaves packed what is", () => {
  const few = Float64Array.from({ length: 4_096 }, (_, at) => (at % 256) / 7);
  const days = dictionaryEncode(Int32Array.from({ length: 4_096 }, (_, at) => at % 9));
  const bytes = encodeColumns({}, { few, days });
  expect(bytes.length).toBeLessThan(4_096 * (1 + 1) + (256 + 9) * 8 + 400);
  expect(decodeColumns(bufferOf(bytes)).columns.get("days")).toEqual(days);
});

test("refuses a packed column that names a value it does not have", () => {
  const bytes = encodeColumns({}, { few: { codes: Uint8Array.of(7), values: Float64Array.of(1) } });
  expect(() => decodeColumns(bufferOf(bytes))).toThrow(RangeError);
});

test.for([1, 255, 256, 257, 300])("gives back a long column of %i different doubles", (count) => {
  const given = Float64Array.from({ length: 1_000 }, (_, at) => (at % count) / 7);
  const { columns: found } = decodeColumns(bufferOf(encodeColumns({}, { given })));
  expect(bits(["given", found.get("given") ?? given.subarray(1)])).toEqual(bits(["given", given]));
  expect(arraysOf(found.get("given") ?? given)).toHaveLength(count > 256 ? 1 : 2);
});

test.for([0, 255, 256, 65_535, 65_536, 4_294_967_295])(
  "gives back positive integers up to %i",
  (largest) => {
    const given = Uint32Array.of(0, largest >> 1, largest, 1);
    const { columns: found } = decodeColumns(bufferOf(encodeColumns({}, { given })));
    expect(found.get("given")).toEqual(given);
  },
);

test("keeps −0 apart from 0, and NaN", () => {
  const zeros = Float64Array.of(0, -0, Number.NaN, 1);
  const decoded = decodeColumns(bufferOf(encodeColumns({}, { zeros }))).columns.get("zeros");
  const read = decoded && plainOf(decoded);
  expect(Array.from(read ?? [], (value) => Object.is(value, -0))).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test("a header alone is a run of no columns", () => {
  expect(decodeColumns(withHeader('{"meta":0,"columns":[]}')).columns.size).toBe(0);
});

/** As it is read: packed or not, it says the same. */
function plainOf(column: StoredColumn) {
  return "codes" in column ? decode(column) : column;
}

function arraysOf(column: StoredColumn) {
  return "codes" in column ? [column.codes, column.values] : [column];
}

function bits([name, column]: readonly [string, StoredColumn]) {
  const held = plainOf(column);
  const bytes = new Uint8Array(held.buffer, held.byteOffset, held.byteLength);
  return [name, held.constructor.name, ...bytes];
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** The magic number, the length of the header, the header, zeros up to a multiple of eight. */
function withHeader(text: string): ArrayBuffer {
  const bytes = new Uint8Array(8 + Math.ceil(text.length / 8) * 8);
  new DataView(bytes.buffer).setUint32(0, 0x4f52_4403, true);
  new DataView(bytes.buffer).setUint32(4, text.length, true);
  bytes.set(new TextEncoder().encode(text), 8);
  return bytes.buffer;
}
