/**
 * A sum that keeps what rounding takes from it: a hundred thousand shares of a whole add up to the
 * whole, to the last bit or two.
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

/** What rounding takes from the sum of two numbers. */
export function computeRoundingError(a: number, b: number): number {
  const sum = a + b;
  return Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
}
