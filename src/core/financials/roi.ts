/**
 * Computes the return on investment as a ratio: 0.8 is 80 %.
 *
 *     ROI = (return − investment) / investment
 *
 * Returns NaN if the investment is not above 0, if an input is NaN or if the result is not finite.
 *
 * Source: F. Donaldson Brown, at DuPont, 1914.
 *
 * @example
 * roi(180_000, 100_000); // 0.8
 */
export function roi(returned: number, investment: number): number {
  const ratio = (returned - investment) / investment;
  return investment > 0 && Number.isFinite(ratio) ? ratio : Number.NaN;
}
