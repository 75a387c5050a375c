/**
 * Net present value: what a row of cash flows is worth today, less what it costs to begin.
 *
 *     NPV = Σ CFₜ / (1 + r)^t − I₀,  t = 1, 2, …
 *
 * Flows and investment in one currency, the rate per period (0.1 is 10 %), above −1. The divisor
 * grows by one multiplication a period, so the sum has the same bits on every machine.
 *
 * NaN when the rate is not above −1, when a number is none, or when the result is beyond all
 * numbers. Without flows it is −I₀.
 *
 * Source: I. Fisher, The Rate of Interest, 1907.
 *
 * @example
 * npv([50_000], { rate: 0.1, investment: 0 }); // 45454.5454…
 */
export function npv(
  flows: ArrayLike<number>,
  { rate, investment }: { readonly rate: number; readonly investment: number },
): number {
  let divisor = 1;
  let sum = 0;
  for (let at = 0; at < flows.length; at += 1) {
    divisor *= 1 + rate;
    sum += (flows[at] ?? Number.NaN) / divisor;
  }
  const value = sum - investment;
  return rate > -1 && Number.isFinite(value) ? value : Number.NaN;
}
