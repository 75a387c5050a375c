import { z } from "zod";

/** The arrays a copy is made of. */
export type Column = Float64Array | Int32Array | Uint32Array | Uint8Array;

const kinds = { f64: Float64Array, i32: Int32Array, u32: Uint32Array, u8: Uint8Array } as const;

type Kind = keyof typeof kinds;

const Header = z.object({
  meta: z.unknown(),
  columns: z.array(z.tuple([z.string(), z.enum(["f64", "i32", "u32", "u8"]), z.int().min(0)])),
});

type Header = z.infer<typeof Header>;

const magic = 0x4f52_4401;
const alignment = 8;

/**
 * Columns as one run of bytes: a magic number, the length of a JSON header, the header, then each
 * column at a multiple of eight, little-endian. `meta` is any JSON.
 */
export function encodeColumns(
  meta: unknown,
  columns: Readonly<Record<string, Column>>,
): Uint8Array {
  const entries = Object.entries(columns);
  const header: Header = {
    meta,
    columns: entries.map(([name, column]) => [name, kindOf(column), column.length]),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(8 + text.length);
  const total = entries.reduce((sum, [, { byteLength }]) => sum + aligned(byteLength), start);
  const bytes = new Uint8Array(total);
  new Uint32Array(bytes.buffer, 0, 2).set([magic, text.length]);
  bytes.set(text, 8);
  let offset = start;
  for (const [, column] of entries) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += aligned(column.byteLength);
  }
  return bytes;
}

/**
 * The columns again, as views into `buffer`: nothing is copied. Throws if it is no such run, or if
 * it ends before its columns do.
 */
export function decodeColumns(buffer: ArrayBuffer): {
  readonly meta: unknown;
  readonly columns: ReadonlyMap<string, Column>;
} {
  const { meta, columns: described, start } = headerOf(buffer);
  const columns = new Map<string, Column>();
  let offset = start;
  for (const [name, kind, length] of described) {
    const Kind = kinds[kind];
    columns.set(name, new Kind(buffer, offset, length));
    offset += aligned(length * Kind.BYTES_PER_ELEMENT);
  }
  return { meta, columns };
}

function headerOf(buffer: ArrayBuffer): Header & { readonly start: number } {
  const [found, length = 0] = new Uint32Array(buffer, 0, 2);
  if (found !== magic) {
    throw new TypeError("These bytes are no columns.");
  }
  const text = new TextDecoder().decode(new Uint8Array(buffer, 8, length));
  return { ...Header.parse(JSON.parse(text)), start: aligned(8 + length) };
}

function kindOf(column: Column): Kind {
  if (column instanceof Float64Array) {
    return "f64";
  }
  if (column instanceof Int32Array) {
    return "i32";
  }
  return column instanceof Uint32Array ? "u32" : "u8";
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}
