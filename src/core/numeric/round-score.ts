/** 2^13 + 1: of the 53 bits of a double's mantissa, 53 − 13 = 40 remain. */
const splitter = 8_193;

/**
 * The largest number of 40 bits up to 1e300. Far above it, the multiplication by `splitter`
 * overflows. It is a number of 40 bits, so that no number below it rounds to a number above it.
 */
const roundedMax = 9.999_999_999_991_774e299;

/**
 * Rounds a score to 40 bits of mantissa, to the nearest (Veltkamp's splitting). Two scores are tied
 * if their rounded scores are equal. Scores that should be equal then tie although their last bits
 * differ.
 *
 *     c = x · (2¹³ + 1),  hi = c − (c − x)
 *
 * Rounding each score keeps ties transitive, unlike a comparison within a tolerance. The function
 * is monotone: x ≤ y implies roundScore(x) ≤ roundScore(y). Numbers above 1e300 in magnitude,
 * infinities and NaN stay unchanged.
 *
 * Source: T. J. Dekker, A floating-point technique for extending the available precision,
 * Numerische Mathematik 18, 1971, which credits G. W. Veltkamp.
 *
 * @example
 * roundScore(0.1 + 0.2) === roundScore(0.3); // true
 */
export function roundScore(x: number): number {
  const c = x * splitter;
  return Math.abs(x) <= roundedMax ? c - (c - x) : x;
}

/** Returns a − b, or 0 for tied scores. */
export function subtractScores(a: number, b: number): number {
  return roundScore(a) === roundScore(b) ? 0 : a - b;
}

/**
 * Returns the largest score that is tied with a rounded score: the middle between it and the next
 * rounded score, or the number before the middle if the middle rounds up. Above 1e300 in magnitude,
 * this is the score itself.
 */
export function computeTieCeiling(rounded: number): number {
  if (!(Math.abs(rounded) < roundedMax)) {
    return rounded;
  }
  // A step of 1.25 · 2⁻⁴⁰ is 0.6 to 1.25 units of the 40th bit, so it rounds to one unit.
  const next = roundScore(rounded + Math.abs(rounded) * 1.25 * 2 ** -40);
  const width = next - rounded;
  const middle = rounded + width / 2;
  return roundScore(middle) === rounded ? middle : middle - width * 2 ** -13;
}

/** Returns the lowest and the highest score that are tied with a score. */
export function computeTieRange(score: number): { readonly low: number; readonly high: number } {
  const rounded = roundScore(score);
  // Rounding is symmetric.
  return { low: -computeTieCeiling(-rounded), high: computeTieCeiling(rounded) };
}
