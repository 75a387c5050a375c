import { power } from "../numeric/exponential.ts";

/** A delay, and the revenue that it costs. */
export type Delay = {
  readonly revenuePerPeriod: number;
  readonly periods: number;
  /** The factor by which each period multiplies the cost; 1 for constant costs. */
  readonly escalation: number;
};

/**
 * Computes the cost of a delay.
 *
 *     cost = revenue per period × periods × escalation^periods
 *
 * Returns NaN if the escalation is not above 0, the periods are negative, an input is NaN or the
 * result is not finite.
 *
 * Source: D. Reinertsen, The Principles of Product Development Flow, 2009, chapter 2. The
 * escalation factor comes from the original QVF platform.
 *
 * @example
 * delayCost({ revenuePerPeriod: 10_000, periods: 3, escalation: 1 }); // 30000
 */
export function delayCost({ revenuePerPeriod, periods, escalation }: Delay): number {
  if (!(escalation > 0 && periods >= 0)) {
    return Number.NaN;
  }
  const cost = revenuePerPeriod * periods * compound(escalation, periods);
  return Number.isFinite(cost) ? cost + 0 : Number.NaN;
}

/** Computes factor^periods, by squaring for integer periods, so that 1.1² is exactly 1.1 × 1.1. */
function compound(factor: number, periods: number): number {
  if (!Number.isSafeInteger(periods)) {
    return power(factor, periods);
  }
  let [result, square] = [1, factor];
  for (let exponent = periods; exponent > 0; exponent = Math.floor(exponent / 2)) {
    result *= exponent % 2 === 1 ? square : 1;
    square *= square;
  }
  return result;
}
