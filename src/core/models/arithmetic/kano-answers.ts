import { type Ratings } from "../../item/item.ts";

/** What can be said of a feature being there, or of its not being there, in the survey's order. */
export const kanoAnswers = ["like", "must", "neutral", "live", "dislike"] as const;

export type KanoAnswer = (typeof kanoAnswers)[number];

/** One person about one feature: what if it is there, what if it is not. */
export type KanoPair = { readonly functional: KanoAnswer; readonly dysfunctional: KanoAnswer };

/** Rows functional, columns dysfunctional, both in the order of `kanoAnswers`. */
const table = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"] as const;

/** The criterion that counts each letter. */
const keys = {
  A: "kano_attractive",
  O: "kano_one_dimensional",
  M: "kano_must_be",
  I: "kano_indifferent",
  R: "kano_reverse",
  Q: "kano_questionable",
} as const;

export type KanoCategory = keyof typeof keys;

/**
 * What a pair of answers makes of a feature: attractive, one-dimensional, must-be, indifferent,
 * reverse or questionable.
 *
 * Source: C. Berger et al., "Kano's methods for understanding customer-defined quality", 1993.
 *
 * @example
 * kanoOf("like", "dislike"); // "O"
 */
export function classifyKano(functional: KanoAnswer, dysfunctional: KanoAnswer): KanoCategory {
  const letter = table[kanoAnswers.indexOf(functional)]?.[kanoAnswers.indexOf(dysfunctional)];
  return isKanoCategory(letter) ? letter : "Q";
}

/**
 * Answers of many people as the ratings that the model `kano` reads; every count is there, also
 * those of 0.
 *
 * @example
 * kanoCounts([{ functional: "like", dysfunctional: "dislike" }]).kano_one_dimensional; // 1
 */
export function countKanoAnswers(pairs: readonly KanoPair[]): Ratings {
  const counts = new Map<string, number>(Object.values(keys).map((key) => [key, 0]));
  for (const { functional, dysfunctional } of pairs) {
    const key = keys[classifyKano(functional, dysfunctional)];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function isKanoCategory(letter: string | undefined): letter is KanoCategory {
  return letter !== undefined && Object.hasOwn(keys, letter);
}
