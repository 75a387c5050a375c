import { newScratchFloat64 } from "../../columns/scratch.ts";
import { uncapitalise, formatMissingKeys, formatNumber, formatShare } from "../../words/wording.ts";
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
import { addUnits, toUnit } from "./unit-scale.ts";

/**
 * Computes the weighted mean of the units of the rated criteria.
 *
 *     part  = (w · u) · (1 / Σ rated w)
 *     score = Σ part, added in the order of the criteria; at most 1
 *
 * The value is a sum of parts and not a quotient of two sums, so that the parts of an explanation
 * add up exactly. The first pass over the columns adds up the rated weight; the second adds up the
 * parts.
 */
export function rateAdditive(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
): Scores {
  const { ratedWeight, coverage, confidence } = computeCoverage(columns, criteria);
  const value = newScratchFloat64(columns.count);
  const inverse = invert(ratedWeight);
  for (const criterion of criteria) {
    const ratings = columns.ratings.get(criterion.key)?.likely;
    if (ratings !== undefined && criterion.weight > 0) {
      addUnits({ value, ratings, inverse }, criterion, criterion.weight);
    }
  }
  for (let row = 0; row < columns.count; row += 1) {
    const isRated = Number.isFinite(inverse[row]);
    value[row] = isRated ? Math.min(value[row] ?? 0, 1) : Number.NaN;
  }
  return { value, coverage, confidence };
}

/** Returns the unit of a criterion in a row, as `rateAdditive` computes it. */
export function readUnits({
  ratings,
}: ModelColumns): (criterion: WeightedCriterion) => (row: number) => number {
  return (criterion) => {
    const likely = ratings.get(criterion.key)?.likely;
    return (row) => toUnit(likely?.[row] ?? Number.NaN, criterion);
  };
}

/** Explains the score of one item by the part of each criterion. */
export function explainAdditive(columns: ModelColumns, definition: Definition): Explanation {
  const { criteria } = definition;
  const scores = rateAdditive(columns, criteria);
  const { ratedWeight } = computeCoverage(columns, criteria);
  const value = scores.value[0] ?? Number.NaN;
  const parts = buildScoreParts(columns, criteria, 1 / (ratedWeight[0] ?? 0));
  const missing = listUnratedKeys(columns, criteria);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: formatFormula(columns, criteria, { value, rated: ratedWeight[0] ?? 0 }),
      reason: Number.isNaN(value)
        ? describeNoScore(missing, criteria.length)
        : describeScore(value, parts, criteria.length - missing.length),
    },
  );
}

/** Replaces each number with its reciprocal, in place. 0 becomes infinity. */
function invert(numbers: Float64Array): Float64Array {
  for (let row = 0; row < numbers.length; row += 1) {
    numbers[row] = 1 / (numbers[row] ?? 0);
  }
  return numbers;
}

function buildScoreParts(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
  inverse: number,
): ScorePart[] {
  const parts: ScorePart[] = [];
  for (const criterion of criteria) {
    const rating = ratingOf(columns, criterion.key);
    const share = criterion.weight * toUnit(rating, criterion) * inverse;
    const isCounted = criterion.weight > 0 && !Number.isNaN(share);
    const part = buildScorePart(criterion, rating, isCounted ? share : 0);
    parts.push({ ...part, weight: criterion.weight });
  }
  return trimExcess(parts);
}

/**
 * Reduces the last positive part when the sum of the parts exceeds 1. Rounding can raise the sum of
 * the best ratings to one bit above 1, and the score is then 1.
 */
function trimExcess(parts: readonly ScorePart[]): ScorePart[] {
  const last = parts.findLastIndex(({ contribution }) => contribution > 0);
  let before = 0;
  for (const { contribution } of parts.slice(0, Math.max(last, 0))) {
    before += contribution;
  }
  const isOver = before + (parts[last]?.contribution ?? 0) > 1;
  return parts.map((part, index) =>
    isOver && index === last ? { ...part, contribution: 1 - before } : part,
  );
}

function formatFormula(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
  score: { readonly value: number; readonly rated: number },
): string {
  const terms: string[] = [];
  for (const criterion of criteria) {
    const unit = toUnit(ratingOf(columns, criterion.key), criterion);
    if (!Number.isNaN(unit)) {
      terms.push(`${formatNumber(criterion.weight)} × ${formatNumber(unit)}`);
    }
  }
  const sum = terms.join(" + ");
  if (Number.isNaN(score.value)) {
    return "no score";
  }
  return terms.length === criteria.length
    ? `${sum} = ${formatNumber(score.value)}`
    : `(${sum}) / ${formatNumber(score.rated)} = ${formatNumber(score.value)}`;
}

function describeScore(value: number, parts: readonly ScorePart[], ratedCount: number): string {
  const lead = topContributor(parts);
  const isComplete = ratedCount === parts.length;
  const from = isComplete ? "" : ` from ${ratedCount} of ${parts.length} criteria`;
  if (lead === undefined || lead.contribution <= 0) {
    return `Score 0${from}: every rating is at the worst end of its scale.`;
  }
  const head = `Score ${formatNumber(value)}${from}`;
  const share = formatShare(lead.contribution / value);
  return `${head}: ${uncapitalise(lead.name)} accounts for ${share} of it.`;
}

function describeNoScore(missing: readonly string[], count: number): string {
  if (missing.length < count) {
    return "No score: no criterion that has a weight is rated.";
  }
  return missing.length === 1
    ? `No score: ${formatMissingKeys(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
