import { type Ratings } from "../../item/item.ts";

/** The answers of the survey to a feature's presence or absence, in the survey's order. */
export const kanoAnswers = ["like", "must", "neutral", "live", "dislike"] as const;

export type KanoAnswer = (typeof kanoAnswers)[number];

/** One respondent's answers to the presence and to the absence of a feature. */
export type KanoPair = { readonly functional: KanoAnswer; readonly dysfunctional: KanoAnswer };

/** The evaluation table: functional answers in rows, dysfunctional in columns, as `kanoAnswers`. */
const table = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"] as const;

/** The criterion that counts the answers of each category. */
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
 * Classifies a pair of answers as attractive (A), one-dimensional (O), must-be (M), indifferent
 * (I), reverse (R) or questionable (Q).
 *
 * Source: C. Berger et al., "Kano's methods for understanding customer-defined quality", 1993.
 *
 * @example
 * classifyKano("like", "dislike"); // "O"
 */
export function classifyKano(functional: KanoAnswer, dysfunctional: KanoAnswer): KanoCategory {
  const code = table[kanoAnswers.indexOf(functional)]?.[kanoAnswers.indexOf(dysfunctional)];
  return isKanoCategory(code) ? code : "Q";
}

/**
 * Counts the answers of all respondents as ratings for the model `kano`. The result has all six
 * criteria, including those with a count of 0.
 *
 * @example
 * countKanoAnswers([{ functional: "like", dysfunctional: "dislike" }]).kano_one_dimensional; // 1
 */
export function countKanoAnswers(pairs: readonly KanoPair[]): Ratings {
  const counts = new Map<string, number>(Object.values(keys).map((key) => [key, 0]));
  for (const { functional, dysfunctional } of pairs) {
    const key = keys[classifyKano(functional, dysfunctional)];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function isKanoCategory(code: string | undefined): code is KanoCategory {
  return code !== undefined && Object.hasOwn(keys, code);
}
