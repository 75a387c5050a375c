import { z } from "zod";
import {
  type DictionaryColumn,
  dictionarySizeMax,
  type NumericArray,
  dictionaryEncode,
} from "../../core/columns/dictionary-column.ts";
import { type Codes } from "../../core/columns/string-column.ts";
import { type LazyBytes, toBytes } from "./lazy-bytes.ts";

/** The columns a copy is made of. */
export type StoredColumn = NumericArray | Codes | DictionaryColumn;

const ColumnDescription = z.object({
  name: z.string(),
  kind: z.enum(["f64", "i32", "u32", "u16", "u8", "few f64", "few i32"]),
  length: z.int().min(0),
  /** How many different values there are, of the kinds that name each once. */
  values: z.int().min(0).max(dictionarySizeMax),
});

const Header = z.object({ meta: z.unknown(), columns: z.array(ColumnDescription) });

type Header = z.infer<typeof Header>;

const magic = 0x4f52_4403;
const alignment = 8;

/**
 * Columns as one run of bytes: a magic number, the length of a JSON header, the header, then each
 * column at a multiple of eight, little-endian. Doubles of few different values are packed if they
 * were not, for what is far away takes its time by the byte. `meta` is any JSON.
 */
export function encodeColumns(
  meta: unknown,
  columns: Readonly<Record<string, StoredColumn>>,
): Uint8Array {
  return toBytes(encodeColumnsLazily(meta, columns));
}

/** The same, no more of it at a time than is asked for. */
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
  const runs = [
    head,
    ...entries.flatMap(({ values, codes }) => (values ? [values, codes] : [codes])),
  ];
  const total = runs.reduce((sum, { byteLength }) => sum + alignUp(byteLength), 0);
  return { byteLength: total, slice: (from, to) => sliceRuns(runs, from, to) };
}

/** What lies between two bytes of all runs. */
function sliceRuns(runs: readonly ArrayBufferView[], from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from);
  let offset = 0;
  for (const { buffer, byteOffset, byteLength } of runs) {
    const [start, end] = [Math.max(offset, from), Math.min(offset + byteLength, to)];
    if (start < end) {
      const held = new Uint8Array(buffer, byteOffset + start - offset, end - start);
      bytes.set(held, start - from);
    }
    offset += alignUp(byteLength);
  }
  return bytes;
}

/**
 * The columns again, as views into `buffer`. Throws if it is no such run, or if it ends elsewhere
 * than its columns do, or if a packed column names a value that it does not have.
 */
export function decodeColumns(buffer: ArrayBuffer): {
  readonly meta: unknown;
  readonly columns: ReadonlyMap<string, StoredColumn>;
} {
  const { meta, columns: described, start } = decodeHeader(buffer);
  const columns = new Map<string, StoredColumn>();
  let offset = start;
  for (const { name, kind, length, values } of described) {
    const held = new Float64Array(buffer, offset, values);
    offset += alignUp(held.byteLength);
    const codes = new arrayTypes[kind](buffer, offset, length);
    offset += alignUp(codes.byteLength);
    columns.set(name, decodeColumn(kind, codes, held));
  }
  if (offset !== buffer.byteLength) {
    throw new RangeError("These bytes end elsewhere than their columns.");
  }
  return { meta, columns };
}

type ColumnKind = z.infer<typeof ColumnDescription>["kind"];

/** What lies in the bytes of each kind. */
const arrayTypes = {
  f64: Float64Array,
  i32: Int32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
  "few f64": Uint8Array,
  "few i32": Uint8Array,
} as const;

type ColumnRuns = {
  readonly kind: ColumnKind;
  readonly codes: NumericArray | Codes;
  /** Of packed columns: what the codes stand for. */
  readonly values?: Float64Array;
};

function encodeColumn(given: StoredColumn): ColumnRuns {
  const column = given instanceof Float64Array ? dictionaryEncode(given) : given;
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
    throw new RangeError("The copy names a value that it does not have.");
  }
  return { codes, values: kind === "few i32" ? Int32Array.from(values) : values };
}

function decodeHeader(buffer: ArrayBuffer): Header & { readonly start: number } {
  const [found, length = 0] = new Uint32Array(buffer, 0, 2);
  if (found !== magic) {
    throw new TypeError("These bytes are no columns.");
  }
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, length));
  return { ...Header.parse(JSON.parse(text)), start: alignUp(8 + length) };
}

function alignUp(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
