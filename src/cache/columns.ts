import { z } from "zod";
import { narrowed, type Packed, packed, unpacked } from "./packing.ts";

/** The arrays a copy is made of. */
export type Column = Float64Array | Int32Array | Uint32Array | Uint8Array;

const Description = z.object({
  name: z.string(),
  kind: z.enum(["f64", "i32", "u32", "u8", "few", "u32 in u8", "u32 in u16"]),
  length: z.int().min(0),
  /** How many different values there are, of the kind that names each once. */
  values: z.int().min(0),
});

const Header = z.object({ meta: z.unknown(), columns: z.array(Description) });

type Header = z.infer<typeof Header>;

const magic = 0x4f52_4402;
const alignment = 8;

/**
 * Columns as one run of bytes: a magic number, the length of a JSON header, the header, then each
 * column at a multiple of eight, little-endian. Columns of few different values, or of small ones,
 * are packed, for what is far away takes its time by the byte. `meta` is any JSON.
 */
export function encodeColumns(
  meta: unknown,
  columns: Readonly<Record<string, Column>>,
): Uint8Array {
  const entries = Object.entries(columns).map(([name, column]) =>
    Object.assign(pack(column), { name }),
  );
  const header: Header = {
    meta,
    columns: entries.map(({ name, kind, length, values }) => ({
      name,
      kind,
      length,
      values: values?.length ?? 0,
    })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(8 + text.length);
  const runs = entries.flatMap(({ values, codes }) => (values ? [values, codes] : [codes]));
  const total = runs.reduce((sum, { byteLength }) => sum + aligned(byteLength), start);
  const bytes = new Uint8Array(total);
  new Uint32Array(bytes.buffer, 0, 2).set([magic, text.length]);
  bytes.set(text, 8);
  let offset = start;
  for (const run of runs) {
    bytes.set(new Uint8Array(run.buffer, run.byteOffset, run.byteLength), offset);
    offset += aligned(run.byteLength);
  }
  return bytes;
}

/**
 * The columns again; what was not packed is a view into `buffer`. Throws if it is no such run, or
 * if it ends before its columns do.
 */
export function decodeColumns(buffer: ArrayBuffer): {
  readonly meta: unknown;
  readonly columns: ReadonlyMap<string, Column>;
} {
  const { meta, columns: described, start } = headerOf(buffer);
  const columns = new Map<string, Column>();
  let offset = start;
  for (const { name, kind, length, values } of described) {
    const held = new Float64Array(buffer, offset, values);
    offset += aligned(held.byteLength);
    const codes = new runKinds[kind](buffer, offset, length);
    offset += aligned(codes.byteLength);
    columns.set(name, unpacked({ kind, codes, values: held }));
  }
  if (offset !== buffer.byteLength) {
    throw new RangeError("These bytes end elsewhere than their columns.");
  }
  return { meta, columns };
}

/** What lies in the bytes of each kind. */
const runKinds = {
  f64: Float64Array,
  i32: Int32Array,
  u32: Uint32Array,
  u8: Uint8Array,
  few: Uint8Array,
  "u32 in u8": Uint8Array,
  "u32 in u16": Uint16Array,
} as const;

function pack(column: Column): Packed & { readonly length: number } {
  const { length } = column;
  if (column instanceof Float64Array) {
    return { length, ...(packed(column) ?? { kind: "f64", codes: column }) };
  }
  if (column instanceof Uint32Array) {
    return { length, ...narrowed(column) };
  }
  return { length, kind: column instanceof Int32Array ? "i32" : "u8", codes: column };
}

function headerOf(buffer: ArrayBuffer): Header & { readonly start: number } {
  const [found, length = 0] = new Uint32Array(buffer, 0, 2);
  if (found !== magic) {
    throw new TypeError("These bytes are no columns.");
  }
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, length));
  return { ...Header.parse(JSON.parse(text)), start: aligned(8 + length) };
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
