/** Saaty's scale runs from 1/9 to 9. */
export const scaleMax = 9;

/** Two decimals of 1/9 are 1 % away from it. */
const reciprocalTolerance = 0.0101;

/**
 * A judgement as it is meant: 0.33 and 0.333 are 1/3, within 1 % of the reciprocal of a whole
 * number; everything else is taken to the letter. Undefined for what is not within 1/9 to 9.
 *
 * @example
 * judged(0.11); // 0.1111111111111111
 * judged(10); // undefined
 */
export function normaliseJudgement(value: number): number | undefined {
  const whole = Math.round(1 / value);
  if (whole > 1 && whole <= scaleMax && Math.abs(value * whole - 1) <= reciprocalTolerance) {
    return 1 / whole;
  }
  const isWithin = value >= 1 / scaleMax && value <= scaleMax * (1 + 1e-9);
  return isWithin ? Math.min(value, scaleMax) : undefined;
}

/**
 * The nearest value of Saaty's scale (1/9, 1/8 … 1/2, 1, 2 … 9), in proportion: 2.5 is nearer to 3
 * (a sixth less) than to 2 (a quarter more), and so is 1/2.5 to 1/3.
 */
export function roundToScale(ratio: number): number {
  if (ratio < 1) {
    return 1 / roundToScale(1 / ratio);
  }
  const below = Math.min(Math.floor(ratio), scaleMax);
  return below < scaleMax && ratio * ratio > below * (below + 1) ? below + 1 : below;
}

/** A value of the scale as people write it: 7, 1/3, 2.45. */
export function formatJudgement(value: number): string {
  const whole = Math.round(1 / value);
  const isReciprocal = value < 1 && Math.abs(value * whole - 1) < 1e-9;
  return isReciprocal ? `1/${whole}` : String(Number(value.toPrecision(3)));
}
