import { newScratchFloat64 } from "../../columns/scratch.ts";
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
  type WeightedCriterion,
} from "../model.ts";
import {
  uncapitalise,
  formatList,
  formatMissingKeys,
  formatNumber,
  formatShare,
} from "../wording.ts";
import { computeCoverage } from "./coverage.ts";
import { type ModelColumns, ratingOf } from "./model-columns.ts";
import { clampToRange } from "./unit-scale.ts";

/** A fraction of criteria. Without a denominator it is the mean of the numerator. */
export type Ratio = {
  readonly numerator: readonly WeightedCriterion[];
  readonly denominator?: WeightedCriterion;
};

/** The words around the numbers of a reason: "Cost of delay" 30 "a week over" 4 "weeks". */
export type RatioWords = {
  readonly numerator: string;
  readonly denominator?: string;
  readonly unit?: string;
};

/** Builds a ratio with one input of a definition as the denominator and all others as numerator. */
export function buildRatio({ criteria }: Definition, denominatorInput?: string): Ratio {
  const denominator = criteria.find(({ input }) => input === denominatorInput);
  return {
    numerator: criteria.filter(({ input }) => input !== denominatorInput),
    ...(denominator && { denominator }),
  };
}

/**
 * Computes a sum divided by a divisor.
 *
 *     score = (Σ rated x · (n / rated)) / d,  n criteria in the numerator
 *
 * If all are rated, n / rated is 1, and the formula is the published one. An unrated criterion
 * counts as the mean of the rated ones. There is no score when the numerator has no rating, the
 * divisor is missing or not above 0, or the quotient overflows.
 */
export function rateRatio(columns: ModelColumns, definition: Definition, ratio: Ratio): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const value = newScratchFloat64(columns.count);
  const counts = newScratchFloat64(columns.count);
  for (const criterion of ratio.numerator) {
    addRatings({ value, counts }, columns.ratings.get(criterion.key)?.likely, criterion);
  }
  const divisors = computeDivisors(columns, ratio);
  const { length } = ratio.numerator;
  for (let row = 0; row < columns.count; row += 1) {
    const sum = (value[row] ?? 0) * (length / (counts[row] ?? 0));
    const quotient = sum / (divisors?.[row] ?? length);
    value[row] = Number.isFinite(quotient) ? quotient + 0 : Number.NaN;
  }
  return { value, coverage, confidence };
}

/**
 * Explains a quotient. Each part is a rating of the numerator over the divisor. The parts add up to
 * the value within rounding (relative 1e-12), because the value divides the sum only once.
 */
export function explainRatio(
  columns: ModelColumns,
  definition: Definition,
  { ratio, words }: { readonly ratio: Ratio; readonly words: RatioWords },
): Explanation {
  const scores = rateRatio(columns, definition, ratio);
  const value = scores.value[0] ?? Number.NaN;
  const rated = ratio.numerator.filter(({ key }) => !Number.isNaN(ratingOf(columns, key)));
  const divisor = computeDivisors(columns, ratio)?.[0] ?? ratio.numerator.length;
  const context = { columns, ratio, rated, divisor, value };
  const parts = definition.criteria.map((criterion) => buildRatioPart(context, criterion));
  const isScored = !Number.isNaN(value);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formatFormula(context) : "no score",
      reason: isScored ? describeScore(context, parts, words) : describeNoScore(context),
    },
  );
}

type RatioContext = {
  readonly columns: ModelColumns;
  readonly ratio: Ratio;
  /** The rated criteria of the numerator. */
  readonly rated: readonly WeightedCriterion[];
  readonly divisor: number;
  readonly value: number;
};

