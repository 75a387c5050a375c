/** The upper end of Saaty's scale, which runs from 1/9 to 9. */
export const scaleMax = 9;

/** The rounding error of a reciprocal with two decimals, and of the subtraction that finds it. */
const reciprocalTolerance = 0.005 + 1e-12;

/**
 * Normalises a judgement. A value within .005 of a reciprocal of the scale (1/2 … 1/9) becomes that
 * reciprocal, so two decimals suffice: 0.33 becomes 1/3 and 0.14 becomes 1/7. Other values stay
 * unchanged. Returns undefined for a value that is not within 1/9 to 9.
 *
 * @example
 * normaliseJudgement(0.14); // 0.14285714285714285
 * normaliseJudgement(10); // undefined
 */
export function normaliseJudgement(value: number): number | undefined {
  const inverse = Math.round(1 / value);
  const isOnScale = inverse > 1 && inverse <= scaleMax;
  if (isOnScale && Math.abs(value - 1 / inverse) <= reciprocalTolerance) {
    return 1 / inverse;
  }
  const isWithin = value >= 1 / scaleMax && value <= scaleMax * (1 + 1e-9);
  return isWithin ? Math.min(value, scaleMax) : undefined;
}

/**
 * Rounds a ratio to the nearest value of Saaty's scale (1/9, 1/8 … 1/2, 1, 2 … 9) by proportion.
 * 2.5 rounds to 3, because 3 / 2.5 = 1.2 is less than 2.5 / 2 = 1.25. 1/2.5 rounds to 1/3.
 */
export function roundToScale(ratio: number): number {
  if (ratio < 1) {
    return 1 / roundToScale(1 / ratio);
  }
  const below = Math.min(Math.floor(ratio), scaleMax);
  return below < scaleMax && ratio * ratio > below * (below + 1) ? below + 1 : below;
}

/** Formats a judgement for people: 7, 1/3, 2.45. */
export function formatJudgement(value: number): string {
  const inverse = Math.round(1 / value);
  const isReciprocal = value < 1 && Math.abs(value * inverse - 1) < 1e-9;
  return isReciprocal ? `1/${inverse}` : String(Number(value.toPrecision(3)));
}
