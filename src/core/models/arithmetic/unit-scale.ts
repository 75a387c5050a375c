import { naturalLog } from "../../numeric/natural-log.ts";
import { type Criterion } from "../model.ts";

/** What turns a rating into 0–1: a range, a direction, and whether steps or doublings count. */
export type UnitScale = Pick<Criterion, "min" | "max" | "direction" | "scale">;

/** Where the shares of one criterion go: value[row] += weight · unit · inverse[row]. */
export type WeightedSums = {
  readonly value: Float64Array;
  readonly ratings: Float64Array;
  /** 1 / the weight that was rated, row by row. */
  readonly inverse: Float64Array;
};

/** The nearest number within the range of a criterion. */
export function clampToRange(rating: number, { min, max }: Pick<Criterion, "min" | "max">): number {
  return Math.min(Math.max(rating, min), max);
}

/**
 * A rating on the unit scale: 0 is the worst that can be said, 1 the best.
 *
 *     linear  u = clamp((x − min) / (max − min), 0, 1)
 *     log     u = clamp(ln(1 + x − min) / ln(1 + max − min), 0, 1)
 *
 * Lower-is-better is 1 − u, never 1 / u: an inversion would give the best item 0 or infinity.
 * NaN gives NaN.
 *
 * @example
 * unitOf(4, { min: 0, max: 10, direction: "down" }); // 0.6
 */
export function toUnit(rating: number, scale: UnitScale): number {
  const { min, max, direction } = scale;
  const isLog = scale.scale === "log";
  const unit = isLog
    ? naturalLog(1 + (clampToRange(rating, scale) - min)) / naturalLog(1 + (max - min))
    : (rating - min) / (max - min);
  const clamped = Math.min(Math.max(unit, 0), 1);
  return direction === "up" ? clamped : 1 - clamped;
}

/** Adds the weighted units of one column. The arithmetic of `unitOf`, operation by operation. */
export function addUnits(tally: WeightedSums, scale: UnitScale, weight: number): void {
  if (scale.scale === "log") {
    addLogUnits(tally, scale, weight);
  } else {
    addLinearUnits(tally, scale, weight);
  }
}

function addLinearUnits(
  tally: WeightedSums,
  { min, max, direction }: UnitScale,
  weight: number,
): void {
  const { value, ratings, inverse } = tally;
  const span = max - min;
  const base = direction === "up" ? 0 : 1;
  const sign = direction === "up" ? 1 : -1;
  for (let row = 0; row < value.length; row += 1) {
    const unit = Math.min(Math.max(((ratings[row] ?? Number.NaN) - min) / span, 0), 1);
    const share = weight * (base + sign * unit) * (inverse[row] ?? 0);
    value[row] = (value[row] ?? 0) + (Number.isNaN(share) ? 0 : share);
  }
}

function addLogUnits(
  tally: WeightedSums,
  { min, max, direction }: UnitScale,
  weight: number,
): void {
  const { value, ratings, inverse } = tally;
  const span = naturalLog(1 + (max - min));
  const base = direction === "up" ? 0 : 1;
  const sign = direction === "up" ? 1 : -1;
  for (let row = 0; row < value.length; row += 1) {
    const rating = Math.min(Math.max(ratings[row] ?? Number.NaN, min), max);
    const unit = Math.min(Math.max(naturalLog(1 + (rating - min)) / span, 0), 1);
    const share = weight * (base + sign * unit) * (inverse[row] ?? 0);
    value[row] = (value[row] ?? 0) + (Number.isNaN(share) ? 0 : share);
  }
}
