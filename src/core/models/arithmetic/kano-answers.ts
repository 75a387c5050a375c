/** The answers of the survey to a feature's presence or absence, in the survey's order. */
export const kanoAnswers = ["like", "must", "neutral", "live", "dislike"] as const;

export type KanoAnswer = (typeof kanoAnswers)[number];

/** The answers to both questions: about the presence and about the absence of a feature. */
export type KanoPair = {
  readonly functional: KanoAnswer;
  readonly dysfunctional: KanoAnswer;
  /** The number of respondents with these answers; by default, one. */
  readonly count?: number | undefined;
};

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

/** The number of answers in each category, by criterion. */
export type KanoCounts = Readonly<Record<(typeof keys)[KanoCategory], number>>;

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

const noCounts: KanoCounts = {
  kano_attractive: 0,
  kano_one_dimensional: 0,
  kano_must_be: 0,
  kano_indifferent: 0,
  kano_reverse: 0,
  kano_questionable: 0,
};

/**
 * Counts the answers of all respondents as ratings for the model `kano`. The result has all six
 * criteria, including those with a count of 0.
 *
 * @example
 * countKanoAnswers([{ functional: "like", dysfunctional: "dislike" }]).kano_one_dimensional; // 1
 */
export function countKanoAnswers(pairs: readonly KanoPair[]): KanoCounts {
  let counts = noCounts;
  for (const pair of pairs) {
    counts = addKanoAnswer(counts, pair);
  }
  return counts;
}

/** Adds the answers of one respondent, or of several respondents with the same answers. */
export function addKanoAnswer(
  counts: KanoCounts,
  { functional, dysfunctional, count = 1 }: KanoPair,
): KanoCounts {
  const key = keys[classifyKano(functional, dysfunctional)];
  return { ...counts, [key]: counts[key] + count };
}

function isKanoCategory(code: string | undefined): code is KanoCategory {
  return code !== undefined && Object.hasOwn(keys, code);
}
