import { computeTieCeiling, roundScore } from "../numeric/round-score.ts";

/** The rounding that decides ties between the scores of one draw. */
export type TieRounding = {
  /** Rounds a score, so that tied scores have equal rounded scores. The function is monotone. */
  readonly round: (score: number) => number;
  /** Returns the largest score that is tied with a rounded score. */
  readonly ceiling: (rounded: number) => number;
};

/** Ties scores as the ranking does: see `roundScore`. */
export const scoreTies: TieRounding = { round: roundScore, ceiling: computeTieCeiling };

/**
 * Ties logarithms of scores. Rounding a score to 40 bits moves its logarithm by up to 2⁻⁴⁰, so
 * `round` rounds logarithms to multiples of 2⁻⁴⁰, and halves down.
 */
export const logTies: TieRounding = {
  round: (log) => Math.ceil(log * 2 ** 40 - 0.5) * 2 ** -40,
  ceiling: (rounded) => rounded + 2 ** -41,
};

/** Ties equal numbers only, for scores that are already rounded. */
export const exactTies: TieRounding = {
  round: (rounded) => rounded,
  ceiling: (rounded) => rounded,
};
