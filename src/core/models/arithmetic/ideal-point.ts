import {
  buildExplanation,
  topContributor,
  listUnratedKeys,
  buildScorePart,
} from "../explanation.ts";
import {
  type Definition,
  type Explanation,
  type ScorePart,
  type Scores,
  type SquaredDistances,
  type WeightedCriterion,
} from "../model.ts";
import {
  uncapitalise,
  formatList,
  formatMissingKeys,
  formatNumber,
  formatShare,
} from "../wording.ts";
import { sliceRow, type CohortItem } from "./cohort-item.ts";
import { findMinMax } from "./cohort.ts";
import { computeCoverage } from "./coverage.ts";
import { type ModelColumns, ratingOf } from "./model-columns.ts";

/** One criterion as a board has it: how long its column is, and the ends that ratings reach. */
export type NormalisedCriterion = {
  readonly criterion: WeightedCriterion;
  /** The largest magnitude of the column. Dividing by it first keeps every square in bounds. */
  readonly magnitude: number;
  /** Weight over the length of the column in units of `size`. */
  readonly scale: number;
  /** The weighted normalised rating of the ideal item, and of the worst imaginable. */
  readonly best: number;
  readonly worst: number;
};

/**
 * The criteria that tell items apart: weighed, and not rated alike by all (all 0, say). The others
 * add nothing to any distance.
 *
 *     v(x) = w · x / √Σ x²,  over the items rated
 *
 * Two passes down each column. The sum goes down the rows in their order, which is that of the
 * items' numbers: so one board has one result, on every machine.
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
 * How near each row is to the best of every criterion, and how far from the worst.
 *
 *     S⁺ = √Σ (v − best)²,  S⁻ = √Σ (v − worst)²,  C = S⁻ / (S⁺ + S⁻)
 *
 * A missing rating adds to neither distance. To renormalise the weights of the others would stretch
 * both alike and leave C as it is. Where both are 0 there is no score.
 */
export function rateIdealPoint(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
  yardsticks = normaliseCriteria(columns, criteria),
): Scores {
  const { coverage, confidence } = computeCoverage(columns, criteria);
  const { toBest, toWorst } = computeDistances(columns, yardsticks);
  for (let row = 0; row < columns.count; row += 1) {
    const far = toWorst[row] as number;
    toWorst[row] = far / ((toBest[row] as number) + far);
  }
  return { value: toWorst, coverage, confidence };
}

/**
 * Criterion → row → what it adds to each squared distance where it weighs 1. Weights are factors of
 * every v, the best and the worst among them, so that a weight w makes it w² times as much.
 */
export function readSquares(
  columns: ModelColumns,
): (criterion: WeightedCriterion) => SquaredDistances {
  return (criterion) => {
    const likely = columns.ratings.get(criterion.key)?.likely;
    const [yardstick] = normaliseCriteria(columns, [{ ...criterion, weight: 1 }]);
    if (likely === undefined || yardstick === undefined) {
      return { toBest: () => 0, toWorst: () => 0 };
    }
    const { magnitude, scale, best, worst } = yardstick;
    const squareTo = (end: number) => (row: number) => {
      const distance = ((likely[row] as number) / magnitude) * scale - end;
      return Number.isNaN(distance) ? 0 : distance * distance;
    };
    return { toBest: squareTo(best), toWorst: squareTo(worst) };
  };
}

/**
 * Why an item stands where it does. A part is the criterion's share of the squared distance from
 * the worst, of the score: the parts add up to it within rounding (relative 1e-12).
 */
export function explainIdealPoint(standing: CohortItem, definition: Definition): Explanation {
  const { criteria } = definition;
  const columns = sliceRow(standing);
  const normalised = normaliseCriteria(standing.columns, criteria);
  const scores = rateIdealPoint(columns, criteria, normalised);
  const value = scores.value[0] ?? Number.NaN;
  const view = { columns, criteria, normalised, value, items: standing.columns.count };
  const parts = buildScoreParts(view);
  const isScored = !Number.isNaN(value);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formatFormula(view) : "no score",
      reason: isScored ? describeScore(view, parts) : describeNoScore(view),
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
  const size = Math.max(Math.abs(low), Math.abs(high));
  let squares = 0;
  for (let row = 0; row < ratings.length; row += 1) {
    const ratio = (ratings[row] as number) / size;
    squares += Number.isNaN(ratio) ? 0 : ratio * ratio;
  }
  const scale = criterion.weight / Math.sqrt(squares);
  const [least, most] = [(low / size) * scale, (high / size) * scale];
  const isUp = criterion.direction === "up";
  return [
    { criterion, magnitude: size, scale, best: isUp ? most : least, worst: isUp ? least : most },
  ];
}

function computeDistances(
  { count, ratings }: ModelColumns,
  yardsticks: readonly NormalisedCriterion[],
) {
  const toBest = new Float64Array(count);
  const toWorst = new Float64Array(count);
  for (const yardstick of yardsticks) {
    const column = ratings.get(yardstick.criterion.key)?.likely;
    if (column !== undefined) {
      addSquares({ toBest, toWorst }, column, yardstick);
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
  /** How many items are compared. */
  readonly items: number;
};

function buildScoreParts({ columns, criteria, normalised, value }: IdealPointContext): ScorePart[] {
  const squares = new Map<WeightedCriterion, number>();
  let total = 0;
  for (const { criterion, magnitude, scale, worst } of normalised) {
    const far = (ratingOf(columns, criterion.key) / magnitude) * scale - worst;
    const square = Number.isNaN(far) ? 0 : far * far;
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
  const [near, far] = [formatNumber(toBest[0] ?? 0), formatNumber(toWorst[0] ?? 0)];
  return `${far} / (${near} + ${far}) = ${formatNumber(value)}`;
}

function describeScore(view: IdealPointContext, parts: readonly ScorePart[]): string {
  const { columns, criteria, value, items } = view;
  const missing = listUnratedKeys(columns, criteria).length;
  const from =
    missing === 0 ? "" : ` from ${criteria.length - missing} of ${criteria.length} criteria`;
  const head = `Score ${formatNumber(value)}${from} among ${items} items`;
  const lead = topContributor(parts);
  if (lead === undefined || lead.contribution <= 0) {
    return `${head}: it is the worst in everything that tells them apart${describeIdleCriteria(view)}.`;
  }
  const share = formatShare(lead.contribution / value);
  return `${head}: ${uncapitalise(lead.name)} carries ${share} of it${describeIdleCriteria(view)}.`;
}

/** The criteria that are rated here and weigh, and yet are the same for all. */
function describeIdleCriteria({ columns, criteria, normalised }: IdealPointContext): string {
  const telling = new Set(normalised.map(({ criterion }) => criterion));
  const idle = criteria.filter(
    (each) => each.weight > 0 && !telling.has(each) && !Number.isNaN(ratingOf(columns, each.key)),
  );
  const keys = idle.map(({ key }) => key);
  return keys.length === 0
    ? ""
    : `; ${formatList(keys)} ${keys.length === 1 ? "tells" : "tell"} no items apart`;
}

function describeNoScore({ columns, criteria, items }: IdealPointContext): string {
  const missing = listUnratedKeys(columns, criteria);
  if (items < 2) {
    return "No score: it takes two items or more to compare, and this one stands alone.";
  }
  if (missing.length < criteria.length) {
    return "No score: nothing that is rated here and has a weight tells the items apart.";
  }
  return missing.length === 1
    ? `No score: ${formatMissingKeys(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
