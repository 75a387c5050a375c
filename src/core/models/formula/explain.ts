import { type ModelColumns, ratingOf } from "../arithmetic/model-columns.ts";
import { buildExplanation, topContributor, buildScorePart } from "../explanation.ts";
import { type Criterion, type Definition, type Explanation, type ScorePart } from "../model.ts";
import { uncapitalise, formatMissingKeys, formatNumber } from "../wording.ts";
import { findNoValueCauses } from "./evaluate.ts";
import { compileDefinition, rateFormula } from "./rate.ts";
import { listNames, formatTerm } from "./term.ts";

/**
 * Why a formula gives what it gives. A part is what the value loses if the criterion is rated as
 * badly as its range allows (all of it, if it then had none): an expression has no shares, so parts
 * need not add up to the value. They are 0 for what is not rated.
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

/** As many rows as there are criteria, in each of which another one is at its worst. */
function buildScoreParts(
  columns: ModelColumns,
  definition: Definition,
  value: number,
): ScorePart[] {
  const { criteria } = definition;
  const rows = new Map(
    criteria.map((criterion, at): [string, Float64Array] => {
      const rating = ratingOf(columns, criterion.key);
      return [
        criterion.key,
        new Float64Array(criteria.length)
          .fill(rating)
          .fill(findWorstRating(rating, criterion), at, at + 1),
      ];
    }),
  );
  const { names, run } = compileDefinition(definition).program;
  const worse = run(
    names.map((name) => rows.get(name) as Float64Array),
    criteria.length,
  );
  return criteria.map((criterion, at) => {
    const rating = ratingOf(columns, criterion.key);
    const left = worse[at] as number;
    const isMoved = !Number.isNaN(rating) && !Number.isNaN(value);
    return buildScorePart(criterion, rating, isMoved ? value - (Number.isNaN(left) ? 0 : left) : 0);
  });
}

/** The worse of a rating and the worst end of its range. */
function findWorstRating(rating: number, { min, max, direction }: Criterion): number {
  return direction === "up" ? Math.min(rating, min) : Math.max(rating, max);
}

/** The expression with the item's numbers for the names; a name without a number stays. */
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
    : `Score ${formatNumber(value)}: ${uncapitalise(lead.name)} at ${formatNumber(lead.rating)} moves it most.`;
}

function describeNoScore(columns: ModelColumns, definition: Definition): string {
  const { expression, term } = compileDefinition(definition);
  const blamed = findNoValueCauses(term, (name) => ratingOf(columns, name));
  const missed = blamed.flatMap((each) => (each.term.kind === "name" ? [each.term.name] : []));
  if (missed.length > 0) {
    return `No score: ${formatMissingKeys([...new Set(missed)])}.`;
  }
  const [first] = blamed;
  return first === undefined
    ? "No score: the result is too large to compare."
    : `No score: ${formatTerm(expression, first.term)} (column ${first.term.column}) ${first.reason}.`;
}
