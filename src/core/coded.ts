import { type Coded, type CodedLists } from "./board.ts";

/** Gives each different word a code, in order of first appearance; "" is 0. */
export class Dictionary {
  readonly words: string[];
  readonly #codes: Map<string, number>;

  constructor(words: readonly string[] = [""]) {
    this.words = [...words];
    this.#codes = new Map(words.map((word, code) => [word, code]));
  }

  codeOf(word: string): number {
    const known = this.#codes.get(word);
    if (known !== undefined) {
      return known;
    }
    const code = this.words.length;
    this.words.push(word);
    this.#codes.set(word, code);
    return code;
  }
}

/** The word of a row, or undefined where it has none. */
export function wordAt(coded: Coded, row: number): string | undefined {
  return coded.words[coded.codes[row] ?? 0] || undefined;
}

/** All words of a row. */
export function wordsAt(lists: CodedLists, row: number): string[] {
  const found: string[] = [];
  const end = lists.offsets[row + 1] ?? 0;
  for (let at = lists.offsets[row] ?? 0; at < end; at += 1) {
    found.push(lists.words[lists.codes[at] ?? 0] ?? "");
  }
  return found;
}

/** Picks elements: result[i] = source[order[i]]. O(length of order). */
export function gather<A extends Float64Array | Int32Array | Uint32Array | Uint8Array>(
  source: A,
  order: ArrayLike<number>,
): A {
  const picked = new (source.constructor as new (length: number) => A)(order.length);
  for (let i = 0; i < order.length; i += 1) {
    picked[i] = source[order[i] as number] as number;
  }
  return picked;
}

export function gatherCoded({ codes, words }: Coded, order: ArrayLike<number>): Coded {
  return { codes: gather(codes, order), words };
}

export function gatherLists(lists: CodedLists, order: ArrayLike<number>): CodedLists {
  const { offsets, codes, words } = lists;
  const picked = new Uint32Array(order.length + 1);
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    picked[i + 1] = (picked[i] as number) + (offsets[row + 1] as number) - (offsets[row] as number);
  }
  const pickedCodes = new Uint32Array(picked[order.length] as number);
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    pickedCodes.set(codes.subarray(offsets[row], offsets[row + 1]), picked[i]);
  }
  return { offsets: picked, codes: pickedCodes, words };
}
