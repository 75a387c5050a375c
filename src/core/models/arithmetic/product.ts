import { naturalLogOf } from "../../numeric/exponential.ts";
import { explanationOf, leadOf, missingOf, partOf } from "../explanation.ts";
import {
  type Definition,
  type Explanation,
  type Part,
  type Scores,
  type Weighted,
} from "../model.ts";
import { inSentence, missingInWords, said } from "../wording.ts";
import { type Columns, ratingOf } from "./columns.ts";
import { coverageOf } from "./coverage.ts";
import { divisorsOf, type Ratio } from "./ratio.ts";
import { within } from "./unit-scale.ts";

/**
 * Factors above the line, multiplied in their order, over one divisor if there is one.
 *
 * A product has no share to renormalise, and 1 for an unknown factor would flatter the item: one
 * missing factor and there is no score. Nor is there one when the divisor is missing or not
 * positive, or when the result is beyond all numbers.
 */
export function rateProduct(columns: Columns, definition: Definition, ratio: Ratio): Scores {
  const { coverage, confidence } = coverageOf(columns, definition.criteria);
  const value = new Float64Array(columns.count).fill(1);
  for (const criterion of ratio.above) {
    multiply(value, columns.ratings.get(criterion.key)?.likely, criterion);
  }
  const divisors = divisorsOf(columns, ratio);
  for (let row = 0; row < columns.count; row += 1) {
    const quotient = (value[row] ?? 0) / (divisors?.[row] ?? 1);
    value[row] = Number.isFinite(quotient) ? quotient + 0 : Number.NaN;
  }
  return { value, coverage, confidence };
}

/**
 * What moves a product. A part is the factor's log-share of the value:
 *
 *     part = value · |ln f| / Σ |ln f|
 *
 * how far the factor, multiplying or dividing, takes the product from 1. The parts are never
 * negative and add up to the value within rounding (relative 1e-12); factors that are all 1 share
 * evenly, and a product of 0 has nothing to share.
 */
export function explainProduct(
  columns: Columns,
  definition: Definition,
  ratio: Ratio,
): Explanation {
  const scores = rateProduct(columns, definition, ratio);
  const { criteria } = definition;
  const value = scores.value[0] ?? Number.NaN;
  const parts = logShares(columns, criteria, value);
  const isScored = !Number.isNaN(value);
  return explanationOf(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formulaOf(columns, ratio, value) : "no score",
      reason: isScored ? reasonOf(value, parts) : reasonOfNone(columns, criteria, ratio),
    },
  );
}

function multiply(
  value: Float64Array,
  ratings: Float64Array | undefined,
  { min, max }: Weighted,
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

function logShares(columns: Columns, criteria: readonly Weighted[], value: number): Part[] {
  const logs = criteria.map((criterion) =>
    Math.abs(naturalLogOf(within(ratingOf(columns, criterion.key), criterion))),
  );
  let total = 0;
  for (const log of logs) {
    total += log;
  }
  const isShared = value > 0;
  return criteria.map((criterion, at) => {
    const share = total > 0 ? (logs[at] ?? 0) / total : 1 / criteria.length;
    return partOf(criterion, ratingOf(columns, criterion.key), isShared ? value * share : 0);
  });
}

function formulaOf(columns: Columns, { above, below }: Ratio, value: number): string {
  const numberOf = (criterion: Weighted) =>
    said(within(ratingOf(columns, criterion.key), criterion));
  const divided = below === undefined ? "" : ` / ${numberOf(below)}`;
  return `${above.map(numberOf).join(" × ")}${divided} = ${said(value)}`;
}

function reasonOf(value: number, parts: readonly Part[]): string {
  const naught = parts.find(({ rating }) => rating !== undefined && rating <= 0);
  if (value === 0 && naught !== undefined) {
    return `Score 0: ${inSentence(naught.name)} is 0.`;
  }
  const lead = leadOf(parts);
  return lead?.rating === undefined
    ? `Score ${said(value)}.`
    : `Score ${said(value)}: ${inSentence(lead.name)} at ${said(lead.rating)} moves it most.`;
}

function reasonOfNone(columns: Columns, criteria: readonly Weighted[], ratio: Ratio): string {
  const missing = missingOf(columns, criteria);
  if (missing.length > 0) {
    return `No score: ${missingInWords(missing)}.`;
  }
  const isDivided = Number.isFinite(divisorsOf(columns, ratio)?.[0] ?? 1);
  return isDivided
    ? "No score: the result is too large to compare."
    : `No score: ${ratio.below?.key ?? "the divisor"} has to be more than 0.`;
}
