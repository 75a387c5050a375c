import { ratingOf } from "./arithmetic/columns.ts";
import { type Case, explanationOf, leadOf, missingOf, partOf } from "./explanation.ts";
import { type Explanation, type Part, type Weighted } from "./model.ts";
import { inSentence, said, shareInWords } from "./wording.ts";

/** A rating, or NaN, as its term in the formula. */
export type UnitOf = (rating: number, slot: Weighted) => number;

/**
 * What carries a classic QVF score. Every slot has its part, rated or by default; where the sum
 * passes 1 a last part, "cap", takes off the excess, so that the parts add up to the last bit.
 */
export function explainClassic(given: Case, unitOf: UnitOf): Explanation {
  const { columns, definition, scores } = given;
  const parts = definition.criteria.map((slot) => {
    const rating = ratingOf(columns, slot.key);
    const part = partOf(slot, rating, unitOf(rating, slot) * slot.weight);
    return { ...part, weight: slot.weight };
  });
  const units = definition.criteria.map((slot) => unitOf(ratingOf(columns, slot.key), slot));
  const terms = definition.criteria.map(
    ({ weight }, at) => `${said(units[at] ?? 0)} × ${said(weight)}`,
  );
  const value = scores.value[0] ?? 0;
  const cap = capOf(parts);
  const sum = `${terms.join(" + ")} = ${said(value - (cap[0]?.part ?? 0))}`;
  return explanationOf(given, {
    parts: [...parts, ...cap],
    formula: cap.length > 0 ? `${sum}, capped at 1` : sum,
    reason: reasonOf(value, parts, missingOf(columns, definition.criteria).length),
  });
}

function capOf(parts: readonly Part[]): Part[] {
  let sum = 0;
  for (const { part } of parts) {
    sum += part;
  }
  return sum > 1 ? [{ slot: "cap", criterion: "cap", name: "Capped at 1", part: 1 - sum }] : [];
}

function reasonOf(value: number, parts: readonly Part[], missingCount: number): string {
  const lead = leadOf(byCriterion(parts));
  const answers = missingCount === 1 ? "1 answer" : `${missingCount} answers`;
  const by = missingCount === 0 ? "" : ` with ${answers} taken from the defaults`;
  if (lead === undefined || lead.part <= 0) {
    return `Score ${said(value)}${by}.`;
  }
  const share = shareInWords(lead.part / value);
  return `Score ${said(value)}${by}: ${inSentence(lead.name)} carries ${share} of it.`;
}

/** Two slots read the business value: what carries the score is both of them. */
function byCriterion(parts: readonly Part[]): Part[] {
  const sums = new Map<string, Part>();
  for (const part of parts) {
    const known = sums.get(part.criterion);
    sums.set(part.criterion, known ? { ...known, part: known.part + part.part } : part);
  }
  return [...sums.values()];
}
