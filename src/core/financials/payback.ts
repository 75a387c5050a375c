/**
 * Computes the payback period: the number of periods until the cumulative flow covers the
 * investment.
 *
 *     t − 1 + (I − Σ before t) / CFₜ,  t the first period whose cumulative flow reaches I
 *
 * Each period's flow is assumed to arrive evenly, so the result may be a fraction. With a rate,
 * each flow counts as CFₜ / (1 + r)^t: the discounted payback. Negative flows after t change
 * nothing.
 *
 * Returns 0 if the investment is not above 0, and Infinity if the flows never reach it. Returns NaN
 * if an input is NaN or the rate is not above −1.
 *
 * Source: J. Dean, Capital Budgeting, 1951.
 *
 * @example
 * payback([400, 400, 400], { investment: 1_000 }); // 2.5
 */
export function payback(
  flows: ArrayLike<number>,
  { investment, rate = 0 }: { readonly investment: number; readonly rate?: number },
): number {
  if (Number.isNaN(investment) || !(rate > -1)) {
    return Number.NaN;
  }
  let [divisor, sum] = [1, 0];
  let periods = investment <= 0 ? 0 : Infinity;
  for (let index = 0; index < flows.length; index += 1) {
    divisor *= 1 + rate;
    const flow = (flows[index] ?? Number.NaN) / divisor;
    if (periods === Infinity && sum + flow >= investment) {
      periods = index + (investment - sum) / flow;
    }
    sum += flow;
  }
  return Number.isNaN(sum) ? Number.NaN : periods;
}
