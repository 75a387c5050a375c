import { roundedMax, roundScore } from "../numeric/round-score.ts";

/** The rounding that decides ties between the scores of one draw. */
export type TieRounding = {
  /** Rounds a score, so that tied scores have equal rounded scores. The function is monotone. */
  readonly round: (score: number) => number;
  /** Returns the largest score that is tied with a rounded score. */
  readonly ceiling: (rounded: number) => number;
};

/** Ties scores as the ranking does: see `roundScore`. */
export const scoreTies: TieRounding = { round: roundScore, ceiling: computeScoreCeiling };

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

/**
 * Returns the middle between a rounded score and the next rounded score. If the middle rounds up,
 * returns the number before the middle. Above 1e300 in magnitude, returns the score, because
 * `roundScore` leaves it unchanged.
 */
function computeScoreCeiling(rounded: number): number {
  if (!(Math.abs(rounded) < roundedMax)) {
    return rounded;
  }
  // A step of 1.25 · 2⁻⁴⁰ is 0.6 to 1.25 units of the 40th bit, so it rounds to one unit.
  const next = roundScore(rounded + Math.abs(rounded) * 1.25 * 2 ** -40);
  const width = next - rounded;
  const middle = rounded + width / 2;
  return roundScore(middle) === rounded ? middle : middle - width * 2 ** -13;
}
