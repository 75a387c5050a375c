import { orderBy } from "../../ranking/order-by.ts";
import { type RatingColumn } from "../../snapshot/snapshot.ts";
import { type CohortScaling, type WeightedCriterion } from "../model.ts";
import { sliceRow, type CohortItem } from "./cohort-item.ts";
import { type ModelColumns } from "./model-columns.ts";

/**
 * Ratings seen against those of the whole board: each column made into 0–1 by what it holds itself,
 * with n rated items, mean μ and (population) standard deviation σ.
 *
 *     min-max     u = (x − least) / (greatest − least)
 *     z-score     u = clamp(((x − μ) / σ + 3) / 6, 0, 1): three deviations either way
 *     percentile  u = (items below + half of those equal, itself among them) / n
 *
 * A column that says the same of everybody tells nobody apart: u is 0.5 for all. NaN stays NaN,
 * and intervals stay as they are, so that confidence is what it was. Lower-is-better is turned
 * afterwards, as 1 − u.
 *
 * @example
 * const { ratings } = cohortColumns(columnsOf(board), "min-max", criteria);
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
 * One row of `cohortColumns`, with the same bits: each column is gone down, and none is made or
 * sorted, so that explaining a page of a large board does not make the board anew for each item.
 */
export function scaleCohortRow(
  { columns, row }: CohortItem,
  scaling: CohortScaling,
  criteria: readonly WeightedCriterion[],
): ModelColumns {
  const only = sliceRow({ columns, row });
  const ratings = new Map<string, RatingColumn>();
  for (const { key } of criteria) {
    const [column, cell] = [columns.ratings.get(key), only.ratings.get(key)];
    if (column !== undefined && cell !== undefined) {
      const likely = Float64Array.of(scaleCell(column.likely, scaling, row));
      ratings.set(key, { ...cell, likely });
    }
  }
  return { ...only, ratings };
}

/** Criteria as they read what is on the unit scale already. */
export function toUnitRange(criteria: readonly WeightedCriterion[]): WeightedCriterion[] {
  return criteria.map((criterion) => ({ ...criterion, min: 0, max: 1, scale: "linear" }));
}

/** The least and the greatest of a column; the least above the greatest where nothing is rated. */
export function findMinMax(ratings: Float64Array): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < ratings.length; row += 1) {
    const rating = ratings[row] as number;
    // Both are false for NaN.
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

/** Where 0 lies, how far it is from there to 1, and whether that tells anybody apart. */
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
  // Beyond all numbers, as ratings of 1e308 either way, they cannot be told apart, either.
  return { from, span, isDiscriminating: low < high && span > 0 && Number.isFinite(span) };
}

function applyScale({ from, span, isDiscriminating }: CohortScale, rating: number): number {
  const unit = isDiscriminating ? Math.min(Math.max((rating - from) / span, 0), 1) : 0.5;
  return Number.isNaN(rating) ? rating : unit;
}

/** Six standard deviations around the mean: (x − (μ − 3σ)) / 6σ is (z + 3) / 6. */
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

/** Equal ratings stand next to each other in the order, and share the middle of their places. */
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
    for (let at = from; at < end; at += 1) {
      units[order[at] as number] = unit;
    }
    from = end;
  }
  return units;
}

/** The same of one rating, by counting. */
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

/** How many are rated: those that are not stand last. */
function countRatings(ratings: Float64Array, order: Uint32Array): number {
  let count = order.length;
  while (count > 0 && Number.isNaN(ratings[order[count - 1] as number])) {
    count -= 1;
  }
  return count;
}
