import { normaliseName } from "./normalise-name.ts";

/**
 * The words for each value of a field. A text contains several words, separated by commas, so that
 * a text per language or group of trackers stays readable.
 */
export type WordLists<V extends string> = Readonly<Record<V, readonly string[]>>;

/** The values of a field by their words in normalised form. */
export type WordTable<V extends string> = ReadonlyMap<string, V>;

/** Longer texts are not words of a list. The limit bounds the time of normalising. */
const lengthMax = 100;

/** Marks of emoji, which normalising keeps because other scripts need such marks. */
const emojiMarks = /[\uFE0E\uFE0F\u20E3\u200D]/g;

/** Creates a table of words. Throws if the lists give a word two values. */
export function createWordTable<V extends string>(lists: WordLists<V>): WordTable<V> {
  const table = new Map<string, V>();
  for (const [value, texts] of Object.entries<readonly string[]>(lists) as [V, string[]][]) {
    for (const word of listWords(texts)) {
      addWord(table, word, value);
    }
  }
  return table;
}

/** Returns the normalised words of texts that separate them with commas. */
export function listWords(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(",").map(normaliseName));
}

function addWord<V extends string>(table: Map<string, V>, word: string, value: V): void {
  const other = table.get(word) ?? value;
  if (other !== value) {
    throw new Error(`The word "${word}" means both ${other} and ${value}.`);
  }
  table.set(word, value);
}

/** Finds the value of a word in any case, with any accents and punctuation. */
export function findWord<V extends string>(table: WordTable<V>, text: string): V | undefined {
  return table.get(text) ?? table.get(normaliseWord(text));
}

/** Returns a word without case, accents, blanks, punctuation and emoji. */
export function normaliseWord(text: string): string {
  return text.length > lengthMax ? "" : normaliseName(text.replaceAll(emojiMarks, ""));
}
