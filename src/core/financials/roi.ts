/**
 * Return on investment, as a ratio: 0.8 is 80 %.
 *
 *     ROI = (return − investment) / investment
 *
 * NaN when the investment is not above 0, when a number is none, or when the result is beyond all
 * numbers: nothing was put in, so nothing can be said of how it grew.
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
