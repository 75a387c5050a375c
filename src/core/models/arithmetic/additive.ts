import { passingDoubles } from "../../columns/passing.ts";
import { explanationOf, leadOf, missingOf, partOf } from "../explanation.ts";
import {
  type Definition,
  type Explanation,
  type Part,
  type Scores,
  type Weighted,
} from "../model.ts";
import { inSentence, missingInWords, said, shareInWords } from "../wording.ts";
import { type Columns, ratingOf } from "./columns.ts";
import { coverageOf } from "./coverage.ts";
import { addUnits, unitOf } from "./unit-scale.ts";

/**
 * The weighted mean of unit scales over the criteria that were rated.
 *
 *     part  = (w · u) · (1 / Σ rated w)
 *     score = Σ part, added in the order of the criteria; at most 1
 *
 * The value is the sum of its parts, not a quotient of two sums: so an explanation adds up to the
 * last bit. Two passes down the columns: which weight is there, then what it carries.
 */
export function rateAdditive(columns: Columns, criteria: readonly Weighted[]): Scores {
  const { rated, coverage, confidence } = coverageOf(columns, criteria);
  const value = passingDoubles(columns.count);
  const inverse = invert(rated);
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

/** Criterion → row → its rating on the unit scale, as `rateAdditive` weighs it. */
export function unitsIn({ ratings }: Columns): (criterion: Weighted) => (row: number) => number {
  return (criterion) => {
    const likely = ratings.get(criterion.key)?.likely;
    return (row) => unitOf(likely?.[row] ?? Number.NaN, criterion);
  };
}

/** What each criterion carries of one item's score, in words and numbers. */
export function explainAdditive(columns: Columns, definition: Definition): Explanation {
  const { criteria } = definition;
  const scores = rateAdditive(columns, criteria);
  const { rated } = coverageOf(columns, criteria);
  const value = scores.value[0] ?? Number.NaN;
  const parts = partsOf(columns, criteria, 1 / (rated[0] ?? 0));
  const missing = missingOf(columns, criteria);
  return explanationOf(
    { columns, definition, scores },
    {
      parts,
      formula: formulaOf(columns, criteria, { value, rated: rated[0] ?? 0 }),
      reason: Number.isNaN(value)
        ? reasonOfNone(missing, criteria.length)
        : reasonOf(value, parts, criteria.length - missing.length),
    },
  );
}

/** Turns each number into 1 / number, in place; 0 into infinity. */
function invert(numbers: Float64Array): Float64Array {
  for (let row = 0; row < numbers.length; row += 1) {
    numbers[row] = 1 / (numbers[row] ?? 0);
  }
  return numbers;
}

function partsOf(columns: Columns, criteria: readonly Weighted[], inverse: number): Part[] {
  const parts: Part[] = [];
  for (const criterion of criteria) {
    const rating = ratingOf(columns, criterion.key);
    const share = criterion.weight * unitOf(rating, criterion) * inverse;
    const isCounted = criterion.weight > 0 && !Number.isNaN(share);
    const part = partOf(criterion, rating, isCounted ? share : 0);
    parts.push({ ...part, weight: criterion.weight });
  }
  return withoutExcess(parts);
}

/**
 * Rounding may carry the sum of the best ratings one bit beyond 1. The score is then 1, and the
 * last part that carries anything bears the difference, so that the parts still add up to it.
 */
function withoutExcess(parts: readonly Part[]): Part[] {
  const last = parts.findLastIndex(({ part }) => part > 0);
  let before = 0;
  for (const { part } of parts.slice(0, Math.max(last, 0))) {
    before += part;
  }
  const isOver = before + (parts[last]?.part ?? 0) > 1;
  return parts.map((part, at) => (isOver && at === last ? { ...part, part: 1 - before } : part));
}

function formulaOf(
  columns: Columns,
  criteria: readonly Weighted[],
  score: { readonly value: number; readonly rated: number },
): string {
  const terms: string[] = [];
  for (const criterion of criteria) {
    const unit = unitOf(ratingOf(columns, criterion.key), criterion);
    if (!Number.isNaN(unit)) {
      terms.push(`${said(criterion.weight)} × ${said(unit)}`);
    }
  }
  const sum = terms.join(" + ");
  if (Number.isNaN(score.value)) {
    return "no score";
  }
  return terms.length === criteria.length
    ? `${sum} = ${said(score.value)}`
    : `(${sum}) / ${said(score.rated)} = ${said(score.value)}`;
}

function reasonOf(value: number, parts: readonly Part[], ratedCount: number): string {
  const lead = leadOf(parts);
  const isWhole = ratedCount === parts.length;
  const from = isWhole ? "" : ` from ${ratedCount} of ${parts.length} criteria`;
  if (lead === undefined || lead.part <= 0) {
    return `Score 0${from}: every rating is at the worst end of its scale.`;
  }
  const share = shareInWords(lead.part / value);
  return `Score ${said(value)}${from}: ${inSentence(lead.name)} carries ${share} of it.`;
}

function reasonOfNone(missing: readonly string[], count: number): string {
  if (missing.length < count) {
    return "No score: no criterion that has a weight is rated.";
  }
  return missing.length === 1
    ? `No score: ${missingInWords(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
