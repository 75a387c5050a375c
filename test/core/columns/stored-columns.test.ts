import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dictionaryEncode, decode } from "../../../src/core/columns/dictionary-column.ts";
import {
  type StoredColumn,
  decodeColumns,
  encodeColumns,
} from "../../../src/core/columns/stored-columns.ts";

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

/** Values that JSON can represent: it has no −0. */
const meta = fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)));

test("decodes the encoded columns, bit for bit, and their metadata", () => {
  fc.assert(
    fc.property(columns, meta, (original, anyMeta) => {
      const decoded = decodeColumns(toBuffer(encodeColumns(anyMeta, original)));
      expect(decoded.meta).toEqual(anyMeta);
      expect([...decoded.columns].map(listBytes)).toEqual(Object.entries(original).map(listBytes));
    }),
  );
});

test("encodes only the part of a buffer that a column views", () => {
  const view = Int32Array.of(1, 2, 3, 4).subarray(1, 3);
  const decoded = decodeColumns(toBuffer(encodeColumns({}, { view })));
  expect(decoded.columns.get("view")).toEqual(Int32Array.of(2, 3));
});

test("decodes columns as views into the bytes", () => {
  const many = Float64Array.from({ length: 257 }, (_, index) => index / 3);
  const few = Float64Array.from(many, (_, index) => index % 2);
  const buffer = toBuffer(encodeColumns({}, { a: Uint8Array.of(1), b: many, c: few }));
  const decoded = decodeColumns(buffer);
  const buffers = [...decoded.columns.values()].flatMap(listArrays).map((array) => array.buffer);
  expect(buffers).toEqual([buffer, buffer, buffer, buffer]); // c has codes and values
});

describe("throws for", () => {
  const encoded = encodeColumns({ a: 1 }, { a: Uint8Array.of(1, 2, 3), b: Float64Array.of(4) });

  test("arbitrary bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(() => decodeColumns(toBuffer(bytes))).toThrow(Error);
      }),
    );
  });

  test("bytes that end early", () => {
    for (let length = 0; length < encoded.length; length += 1) {
      expect(() => decodeColumns(toBuffer(encoded.slice(0, length)))).toThrow(Error);
    }
  });

  test("another magic number", () => {
    const other = encoded.slice();
    other[0] = 9;
    expect(() => decodeColumns(toBuffer(other))).toThrow(Error);
  });

  test("a header that is longer than the bytes", () => {
    const other = encoded.slice();
    other[7] = 1; // 2²⁴ bytes more
    expect(() => decodeColumns(toBuffer(other))).toThrow(Error);
  });

  test.for([
    ["not JSON", "{"],
    ["without a list of columns", '{"meta":0}'],
    [
      "with an unknown kind",
      '{"meta":0,"columns":[{"name":"a","kind":"f32","length":0,"values":0}]}',
    ],
    [
      "with a negative length",
      '{"meta":0,"columns":[{"name":"a","kind":"u8","length":-1,"values":0}]}',
    ],
    [
      "with a length beyond the end",
      '{"meta":0,"columns":[{"name":"a","kind":"f64","length":1,"values":0}]}',
    ],
  ] as const)("a header %s", ([, text]) => {
    expect(() => decodeColumns(buildHeader(text))).toThrow(Error);
  });
});

test("dictionary-encodes doubles with few distinct values, and preserves encoded columns", () => {
  const few = Float64Array.from({ length: 4_096 }, (_, index) => (index % 256) / 7);
  const days = dictionaryEncode(Int32Array.from({ length: 4_096 }, (_, index) => index % 9));
  const bytes = encodeColumns({}, { few, days });
  expect(bytes.length).toBeLessThan(4_096 * (1 + 1) + (256 + 9) * 8 + 400);
  expect(decodeColumns(toBuffer(bytes)).columns.get("days")).toEqual(days);
});

test("throws for a dictionary-encoded column with a code without a value", () => {
  const bytes = encodeColumns({}, { few: { codes: Uint8Array.of(7), values: Float64Array.of(1) } });
  expect(() => decodeColumns(toBuffer(bytes))).toThrow(RangeError);
});

test.for([1, 255, 256, 257, 300])("decodes a long column of %i distinct doubles", (count) => {
  const original = Float64Array.from({ length: 1_000 }, (_, index) => (index % count) / 7);
  const { columns: decodedColumns } = decodeColumns(toBuffer(encodeColumns({}, { original })));
  expect(listBytes(["original", decodedColumns.get("original") ?? original.subarray(1)])).toEqual(
    listBytes(["original", original]),
  );
  expect(listArrays(decodedColumns.get("original") ?? original)).toHaveLength(count > 256 ? 1 : 2);
});

test.for([0, 255, 256, 65_535, 65_536, 4_294_967_295])(
  "decodes positive integers up to %i",
  (largest) => {
    const original = Uint32Array.of(0, largest >> 1, largest, 1);
    const { columns: decodedColumns } = decodeColumns(toBuffer(encodeColumns({}, { original })));
    expect(decodedColumns.get("original")).toEqual(original);
  },
);

test("distinguishes −0 from 0 and preserves NaN", () => {
  const zeros = Float64Array.of(0, -0, Number.NaN, 1);
  const decoded = decodeColumns(toBuffer(encodeColumns({}, { zeros }))).columns.get("zeros");
  const read = decoded && toPlainColumn(decoded);
  expect(Array.from(read ?? [], (value) => Object.is(value, -0))).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test("decodes a header without columns", () => {
  expect(decodeColumns(buildHeader('{"meta":0,"columns":[]}')).columns.size).toBe(0);
});

/** Returns a column without its dictionary encoding. */
function toPlainColumn(column: StoredColumn) {
  return "codes" in column ? decode(column) : column;
}

function listArrays(column: StoredColumn) {
  return "codes" in column ? [column.codes, column.values] : [column];
}

function listBytes([name, column]: readonly [string, StoredColumn]) {
  const plain = toPlainColumn(column);
  const bytes = new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength);
  return [name, plain.constructor.name, ...bytes];
}

function toBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/**
 * Builds the magic number, the length of the header, the header, and zeros up to a multiple of
 * eight.
 */
function buildHeader(text: string): ArrayBuffer {
  const bytes = new Uint8Array(8 + Math.ceil(text.length / 8) * 8);
  new DataView(bytes.buffer).setUint32(0, 0x4f52_4403, true);
  new DataView(bytes.buffer).setUint32(4, text.length, true);
  bytes.set(new TextEncoder().encode(text), 8);
  return bytes.buffer;
}
