import { uncapitalise, formatMissingKeys, formatNumber } from "../../words/wording.ts";
import { type ModelColumns, ratingOf } from "../arithmetic/model-columns.ts";
import { buildExplanation, topContributor, buildScorePart } from "../explanation/explanation.ts";
import { type Criterion, type Definition, type Explanation, type ScorePart } from "../model.ts";
import { findNoValueCauses } from "./evaluate.ts";
import { compileDefinition, rateFormula } from "./rate.ts";
import { listNames, formatTerm } from "./term.ts";

/**
 * Explains the value of a formula. A part is the loss of value if the criterion had the worst
 * rating of its range. If the expression has no value with that rating, the loss is the whole
 * value. Parts need not add up to the value, because an expression has no shares. The part of an
 * unrated criterion is 0.
 */
export function explainFormula(columns: ModelColumns, definition: Definition): Explanation {
  const scores = rateFormula(columns, definition);
  const [value = Number.NaN] = scores.value;
  const parts = buildScoreParts(columns, definition, value);
  const isScored = !Number.isNaN(value);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: isScored
        ? `${substituteNumbers(columns, definition)} = ${formatNumber(value)}`
        : "no score",
      reason: isScored ? describeScore(value, parts) : describeNoScore(columns, definition),
    },
  );
}

/** Builds the parts from one row per criterion, in which that criterion has its worst rating. */
function buildScoreParts(
  columns: ModelColumns,
  definition: Definition,
  value: number,
): ScorePart[] {
  const { criteria } = definition;
  const rows = new Map(
    criteria.map((criterion, index): [string, Float64Array] => {
      const rating = ratingOf(columns, criterion.key);
      return [
        criterion.key,
        new Float64Array(criteria.length)
          .fill(rating)
          .fill(findWorstRating(rating, criterion), index, index + 1),
      ];
    }),
  );
  const { names, run } = compileDefinition(definition).program;
  const worstValues = run(
    names.map((name) => rows.get(name) as Float64Array),
    criteria.length,
  );
  return criteria.map((criterion, index) => {
    const rating = ratingOf(columns, criterion.key);
    const worst = worstValues[index] as number;
    const isCounted = !Number.isNaN(rating) && !Number.isNaN(value);
    const part = isCounted ? value - (Number.isNaN(worst) ? 0 : worst) : 0;
    return buildScorePart(criterion, rating, part);
  });
}

/** Returns the worse of a rating and the worst end of its range. */
function findWorstRating(rating: number, { min, max, direction }: Criterion): number {
  return direction === "up" ? Math.min(rating, min) : Math.max(rating, max);
}

/** Replaces the names in the expression with the item's ratings. A name without a rating stays. */
function substituteNumbers(columns: ModelColumns, definition: Definition): string {
  const { expression, term } = compileDefinition(definition);
  let [text, from] = ["", 0];
  for (const { name, column } of listNames(term)) {
    const rating = ratingOf(columns, name);
    const number = rating < 0 ? `(${formatNumber(rating)})` : formatNumber(rating);
    text += expression.slice(from, column - 1) + (Number.isNaN(rating) ? name : number);
    from = column - 1 + name.length;
  }
  return `${text}${expression.slice(from)}`.trim().replaceAll(/\s+/gu, " ");
}

function describeScore(value: number, parts: readonly ScorePart[]): string {
  const lead = topContributor(parts);
  return lead?.rating === undefined || lead.contribution <= 0
    ? `Score ${formatNumber(value)}.`
    : `Score ${formatNumber(value)}: ${uncapitalise(lead.name)} at ${formatNumber(lead.rating)} has the largest effect.`;
}

function describeNoScore(columns: ModelColumns, definition: Definition): string {
  const { expression, term } = compileDefinition(definition);
  const causes = findNoValueCauses(term, (name) => ratingOf(columns, name));
  const missing = causes.flatMap((cause) => (cause.term.kind === "name" ? [cause.term.name] : []));
  if (missing.length > 0) {
    return `No score: ${formatMissingKeys([...new Set(missing)])}.`;
  }
  const [first] = causes;
  return first === undefined
    ? "No score: the result is too large."
    : `No score: ${formatTerm(expression, first.term)} (column ${first.term.column}) ${first.reason}.`;
}