function addRatings(
  { value, counts }: { readonly value: Float64Array; readonly counts: Float64Array },
  ratings: Float64Array | undefined,
  { min, max }: WeightedCriterion,
): void {
  if (ratings === undefined) {
    return;
  }
  for (let row = 0; row < value.length; row += 1) {
    const rating = Math.min(Math.max(ratings[row] ?? Number.NaN, min), max);
    if (!Number.isNaN(rating)) {
      value[row] = (value[row] ?? 0) + rating;
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
}

/** Returns the divisors, or `undefined` for a mean. A divisor that is not above 0 is NaN. */
export function computeDivisors(
  { count, ratings }: ModelColumns,
  { denominator }: Ratio,
): Float64Array | undefined {
  if (denominator === undefined) {
    return undefined;
  }
  const divisors = new Float64Array(count).fill(Number.NaN);
  const column = ratings.get(denominator.key)?.likely;
  if (column === undefined) {
    return divisors;
  }
  const { min, max } = denominator;
  for (let row = 0; row < count; row += 1) {
    const divisor = Math.min(Math.max(column[row] ?? Number.NaN, min), max);
    divisors[row] = divisor > 0 ? divisor : Number.NaN;
  }
  return divisors;
}

function buildRatioPart(
  { columns, ratio, rated, divisor, value }: RatioContext,
  criterion: WeightedCriterion,
): ScorePart {
  const rating = ratingOf(columns, criterion.key);
  const scale = ratio.numerator.length / rated.length;
  const isCounted =
    criterion !== ratio.denominator && !Number.isNaN(rating) && !Number.isNaN(value);
  const part = isCounted ? (clampToRange(rating, criterion) * scale) / divisor + 0 : 0;
  return buildScorePart(criterion, rating, part);
}

function formatFormula({ columns, ratio, rated, divisor, value }: RatioContext): string {
  const terms = rated.map((criterion) =>
    formatNumber(clampToRange(ratingOf(columns, criterion.key), criterion)),
  );
  const sum = terms.length === 1 ? terms.join("") : `(${terms.join(" + ")})`;
  const isComplete = rated.length === ratio.numerator.length;
  if (ratio.denominator === undefined) {
    return `${sum} / ${rated.length} = ${formatNumber(value)}`;
  }
  const scaled = isComplete ? sum : `${sum} × ${ratio.numerator.length}/${rated.length}`;
  return `${scaled} / ${formatNumber(divisor)} = ${formatNumber(value)}`;
}

function describeScore(
  { ratio, rated, divisor, value }: RatioContext,
  parts: readonly ScorePart[],
  words: RatioWords,
): string {
  const lead = topContributor(parts);
  const from =
    rated.length === ratio.numerator.length
      ? ""
      : ` from ${rated.length} of ${ratio.numerator.length} ratings`;
  const numerator = ratio.denominator === undefined ? value : value * divisor;
  const denominator = [words.denominator, formatNumber(divisor), words.unit].filter(
    (word) => word !== undefined,
  );
  const tail = ratio.denominator === undefined ? "" : ` ${denominator.join(" ")}`;
  const head = `${words.numerator} ${formatNumber(numerator)}${from}${tail}`;
  if (ratio.numerator.length === 1 || lead === undefined || lead.contribution <= 0) {
    return `${head}.`;
  }
  const share = formatShare(lead.contribution / value);
  return `${head}: ${uncapitalise(lead.name)} accounts for ${share} of it.`;
}

function describeNoScore({ columns, ratio, rated, divisor }: RatioContext): string {
  const { numerator, denominator } = ratio;
  if (rated.length === 0) {
    return numerator.length === 1
      ? `No score: ${formatMissingKeys(listUnratedKeys(columns, numerator))}.`
      : `No score: none of ${formatList(numerator.map(({ key }) => key))} is rated.`;
  }
  if (denominator !== undefined && Number.isNaN(ratingOf(columns, denominator.key))) {
    return `No score: ${denominator.key} is missing.`;
  }
  if (denominator !== undefined && Number.isNaN(divisor)) {
    return `No score: ${denominator.key} must be more than 0.`;
  }
  return "No score: the result is too large.";
}
