import { ratingOf } from "./arithmetic/model-columns.ts";
import {
  type ScoredRow,
  buildExplanation,
  topContributor,
  listUnratedKeys,
  buildScorePart,
} from "./explanation.ts";
import { type Explanation, type ScorePart, type WeightedCriterion } from "./model.ts";
import { uncapitalise, formatNumber, formatShare } from "./wording.ts";

/** A rating, or NaN, as its term in the formula. */
export type UnitFunction = (rating: number, slot: WeightedCriterion) => number;

/**
 * What carries a classic QVF score. Every slot has its part, rated or by default; where the sum
 * passes 1 a last part, "cap", takes off the excess, so that the parts add up to the last bit.
 */
export function explainClassic(given: ScoredRow, unitOf: UnitFunction): Explanation {
  const { columns, definition, scores } = given;
  const parts = definition.criteria.map((slot) => {
    const rating = ratingOf(columns, slot.key);
    const part = buildScorePart(slot, rating, unitOf(rating, slot) * slot.weight);
    return { ...part, weight: slot.weight };
  });
  const units = definition.criteria.map((slot) => unitOf(ratingOf(columns, slot.key), slot));
  const terms = definition.criteria.map(
    ({ weight }, at) => `${formatNumber(units[at] ?? 0)} × ${formatNumber(weight)}`,
  );
  const value = scores.value[0] ?? 0;
  const cap = buildCapPart(parts);
  const sum = `${terms.join(" + ")} = ${formatNumber(value - (cap[0]?.contribution ?? 0))}`;
  return buildExplanation(given, {
    parts: [...parts, ...cap],
    formula: cap.length > 0 ? `${sum}, capped at 1` : sum,
    reason: describeScore(value, parts, listUnratedKeys(columns, definition.criteria).length),
  });
}

function buildCapPart(parts: readonly ScorePart[]): ScorePart[] {
  let sum = 0;
  for (const { contribution } of parts) {
    sum += contribution;
  }
  return sum > 1
    ? [{ input: "cap", criterion: "cap", name: "Capped at 1", contribution: 1 - sum }]
    : [];
}

function describeScore(value: number, parts: readonly ScorePart[], missingCount: number): string {
  const lead = topContributor(sumByCriterion(parts));
  const answers = missingCount === 1 ? "1 answer" : `${missingCount} answers`;
  const by = missingCount === 0 ? "" : ` with ${answers} taken from the defaults`;
  if (lead === undefined || lead.contribution <= 0) {
    return `Score ${formatNumber(value)}${by}.`;
  }
  const share = formatShare(lead.contribution / value);
  return `Score ${formatNumber(value)}${by}: ${uncapitalise(lead.name)} carries ${share} of it.`;
}

/** Two slots read the business value: what carries the score is both of them. */
function sumByCriterion(parts: readonly ScorePart[]): ScorePart[] {
  const sums = new Map<string, ScorePart>();
  for (const part of parts) {
    const known = sums.get(part.criterion);
    sums.set(
      part.criterion,
      known ? { ...known, contribution: known.contribution + part.contribution } : part,
    );
  }
  return [...sums.values()];
}
