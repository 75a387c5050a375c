import { isDictionaryColumn, type NumericArray, type NumberColumn } from "./dictionary-column.ts";

/** Positions in a list of strings, in the narrowest array that fits the largest position. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** One string per row: row i has values[codes[i]]. Code 0 is "", which means absent. */
export type StringColumn = { readonly codes: Codes; readonly values: readonly string[] };

/** A list of strings per row: row i has codes[offsets[i]] … codes[offsets[i + 1] - 1]. */
export type StringListColumn = {
  readonly offsets: Uint32Array;
  readonly codes: Codes;
  readonly values: readonly string[];
};

/** A dictionary that assigns codes to strings in order of first appearance; "" has code 0. */
export class Dictionary {
  readonly values: string[];
  readonly #codes: Map<string, number>;

  constructor(values: readonly string[] = [""]) {
    this.values = [...values];
    this.#codes = new Map(values.map((value, code) => [value, code]));
  }

  encode(value: string): number {
    const existing = this.#codes.get(value);
    if (existing !== undefined) {
      return existing;
    }
    const code = this.values.length;
    this.values.push(value);
    this.#codes.set(value, code);
    return code;
  }
}

/** Allocates `length` codes, wide enough for a dictionary of `size` strings. */
export function newCodes(length: number, size: number): Codes {
  if (size <= 0x100) {
    return new Uint8Array(length);
  }
  return size <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
}

/**
 * Removes the strings that no row uses from the dictionary. Returns the column itself if every string
 * is in use. O(rows).
 */
export function dropUnusedStrings(column: StringColumn): StringColumn {
  const { codes, values } = column;
  const isUsed = new Uint8Array(values.length);
  isUsed[0] = 1;
  for (let row = 0; row < codes.length; row += 1) {
    isUsed[codes[row] as number] = 1;
  }
  if (!isUsed.includes(0)) {
    return column;
  }
  const kept: string[] = [];
  const keptCodes = Uint32Array.from(values, (value, code) =>
    isUsed[code] === 1 ? kept.push(value) - 1 : 0,
  );
  const recoded = newCodes(codes.length, kept.length);
  for (let row = 0; row < codes.length; row += 1) {
    recoded[row] = keptCodes[codes[row] as number] as number;
  }
  return { codes: recoded, values: kept };
}

/** Returns the string of a row, or undefined if it is absent. */
export function stringAt(column: StringColumn, row: number): string | undefined {
  return column.values[column.codes[row] ?? 0] || undefined;
}

/** Returns all strings of a row. */
export function stringsAt(lists: StringListColumn, row: number): string[] {
  const strings: string[] = [];
  const end = lists.offsets[row + 1] ?? 0;
  for (let index = lists.offsets[row] ?? 0; index < end; index += 1) {
    strings.push(lists.values[lists.codes[index] ?? 0] ?? "");
  }
  return strings;
}

/**
 * Gathers elements: result[i] = source[order[i]]. O(length of order).
 *
 * There is one function per array type, because the engine optimises a function best if it always
 * receives the same type.
 */
export function gatherFloat64(source: Float64Array, order: ArrayLike<number>): Float64Array {
  const gathered = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    gathered[i] = source[order[i] as number] as number;
  }
  return gathered;
}

export function gatherInt32(source: Int32Array, order: ArrayLike<number>): Int32Array {
  const gathered = new Int32Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    gathered[i] = source[order[i] as number] as number;
  }
  return gathered;
}

function gatherUint32(source: Uint32Array, order: ArrayLike<number>): Uint32Array {
  const gathered = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    gathered[i] = source[order[i] as number] as number;
  }
  return gathered;
}

function gatherUint16(source: Uint16Array, order: ArrayLike<number>): Uint16Array {
  const gathered = new Uint16Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    gathered[i] = source[order[i] as number] as number;
  }
  return gathered;
}

export function gatherCodes(source: Codes, order: ArrayLike<number>): Codes {
  if (source instanceof Uint8Array) {
    return gatherUint8(source, order);
  }
  return source instanceof Uint16Array ? gatherUint16(source, order) : gatherUint32(source, order);
}

export function gatherNumbers<A extends NumericArray>(
  source: NumberColumn<A>,
  order: ArrayLike<number>,
): NumberColumn<A> {
  if (isDictionaryColumn(source)) {
    return { codes: gatherUint8(source.codes, order), values: source.values };
  }
  const gathered =
    source instanceof Float64Array ? gatherFloat64(source, order) : gatherInt32(source, order);
  return gathered as A;
}

export function gatherUint8(source: Uint8Array, order: ArrayLike<number>): Uint8Array {
  const gathered = new Uint8Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    gathered[i] = source[order[i] as number] as number;
  }
  return gathered;
}

export function gatherStrings(
  { codes, values }: StringColumn,
  order: ArrayLike<number>,
): StringColumn {
  return { codes: gatherCodes(codes, order), values };
}

export function gatherStringLists(
  lists: StringListColumn,
  order: ArrayLike<number>,
): StringListColumn {
  const { offsets, codes, values } = lists;
  const gathered = new Uint32Array(order.length + 1);
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    gathered[i + 1] =
      (gathered[i] as number) + (offsets[row + 1] as number) - (offsets[row] as number);
  }
  const gatheredCodes = newCodes(gathered[order.length] as number, values.length);
  let next = 0;
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    const end = offsets[row + 1] as number;
    for (let index = offsets[row] as number; index < end; index += 1) {
      gatheredCodes[next++] = codes[index] as number;
    }
  }
  return { offsets: gathered, codes: gatheredCodes, values };
}
