import { orderBy } from "../../ranking/order-by.ts";
import { type RatingColumn } from "../../snapshot/snapshot.ts";
import { type CohortScaling, type WeightedCriterion } from "../model.ts";
import { sliceRow, type CohortItem } from "./cohort-item.ts";
import { type ModelColumns } from "./model-columns.ts";

/**
 * Scales each column to 0–1 relative to its own ratings, with n rated items, mean μ and population
 * standard deviation σ.
 *
 *     min-max     u = (x − min) / (max − min)
 *     z-score     u = clamp(((x − μ) / σ + 3) / 6, 0, 1), that is, μ ± 3σ
 *     percentile  u = (items below x + half of the items equal to x, including itself) / n
 *
 * If all ratings of a column are equal, u is 0.5 for all. NaN stays NaN. Intervals stay unscaled,
 * so that the confidence does not change. The model computes lower-is-better afterwards, as 1 − u.
 *
 * @example
 * const { ratings } = scaleCohortColumns(toModelColumns(snapshot), "min-max", criteria);
 */
export function scaleCohortColumns(
  columns: ModelColumns,
  scaling: CohortScaling,
  criteria: readonly WeightedCriterion[],
): ModelColumns {
  const ratings = new Map<string, RatingColumn>();
  for (const { key } of criteria) {
    const column = columns.ratings.get(key);
    if (column !== undefined) {
      ratings.set(key, { ...column, likely: scaleColumn(column.likely, scaling) });
    }
  }
  return { ...columns, ratings };
}

/**
 * Scales one row, with the same bits as `scaleCohortColumns`. It reads each column once without
 * building or sorting one, so that an explanation does not scale the whole snapshot for each item.
 */
export function scaleCohortRow(
  { columns, row }: CohortItem,
  scaling: CohortScaling,
  criteria: readonly WeightedCriterion[],
): ModelColumns {
  const rowColumns = sliceRow({ columns, row });
  const ratings = new Map<string, RatingColumn>();
  for (const { key } of criteria) {
    const [column, cell] = [columns.ratings.get(key), rowColumns.ratings.get(key)];
    if (column !== undefined && cell !== undefined) {
      const likely = Float64Array.of(scaleCell(column.likely, scaling, row));
      ratings.set(key, { ...cell, likely });
    }
  }
  return { ...rowColumns, ratings };
}

/** Returns the criteria with the range 0–1, for ratings that are already on the unit scale. */
export function toUnitRange(criteria: readonly WeightedCriterion[]): WeightedCriterion[] {
  return criteria.map((criterion) => ({ ...criterion, min: 0, max: 1, scale: "linear" }));
}

/**
 * Returns the criteria with the smallest and the largest rating as their linear range. The range of
 * a criterion without ratings is NaN.
 */
export function toRatedRange(
  { ratings }: ModelColumns,
  criteria: readonly WeightedCriterion[],
): WeightedCriterion[] {
  return criteria.map((criterion) => {
    const [low, high] = findMinMax(ratings.get(criterion.key)?.likely ?? new Float64Array(0));
    const [min, max] = low <= high ? [low, high] : [Number.NaN, Number.NaN];
    return { ...criterion, min, max, scale: "linear" };
  });
}

/** Finds the smallest and the largest rating. Without ratings, returns low > high. */
export function findMinMax(ratings: Float64Array): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < ratings.length; row += 1) {
    const rating = ratings[row] as number;
    // Both comparisons are false for NaN.
    low = rating < low ? rating : low;
    high = rating > high ? rating : high;
  }
  return [low, high];
}

function scaleColumn(ratings: Float64Array, scaling: CohortScaling): Float64Array {
  const scale = fitScale(ratings, scaling);
  if (scaling === "percentile" && scale.isDiscriminating) {
    return computeMidRanks(ratings);
  }
  const units = new Float64Array(ratings.length);
  for (let row = 0; row < ratings.length; row += 1) {
    units[row] = applyScale(scale, ratings[row] as number);
  }
  return units;
}

function scaleCell(ratings: Float64Array, scaling: CohortScaling, row: number): number {
  const scale = fitScale(ratings, scaling);
  const rating = ratings[row] as number;
  return scaling === "percentile" && scale.isDiscriminating
    ? computeMidRank(ratings, rating)
    : applyScale(scale, rating);
}

/** The rating at u = 0, the distance to u = 1, and whether the column has different ratings. */
type CohortScale = {
  readonly from: number;
  readonly span: number;
  readonly isDiscriminating: boolean;
};

function fitScale(ratings: Float64Array, scaling: CohortScaling): CohortScale {
  const [low, high] = findMinMax(ratings);
  if (scaling === "percentile") {
    return { from: low, span: high - low, isDiscriminating: low < high };
  }
  const { from, span } =
    scaling === "z-score" ? computeZScoreSpan(ratings) : { from: low, span: high - low };
  // An infinite span, for example from −1e308 to 1e308, does not discriminate either.
  return { from, span, isDiscriminating: low < high && span > 0 && Number.isFinite(span) };
}

function applyScale({ from, span, isDiscriminating }: CohortScale, rating: number): number {
  const unit = isDiscriminating ? Math.min(Math.max((rating - from) / span, 0), 1) : 0.5;
  return Number.isNaN(rating) ? rating : unit;
}

/** Computes the span of six standard deviations: (x − (μ − 3σ)) / 6σ equals (z + 3) / 6. */
function computeZScoreSpan(ratings: Float64Array): {
  readonly from: number;
  readonly span: number;
} {
  let count = 0;
  let sum = 0;
  for (let row = 0; row < ratings.length; row += 1) {
    const rating = ratings[row] as number;
    const isRated = !Number.isNaN(rating);
    count += Number(isRated);
    sum += isRated ? rating : 0;
  }
  const mean = sum / count;
  let squares = 0;
  for (let row = 0; row < ratings.length; row += 1) {
    const distance = (ratings[row] as number) - mean;
    squares += Number.isNaN(distance) ? 0 : distance * distance;
  }
  const deviation = Math.sqrt(squares / count);
  return { from: mean - 3 * deviation, span: 6 * deviation };
}

/** Computes the mid-rank of every row. Equal ratings are adjacent in the order and share one. */
function computeMidRanks(ratings: Float64Array): Float64Array {
  const order = orderBy(ratings.length, [{ values: ratings, direction: "up" }]);
  const units = new Float64Array(ratings.length).fill(Number.NaN);
  const count = countRatings(ratings, order);
  for (let from = 0; from < count;) {
    const rating = ratings[order[from] as number];
    let end = from + 1;
    while (end < count && ratings[order[end] as number] === rating) {
      end += 1;
    }
    const unit = (from + end) / 2 / count;
    for (let index = from; index < end; index += 1) {
      units[order[index] as number] = unit;
    }
    from = end;
  }
  return units;
}

/** Computes the mid-rank of one rating by counting. */
function computeMidRank(ratings: Float64Array, rating: number): number {
  let [below, equal, count] = [0, 0, 0];
  for (let row = 0; row < ratings.length; row += 1) {
    const other = ratings[row] as number;
    below += Number(other < rating);
    equal += Number(other === rating);
    count += Number(!Number.isNaN(other));
  }
  return Number.isNaN(rating) ? rating : (below + (below + equal)) / 2 / count;
}

/** Counts the rated rows. Unrated rows are last in the order. */
function countRatings(ratings: Float64Array, order: Uint32Array): number {
  let count = order.length;
  while (count > 0 && Number.isNaN(ratings[order[count - 1] as number])) {
    count -= 1;
  }
  return count;
}
