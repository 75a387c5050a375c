import {
  uncapitalise,
  formatList,
  formatMissingKeys,
  formatNumber,
  formatShare,
} from "../../words/wording.ts";
import {
  buildExplanation,
  topContributor,
  listUnratedKeys,
  buildScorePart,
} from "../explanation/explanation.ts";
import {
  type Definition,
  type Explanation,
  type ScorePart,
  type Scores,
  type SquaredDistances,
  type WeightedCriterion,
} from "../model.ts";
import { findMinMax } from "./cohort.ts";
import { computeCoverage } from "./coverage.ts";
import { type ModelColumns, ratingOf } from "./model-columns.ts";

/** A criterion with the norm and the extremes of its column. */
export type NormalisedCriterion = {
  readonly criterion: WeightedCriterion;
  /** The largest absolute rating. Ratings are divided by it first, so that squares stay finite. */
  readonly magnitude: number;
  /** The weight divided by the Euclidean norm of the column in units of `magnitude`. */
  readonly scale: number;
  /** The weighted normalised rating of the best item. */
  readonly best: number;
  /** The weighted normalised rating of the worst item. */
  readonly worst: number;
};

/**
 * Normalises the criteria that have a weight and different ratings. The others add nothing to any
 * distance.
 *
 *     v(x) = w · x / √Σ x²,  over the rated items
 *
 * It makes two passes over each column. The sum follows the order of the rows, so a snapshot gives
 * the same bits on every machine.
 */
export function normaliseCriteria(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
): NormalisedCriterion[] {
  return criteria.flatMap((criterion) => {
    const ratings = columns.ratings.get(criterion.key)?.likely;
    return ratings === undefined || criterion.weight === 0
      ? []
      : normaliseCriterion(ratings, criterion);
  });
}

/**
 * Computes the relative closeness C of each row to the best of every criterion.
 *
 *     S⁺ = √Σ (v − best)²,  S⁻ = √Σ (v − worst)²,  C = S⁻ / (S⁺ + S⁻)
 *
 * A missing rating adds to neither distance. Renormalising the other weights would multiply both
 * distances by the same factor and not change C. There is no score when both distances are 0.
 */
export function rateIdealPoint(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
  normalised: readonly NormalisedCriterion[],
): Scores {
  const { coverage, confidence } = computeCoverage(columns, criteria);
  const { toBest, toWorst } = computeDistances(columns, normalised);
  for (let row = 0; row < columns.count; row += 1) {
    const distance = toWorst[row] as number;
    toWorst[row] = distance / ((toBest[row] as number) + distance);
  }
  return { value: toWorst, coverage, confidence };
}

/**
 * Returns the contribution of a criterion with weight 1 to the squared distances of a row. Every v,
 * including best and worst, has the weight as a factor, so a weight w multiplies it by w². The
 * scale comes from `columns`. The ratings come from the second columns, in which a caller may have
 * filled missing ratings.
 */
export function readSquares(
  columns: ModelColumns,
  { ratings }: ModelColumns = columns,
): (criterion: WeightedCriterion) => SquaredDistances {
  return (criterion) => {
    const likely = ratings.get(criterion.key)?.likely;
    const [normalised] = normaliseCriteria(columns, [{ ...criterion, weight: 1 }]);
    if (likely === undefined || normalised === undefined) {
      return { toBest: () => 0, toWorst: () => 0 };
    }
    const { magnitude, scale, best, worst } = normalised;
    const squareTo = (end: number) => (row: number) => {
      const distance = ((likely[row] as number) / magnitude) * scale - end;
      return Number.isNaN(distance) ? 0 : distance * distance;
    };
    return { toBest: squareTo(best), toWorst: squareTo(worst) };
  };
}

/**
 * Explains the closeness of an item, whose columns have one row. Each part is the score times the
 * criterion's share of the squared distance to the worst. The parts add up to the score within
 * rounding (relative 1e-12).
 */
export function explainIdealPoint(
  columns: ModelColumns,
  definition: Definition,
  cohort: Pick<IdealPointContext, "normalised" | "itemCount">,
): Explanation {
  const { criteria } = definition;
  const scores = rateIdealPoint(columns, criteria, cohort.normalised);
  const value = scores.value[0] ?? Number.NaN;
  const context = { columns, criteria, value, ...cohort };
  const parts = buildScoreParts(context);
  const isScored = !Number.isNaN(value);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formatFormula(context) : "no score",
      reason: isScored ? describeScore(context, parts) : describeNoScore(context),
    },
  );
}

