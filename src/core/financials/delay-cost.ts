import { power } from "../numeric/exponential.ts";

/** What waits, how long, and by which factor each period of waiting makes it dearer. */
export type Delay = {
  readonly revenuePerPeriod: number;
  readonly periods: number;
  /** 1: every period costs the same. */
  readonly escalation: number;
};

/**
 * What it costs to come later.
 *
 *     cost = revenue per period × periods × escalation^periods
 *
 * NaN when the escalation is not above 0, when the periods are below 0, when a number is none, or
 * when the result is beyond all numbers.
 *
 * Source: D. Reinertsen, The Principles of Product Development Flow, 2009, chapter 2; the factor is
 * the original QVF platform's.
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

/** factor^periods: by squaring where the periods are whole, so that 1.1² is 1.1 × 1.1. */
function compound(factor: number, periods: number): number {
  if (!Number.isSafeInteger(periods)) {
    return power(factor, periods);
  }
  let [result, square] = [1, factor];
  for (let left = periods; left > 0; left = Math.floor(left / 2)) {
    result *= left % 2 === 1 ? square : 1;
    square *= square;
  }
  return result;
}
