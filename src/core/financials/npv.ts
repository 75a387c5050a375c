/**
 * Computes the net present value of cash flows: their value today minus the investment.
 *
 *     NPV = Σ CFₜ / (1 + r)^t − I₀,  t = 1, 2, …
 *
 * Flows and investment are in one currency. The rate is per period (0.1 is 10 %) and above −1. One
 * multiplication per period computes the divisor, so every engine gives the same bits.
 *
 * Returns NaN if the rate is not above −1, if an input is NaN or if the result is not finite.
 * Without flows it returns −I₀.
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
  for (let index = 0; index < flows.length; index += 1) {
    divisor *= 1 + rate;
    sum += (flows[index] ?? Number.NaN) / divisor;
  }
  const value = sum - investment;
  return rate > -1 && Number.isFinite(value) ? value : Number.NaN;
}
