import { newScratchFloat64 } from "../../columns/scratch.ts";
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
  type WeightedCriterion,
} from "../model.ts";
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
 * counts as the mean of the rated ones, or as its `fallback`. Either all criteria of the numerator
 * have a fallback, or none has. There is no score when the numerator has no rating, the divisor is
 * missing or not above 0, or the quotient overflows.
 */
export function rateRatio(columns: ModelColumns, definition: Definition, ratio: Ratio): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const { value, counts } = sumNumerator(columns, ratio);
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
  const isCounted = ({ key, fallback }: WeightedCriterion) =>
    fallback !== undefined || !Number.isNaN(ratingOf(columns, key));
  const counted = ratio.numerator.filter((criterion) => isCounted(criterion));
  const divisor = computeDivisors(columns, ratio)?.[0] ?? ratio.numerator.length;
  const context = { columns, ratio, counted, divisor, value };
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
  /** The criteria of the numerator that are rated or have a fallback. */
  readonly counted: readonly WeightedCriterion[];
  readonly divisor: number;
  readonly value: number;
};

/** Adds up the numerator of each row, and counts the criteria that it includes. */
function sumNumerator(columns: ModelColumns, { numerator }: Ratio): NumeratorSums {
  const sums = {
    value: newScratchFloat64(columns.count),
    counts: newScratchFloat64(columns.count),
  };
  for (const criterion of numerator) {
    const add = criterion.fallback === undefined ? addRatings : addWithFallback;
    add(sums, columns.ratings.get(criterion.key)?.likely, criterion);
  }
  if (numerator.some(({ fallback }) => fallback !== undefined)) {
    countFallbacks(sums.counts, numerator.length);
  }
  return sums;
}

type NumeratorSums = { readonly value: Float64Array; readonly counts: Float64Array };

function addRatings(
  { value, counts }: NumeratorSums,
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

/** Adds the ratings, or the fallback for a missing one. Counts only ratings. */
function addWithFallback(
  { value, counts }: NumeratorSums,
  likely: Float64Array | undefined,
  { min, max, fallback = 0 }: WeightedCriterion,
): void {
  const ratings = likely ?? newScratchFloat64(value.length).fill(Number.NaN);
  for (let row = 0; row < value.length; row += 1) {
    const rating = Math.min(Math.max(ratings[row] ?? Number.NaN, min), max);
    if (Number.isNaN(rating)) {
      value[row] = (value[row] ?? 0) + fallback;
    } else {
      value[row] = (value[row] ?? 0) + rating;
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
}

/** Counts all criteria as rated in rows with at least one rating, because the others count too. */
function countFallbacks(counts: Float64Array, length: number): void {
  for (let row = 0; row < counts.length; row += 1) {
    counts[row] = (counts[row] ?? 0) > 0 ? length : 0;
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
  { columns, ratio, counted, divisor, value }: RatioContext,
  criterion: WeightedCriterion,
): ScorePart {
  const { fallback } = criterion;
  const rating = ratingOf(columns, criterion.key);
  const scale = ratio.numerator.length / counted.length;
  const isCounted = counted.includes(criterion) && !Number.isNaN(value);
  const part = isCounted ? (readTerm(columns, criterion) * scale) / divisor + 0 : 0;
  const isAssumed = Number.isNaN(rating) && fallback !== undefined;
  return { ...buildScorePart(criterion, rating, part), ...(isAssumed && { assumed: fallback }) };
}

/** Returns the rating within its range, or the fallback of an unrated criterion. */
function readTerm(columns: ModelColumns, criterion: WeightedCriterion): number {
  const rating = ratingOf(columns, criterion.key);
  return Number.isNaN(rating) ? (criterion.fallback ?? rating) : clampToRange(rating, criterion);
}

function formatFormula({ columns, ratio, counted, divisor, value }: RatioContext): string {
  const terms = counted.map((criterion) => formatNumber(readTerm(columns, criterion)));
  const sum = terms.length === 1 ? terms.join("") : `(${terms.join(" + ")})`;
  const isComplete = counted.length === ratio.numerator.length;
  if (ratio.denominator === undefined) {
    return `${sum} / ${counted.length} = ${formatNumber(value)}`;
  }
  const scaled = isComplete ? sum : `${sum} × ${ratio.numerator.length}/${counted.length}`;
  return `${scaled} / ${formatNumber(divisor)} = ${formatNumber(value)}`;
}

function describeScore(
  { ratio, counted, divisor, value }: RatioContext,
  parts: readonly ScorePart[],
  words: RatioWords,
): string {
  const lead = topContributor(parts);
  const from =
    counted.length === ratio.numerator.length
      ? ""
      : ` from ${counted.length} of ${ratio.numerator.length} ratings`;
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
  const assumed = describeAssumed(parts);
  return `${head}: ${uncapitalise(lead.name)} accounts for ${share} of it${assumed}.`;
}

function describeAssumed(parts: readonly ScorePart[]): string {
  const assumed = parts.filter((part) => part.assumed !== undefined);
  const keys = formatList(assumed.map(({ criterion }) => criterion));
  const points = formatNumber(assumed[0]?.assumed ?? 0);
  if (assumed.length === 0) {
    return "";
  }
  return assumed.length === 1
    ? `; ${keys} is unrated and counts as ${points}`
    : `; ${keys} are unrated and count as ${points}`;
}

function describeNoScore({ columns, ratio, divisor }: RatioContext): string {
  const { numerator, denominator } = ratio;
  if (numerator.every(({ key }) => Number.isNaN(ratingOf(columns, key)))) {
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
