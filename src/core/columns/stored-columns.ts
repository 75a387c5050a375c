import { isJsonObject } from "../json.ts";
import {
  type DictionaryColumn,
  dictionarySizeMax,
  type NumericArray,
  dictionaryEncode,
} from "./dictionary-column.ts";
import { type LazyBytes, toBytes } from "./lazy-bytes.ts";
import { type Codes } from "./string-column.ts";

/** A column as stored. */
export type StoredColumn = NumericArray | Codes | DictionaryColumn;

const columnKinds = ["f64", "i32", "u32", "u16", "u8", "few f64", "few i32"] as const;

type ColumnKind = (typeof columnKinds)[number];

type ColumnDescription = {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly length: number;
  /** The number of distinct values of a dictionary-encoded column; otherwise 0. */
  readonly values: number;
};

type Header = { readonly meta: unknown; readonly columns: readonly ColumnDescription[] };

/** The standard codecs, which every runtime has. Core is compiled without platform types. */
declare const TextEncoder: new () => { readonly encode: (text: string) => Uint8Array };
declare const TextDecoder: new () => { readonly decode: (bytes: Uint8Array) => string };

const magic = 0x4f52_4403;
const alignment = 8;

/**
 * Encodes columns: a magic number, the length of a JSON header, the header, then each column at a
 * multiple of eight bytes, little-endian. Dictionary-encodes doubles with few distinct values,
 * because reading a remote value takes time per byte. `meta` is any JSON.
 */
export function encodeColumns(
  meta: unknown,
  columns: Readonly<Record<string, StoredColumn>>,
): Uint8Array {
  return toBytes(encodeColumnsLazily(meta, columns));
}

/** Encodes columns slice by slice. */
export function encodeColumnsLazily(
  meta: unknown,
  columns: Readonly<Record<string, StoredColumn>>,
): LazyBytes {
  const entries = Object.entries(columns).map(([name, column]) =>
    Object.assign(encodeColumn(column), { name }),
  );
  const header: Header = {
    meta,
    columns: entries.map(({ name, kind, codes, values }) => ({
      name,
      kind,
      length: codes.length,
      values: values?.length ?? 0,
    })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const head = new Uint8Array(8 + text.length);
  new Uint32Array(head.buffer, 0, 2).set([magic, text.length]);
  head.set(text, 8);
  const arrays = [
    head,
    ...entries.flatMap(({ values, codes }) => (values ? [values, codes] : [codes])),
  ];
  const total = arrays.reduce((sum, { byteLength }) => sum + alignUp(byteLength), 0);
  return { byteLength: total, slice: (from, to) => sliceArrays(arrays, from, to) };
}

/** Copies the bytes from `from` to `to` of the concatenated, aligned arrays. */
function sliceArrays(arrays: readonly ArrayBufferView[], from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  let offset = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    const [start, end] = [Math.max(offset, from), Math.min(offset + byteLength, to)];
    if (start < end) {
      const part = new Uint8Array(buffer, byteOffset + start - offset, end - start);
      bytes.set(part, start - from);
    }
    offset += alignUp(byteLength);
  }
  return bytes;
}

/**
 * Decodes columns as views into `buffer`. Throws if the header is invalid, if the length differs
 * from the columns', or if a dictionary-encoded column has a code without a value.
 */
export function decodeColumns(buffer: ArrayBuffer): {
  readonly meta: unknown;
  readonly columns: ReadonlyMap<string, StoredColumn>;
} {
  const { meta, columns: described, start } = decodeHeader(buffer);
  const columns = new Map<string, StoredColumn>();
  let offset = start;
  for (const { name, kind, length, values } of described) {
    const dictionary = new Float64Array(buffer, offset, values);
    offset += alignUp(dictionary.byteLength);
    const codes = new arrayTypes[kind](buffer, offset, length);
    offset += alignUp(codes.byteLength);
    columns.set(name, decodeColumn(kind, codes, dictionary));
  }
  if (offset !== buffer.byteLength) {
    throw new RangeError("The length of the bytes does not match their columns.");
  }
  return { meta, columns };
}

/** The array type of each kind of column. */
const arrayTypes = {
  f64: Float64Array,
  i32: Int32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
  "few f64": Uint8Array,
  "few i32": Uint8Array,
} as const;

type ColumnArrays = {
  readonly kind: ColumnKind;
  readonly codes: NumericArray | Codes;
  /** The distinct values of a dictionary-encoded column. */
  readonly values?: Float64Array;
};

function encodeColumn(stored: StoredColumn): ColumnArrays {
  const column = stored instanceof Float64Array ? dictionaryEncode(stored) : stored;
  if (!("codes" in column)) {
    return { kind: findKind(column), codes: column };
  }
  const { codes, values } = column;
  return values instanceof Float64Array
    ? { kind: "few f64", codes, values }
    : { kind: "few i32", codes, values: Float64Array.from(values) };
}

function findKind(column: NumericArray | Codes): ColumnKind {
  const kinds = ["f64", "i32", "u32", "u16", "u8"] as const;
  return kinds.find((kind) => column instanceof arrayTypes[kind]) ?? "u8";
}

function decodeColumn(
  kind: ColumnKind,
  codes: NumericArray | Codes,
  values: Float64Array,
): StoredColumn {
  if (!(codes instanceof Uint8Array) || kind === "u8") {
    return codes;
  }
  if (values.length < dictionarySizeMax && codes.some((code) => code >= values.length)) {
    throw new RangeError("A column has a code without a value.");
  }
  return { codes, values: kind === "few i32" ? Int32Array.from(values) : values };
}

function decodeHeader(buffer: ArrayBuffer): Header & { readonly start: number } {
  const [firstWord, length = 0] = new Uint32Array(buffer, 0, 2);
  if (firstWord !== magic) {
    throw new TypeError("The bytes do not begin with the magic number of columns.");
  }
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, length));
  return { ...parseHeader(text), start: alignUp(8 + length) };
}

function parseHeader(text: string): Header {
  const header: unknown = JSON.parse(text);
  if (!isJsonObject(header) || !Array.isArray(header["columns"])) {
    throw new TypeError("The header does not describe columns.");
  }
  const columns: readonly unknown[] = header["columns"];
  return { meta: header["meta"], columns: columns.map(parseDescription) };
}

function parseDescription(description: unknown): ColumnDescription {
  const { name, kind: kindName, length, values } = isJsonObject(description) ? description : {};
  const kind = columnKinds.find((each) => each === kindName);
  if (typeof name !== "string" || kind === undefined || !isCount(length) || !isCount(values)) {
    throw new TypeError("The header has an invalid description of a column.");
  }
  if (values > dictionarySizeMax) {
    throw new RangeError(
      `The column "${name}" has more than ${dictionarySizeMax} distinct values.`,
    );
  }
  return { name, kind, length, values };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function alignUp(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
