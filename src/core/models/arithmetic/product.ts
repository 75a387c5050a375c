import { positiveNaturalLog } from "../../numeric/exponential.ts";
import { uncapitalise, formatMissingKeys, formatNumber } from "../../words/wording.ts";
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
import { computeDivisors, type Ratio } from "./ratio.ts";
import { clampToRange } from "./unit-scale.ts";

/**
 * Computes the product of the numerator in the order of its criteria, divided by the denominator.
 *
 * There is no score when a factor is missing: a product has no shares to renormalise, and a default
 * of 1 would favour unrated items. There is also none when the divisor is missing or not above 0,
 * or when the result overflows.
 */
export function rateProduct(columns: ModelColumns, definition: Definition, ratio: Ratio): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const value = new Float64Array(columns.count).fill(1);
  for (const criterion of ratio.numerator) {
    multiplyRatings(value, columns.ratings.get(criterion.key)?.likely, criterion);
  }
  const divisors = computeDivisors(columns, ratio);
  for (let row = 0; row < columns.count; row += 1) {
    const quotient = (value[row] ?? 0) / (divisors?.[row] ?? 1);
    value[row] = Number.isFinite(quotient) ? quotient + 0 : Number.NaN;
  }
  return { value, coverage, confidence };
}

/**
 * Explains a product. A part is the factor's logarithmic share of the value:
 *
 *     part = value · |ln f| / Σ |ln f|
 *
 * It measures how far the factor or divisor moves the product from 1. The parts are never negative
 * and add up to the value within rounding (relative 1e-12). If all factors are 1, they have equal
 * parts. If the product is 0, all parts are 0.
 */
export function explainProduct(
  columns: ModelColumns,
  definition: Definition,
  ratio: Ratio,
): Explanation {
  const scores = rateProduct(columns, definition, ratio);
  const { criteria } = definition;
  const value = scores.value[0] ?? Number.NaN;
  const parts = buildScoreParts(columns, criteria, value);
  const isScored = !Number.isNaN(value);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formatFormula(columns, ratio, value) : "no score",
      reason: isScored ? describeScore(value, parts) : describeNoScore(columns, criteria, ratio),
    },
  );
}

function multiplyRatings(
  value: Float64Array,
  ratings: Float64Array | undefined,
  { min, max }: WeightedCriterion,
): void {
  if (ratings === undefined) {
    value.fill(Number.NaN);
    return;
  }
  for (let row = 0; row < value.length; row += 1) {
    const factor = Math.min(Math.max(ratings[row] ?? Number.NaN, min), max);
    value[row] = (value[row] ?? 0) * factor;
  }
}

function buildScoreParts(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
  value: number,
): ScorePart[] {
  const logs = criteria.map((criterion) =>
    Math.abs(positiveNaturalLog(clampToRange(ratingOf(columns, criterion.key), criterion))),
  );
  let total = 0;
  for (const log of logs) {
    total += log;
  }
  const isShared = value > 0;
  return criteria.map((criterion, index) => {
    const share = total > 0 ? (logs[index] ?? 0) / total : 1 / criteria.length;
    return buildScorePart(
      criterion,
      ratingOf(columns, criterion.key),
      isShared ? value * share : 0,
    );
  });
}

function formatFormula(
  columns: ModelColumns,
  { numerator, denominator }: Ratio,
  value: number,
): string {
  const formatRating = (criterion: WeightedCriterion) =>
    formatNumber(clampToRange(ratingOf(columns, criterion.key), criterion));
  const division = denominator === undefined ? "" : ` / ${formatRating(denominator)}`;
  return `${numerator.map(formatRating).join(" × ")}${division} = ${formatNumber(value)}`;
}

function describeScore(value: number, parts: readonly ScorePart[]): string {
  const zero = parts.find(({ rating }) => rating !== undefined && rating <= 0);
  if (value === 0 && zero !== undefined) {
    return `Score 0: ${uncapitalise(zero.name)} is 0.`;
  }
  const lead = topContributor(parts);
  return lead?.rating === undefined
    ? `Score ${formatNumber(value)}.`
    : `Score ${formatNumber(value)}: ${uncapitalise(lead.name)} at ${formatNumber(lead.rating)} has the largest effect.`;
}

function describeNoScore(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
  ratio: Ratio,
): string {
  const missing = listUnratedKeys(columns, criteria);
  if (missing.length > 0) {
    return `No score: ${formatMissingKeys(missing)}.`;
  }
  const isDivisible = Number.isFinite(computeDivisors(columns, ratio)?.[0] ?? 1);
  return isDivisible
    ? "No score: the result is too large."
    : `No score: ${ratio.denominator?.key ?? "the divisor"} must be more than 0.`;
}
