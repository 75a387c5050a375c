import { isDictionaryColumn, type NumericArray, type NumberColumn } from "./dictionary-column.ts";

/** Positions in a list of words, in as few bytes each as the last of them takes. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Words that repeat, each kept once: row i says words[codes[i]]; word 0 is "" and means absent. */
export type StringColumn = { readonly codes: Codes; readonly values: readonly string[] };

/** Several words a row: row i says codes[offsets[i]] … codes[offsets[i + 1] - 1]. */
export type StringListColumn = {
  readonly offsets: Uint32Array;
  readonly codes: Codes;
  readonly values: readonly string[];
};

/** Gives each different word a code, in order of first appearance; "" is 0. */
export class Dictionary {
  readonly values: string[];
  readonly #codes: Map<string, number>;

  constructor(words: readonly string[] = [""]) {
    this.values = [...words];
    this.#codes = new Map(words.map((word, code) => [word, code]));
  }

  encode(word: string): number {
    const known = this.#codes.get(word);
    if (known !== undefined) {
      return known;
    }
    const code = this.values.length;
    this.values.push(word);
    this.#codes.set(word, code);
    return code;
  }
}

/** Room for codes of so many words. */
export function newCodes(length: number, words: number): Codes {
  if (words <= 0x100) {
    return new Uint8Array(length);
  }
  return words <= 0x1_0000 ? new Uint16Array(length) : new Uint32Array(length);
}

/** The word of a row, or undefined where it has none. */
export function stringAt(coded: StringColumn, row: number): string | undefined {
  return coded.values[coded.codes[row] ?? 0] || undefined;
}

/** All words of a row. */
export function stringsAt(lists: StringListColumn, row: number): string[] {
  const found: string[] = [];
  const end = lists.offsets[row + 1] ?? 0;
  for (let at = lists.offsets[row] ?? 0; at < end; at += 1) {
    found.push(lists.values[lists.codes[at] ?? 0] ?? "");
  }
  return found;
}

/**
 * Picks elements: result[i] = source[order[i]]. O(length of order). One function for each kind of
 * array: a single one for all would meet four kinds and be compiled for none.
 */
export function gatherFloat64(source: Float64Array, order: ArrayLike<number>): Float64Array {
  const picked = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    picked[i] = source[order[i] as number] as number;
  }
  return picked;
}

export function gatherInt32(source: Int32Array, order: ArrayLike<number>): Int32Array {
  const picked = new Int32Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    picked[i] = source[order[i] as number] as number;
  }
  return picked;
}

function gatherUint32(source: Uint32Array, order: ArrayLike<number>): Uint32Array {
  const picked = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    picked[i] = source[order[i] as number] as number;
  }
  return picked;
}

function gatherUint16(source: Uint16Array, order: ArrayLike<number>): Uint16Array {
  const picked = new Uint16Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    picked[i] = source[order[i] as number] as number;
  }
  return picked;
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
  const picked =
    source instanceof Float64Array ? gatherFloat64(source, order) : gatherInt32(source, order);
  return picked as A;
}

export function gatherUint8(source: Uint8Array, order: ArrayLike<number>): Uint8Array {
  const picked = new Uint8Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    picked[i] = source[order[i] as number] as number;
  }
  return picked;
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
  const picked = new Uint32Array(order.length + 1);
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    picked[i + 1] = (picked[i] as number) + (offsets[row + 1] as number) - (offsets[row] as number);
  }
  const pickedCodes = newCodes(picked[order.length] as number, values.length);
  let next = 0;
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    const end = offsets[row + 1] as number;
    for (let at = offsets[row] as number; at < end; at += 1) {
      pickedCodes[next++] = codes[at] as number;
    }
  }
  return { offsets: picked, codes: pickedCodes, values };
}
