import { naturalLog } from "../../numeric/natural-log.ts";
import { type Criterion } from "../model.ts";

/** The properties of a criterion that map a rating to 0–1. */
export type UnitScale = Pick<Criterion, "min" | "max" | "direction" | "scale">;

/** The columns of the sum value[row] += weight · unit(ratings[row]) · inverse[row]. */
export type WeightedSums = {
  readonly value: Float64Array;
  readonly ratings: Float64Array;
  /** The reciprocal of each row's rated weight. */
  readonly inverse: Float64Array;
};

/** Clamps a rating to the range of a criterion. NaN stays NaN. */
export function clampToRange(rating: number, { min, max }: Pick<Criterion, "min" | "max">): number {
  return Math.min(Math.max(rating, min), max);
}

/**
 * Maps a rating to the unit scale, on which 0 is the worst rating and 1 the best.
 *
 *     linear  u = clamp((x − min) / (max − min), 0, 1)
 *     log     u = clamp(ln(1 + x − min) / ln(1 + max − min), 0, 1)
 *
 * Lower-is-better is 1 − u and not 1 / u, which would be infinite or tiny for the best rating. NaN
 * gives NaN.
 *
 * @example
 * toUnit(4, { min: 0, max: 10, direction: "down" }); // 0.6
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

/** Adds the weighted units of one column to the sums, with the same operations as `toUnit`. */
export function addUnits(sums: WeightedSums, scale: UnitScale, weight: number): void {
  if (scale.scale === "log") {
    addLogUnits(sums, scale, weight);
  } else {
    addLinearUnits(sums, scale, weight);
  }
}

function addLinearUnits(
  sums: WeightedSums,
  { min, max, direction }: UnitScale,
  weight: number,
): void {
  const { value, ratings, inverse } = sums;
  const span = max - min;
  const base = direction === "up" ? 0 : 1;
  const sign = direction === "up" ? 1 : -1;
  for (let row = 0; row < value.length; row += 1) {
    const unit = Math.min(Math.max(((ratings[row] ?? Number.NaN) - min) / span, 0), 1);
    const share = weight * (base + sign * unit) * (inverse[row] ?? 0);
    value[row] = (value[row] ?? 0) + (Number.isNaN(share) ? 0 : share);
  }
}

function addLogUnits(sums: WeightedSums, { min, max, direction }: UnitScale, weight: number): void {
  const { value, ratings, inverse } = sums;
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
