import { formatList, formatNumber, formatShare, uncapitalise } from "../../words/wording.ts";
import { ratingOf } from "../arithmetic/model-columns.ts";
import { type Explanation, type ScorePart, type WeightedCriterion } from "../model.ts";
import {
  type ScoredRow,
  buildExplanation,
  topContributor,
  listUnratedKeys,
  buildScorePart,
} from "./explanation.ts";

/** A function from a rating, or NaN, to its unit in the formula. */
export type UnitFunction = (rating: number, input: WeightedCriterion) => number;

/**
 * Explains a classic QVF score. Every input has a part, from its rating or its default. When the
 * sum exceeds 1, the last part "cap" subtracts the excess. The parts then add up to the exact
 * score.
 */
export function explainClassic(scoredRow: ScoredRow, toUnit: UnitFunction): Explanation {
  const { columns, definition, scores } = scoredRow;
  const parts = definition.criteria.map((input) => {
    const rating = ratingOf(columns, input.key);
    const part = buildScorePart(input, rating, toUnit(rating, input) * input.weight);
    return { ...part, weight: input.weight };
  });
  const units = definition.criteria.map((input) => toUnit(ratingOf(columns, input.key), input));
  const terms = definition.criteria.map(
    ({ weight }, index) => `${formatNumber(units[index] ?? 0)} × ${formatNumber(weight)}`,
  );
  const value = scores.value[0] ?? 0;
  const cap = buildCapPart(parts);
  const sum = `${terms.join(" + ")} = ${formatNumber(value - (cap[0]?.contribution ?? 0))}`;
  return buildExplanation(scoredRow, {
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
  const defaults = missingCount === 1 ? "1 default value" : `${missingCount} default values`;
  const head = `Score ${formatNumber(value)}${missingCount === 0 ? "" : ` with ${defaults}`}`;
  if (lead === undefined || lead.contribution <= 0) {
    return `${head}.`;
  }
  const share = formatShare(lead.contribution / value);
  return `${head}: ${uncapitalise(lead.name)} accounts for ${share} of it${describeOtherInputs(lead, parts)}.`;
}

/** Names the other inputs that read the criterion: each has a part and a weight of its own. */
function describeOtherInputs({ criterion, input }: ScorePart, parts: readonly ScorePart[]): string {
  const others = parts.filter((part) => part.criterion === criterion && part.input !== input);
  const names = others.map((part) => part.input.replaceAll("_", " "));
  return names.length === 0 ? "" : `, because it also counts as ${formatList(names)}`;
}

/** Adds up the parts of each criterion, because two inputs read the business value. */
function sumByCriterion(parts: readonly ScorePart[]): ScorePart[] {
  const sums = new Map<string, ScorePart>();
  for (const part of parts) {
    const sum = sums.get(part.criterion);
    sums.set(
      part.criterion,
      sum ? { ...sum, contribution: sum.contribution + part.contribution } : part,
    );
  }
  return [...sums.values()];
}
