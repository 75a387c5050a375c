/**
 * A sum with compensation for rounding errors: 100,000 shares of a total add up to the total, exact
 * to the last bit or two.
 *
 * Source: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen,
 * ZAMM 54, 1974.
 */
export class CompensatedSum {
  #sum = 0;
  #roundingError = 0;

  add(number: number): void {
    this.#roundingError += computeRoundingError(this.#sum, number);
    this.#sum += number;
  }

  get total(): number {
    return this.#sum + this.#roundingError;
  }
}

/** Returns the rounding error of the sum of two numbers. */
export function computeRoundingError(a: number, b: number): number {
  const sum = a + b;
  return Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
}