function normaliseCriterion(
  ratings: Float64Array,
  criterion: WeightedCriterion,
): NormalisedCriterion[] {
  const [low, high] = findMinMax(ratings);
  if (!(low < high)) {
    return [];
  }
  const magnitude = Math.max(Math.abs(low), Math.abs(high));
  let squares = 0;
  for (let row = 0; row < ratings.length; row += 1) {
    const ratio = (ratings[row] as number) / magnitude;
    squares += Number.isNaN(ratio) ? 0 : ratio * ratio;
  }
  const scale = criterion.weight / Math.sqrt(squares);
  const [least, most] = [(low / magnitude) * scale, (high / magnitude) * scale];
  const [best, worst] = criterion.direction === "up" ? [most, least] : [least, most];
  return [{ criterion, magnitude, scale, best, worst }];
}

function computeDistances(
  { count, ratings }: ModelColumns,
  normalised: readonly NormalisedCriterion[],
) {
  const toBest = new Float64Array(count);
  const toWorst = new Float64Array(count);
  for (const each of normalised) {
    const column = ratings.get(each.criterion.key)?.likely;
    if (column !== undefined) {
      addSquares({ toBest, toWorst }, column, each);
    }
  }
  for (let row = 0; row < count; row += 1) {
    toBest[row] = Math.sqrt(toBest[row] as number);
    toWorst[row] = Math.sqrt(toWorst[row] as number);
  }
  return { toBest, toWorst };
}

function addSquares(
  { toBest, toWorst }: { readonly toBest: Float64Array; readonly toWorst: Float64Array },
  column: Float64Array,
  { magnitude, scale, best, worst }: NormalisedCriterion,
): void {
  for (let row = 0; row < column.length; row += 1) {
    const rating = column[row] as number;
    if (!Number.isNaN(rating)) {
      const weighted = (rating / magnitude) * scale;
      toBest[row] = (toBest[row] as number) + (weighted - best) * (weighted - best);
      toWorst[row] = (toWorst[row] as number) + (weighted - worst) * (weighted - worst);
    }
  }
}

type IdealPointContext = {
  readonly columns: ModelColumns;
  readonly criteria: readonly WeightedCriterion[];
  readonly normalised: readonly NormalisedCriterion[];
  readonly value: number;
  /** The number of compared items. */
  readonly itemCount: number;
};

function buildScoreParts({ columns, criteria, normalised, value }: IdealPointContext): ScorePart[] {
  const squares = new Map<WeightedCriterion, number>();
  let total = 0;
  for (const { criterion, magnitude, scale, worst } of normalised) {
    const distance = (ratingOf(columns, criterion.key) / magnitude) * scale - worst;
    const square = Number.isNaN(distance) ? 0 : distance * distance;
    squares.set(criterion, square);
    total += square;
  }
  return criteria.map((criterion) => {
    const part = value > 0 ? value * ((squares.get(criterion) ?? 0) / total) : 0;
    const rating = ratingOf(columns, criterion.key);
    return { ...buildScorePart(criterion, rating, part), weight: criterion.weight };
  });
}

function formatFormula({ columns, normalised, value }: IdealPointContext): string {
  const { toBest, toWorst } = computeDistances(columns, normalised);
  const [best, worst] = [formatNumber(toBest[0] ?? 0), formatNumber(toWorst[0] ?? 0)];
  return `${worst} / (${best} + ${worst}) = ${formatNumber(value)}`;
}

function describeScore(context: IdealPointContext, parts: readonly ScorePart[]): string {
  const { columns, criteria, value, itemCount } = context;
  const missing = listUnratedKeys(columns, criteria).length;
  const from =
    missing === 0 ? "" : ` from ${criteria.length - missing} of ${criteria.length} criteria`;
  const head = `Score ${formatNumber(value)}${from} among ${itemCount} items`;
  const lead = topContributor(parts);
  const contribution =
    lead === undefined || lead.contribution <= 0
      ? "the item is the worst in every criterion in which the items differ"
      : `${uncapitalise(lead.name)} accounts for ${formatShare(lead.contribution / value)} of it`;
  return `${head}: ${contribution}${describeIdleCriteria(context)}.`;
}

/** Names the criteria that are rated here and have a weight, but are equal for all items. */
function describeIdleCriteria({ columns, criteria, normalised }: IdealPointContext): string {
  const discriminating = new Set(normalised.map(({ criterion }) => criterion));
  const idle = criteria.filter(
    (criterion) =>
      criterion.weight > 0 &&
      !discriminating.has(criterion) &&
      !Number.isNaN(ratingOf(columns, criterion.key)),
  );
  const keys = idle.map(({ key }) => key);
  return keys.length === 0
    ? ""
    : `; ${formatList(keys)} ${keys.length === 1 ? "is" : "are"} equal for all items`;
}

function describeNoScore({ columns, criteria, itemCount }: IdealPointContext): string {
  const missing = listUnratedKeys(columns, criteria);
  if (itemCount < 2) {
    return "No score: a comparison needs at least two items, and there is only this one.";
  }
  if (missing.length < criteria.length) {
    return "No score: the items do not differ in any rated criterion with a weight.";
  }
  return missing.length === 1
    ? `No score: ${formatMissingKeys(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
