import { type Columns, ratingOf } from "../arithmetic/columns.ts";
import { explanationOf, leadOf, partOf } from "../explanation.ts";
import { type Criterion, type Definition, type Explanation, type Part } from "../model.ts";
import { inSentence, missingInWords, said } from "../wording.ts";
import { blameOf } from "./evaluate.ts";
import { compiledOf, rateFormula } from "./rate.ts";
import { namesIn, textOf } from "./term.ts";

/**
 * Why a formula gives what it gives. A part is what the value loses if the criterion is rated as
 * badly as its range allows (all of it, if it then had none): an expression has no shares, so parts
 * need not add up to the value. They are 0 for what is not rated.
 */
export function explainFormula(columns: Columns, definition: Definition): Explanation {
  const scores = rateFormula(columns, definition);
  const [value = Number.NaN] = scores.value;
  const parts = partsOf(columns, definition, value);
  const isScored = !Number.isNaN(value);
  return explanationOf(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? `${withNumbers(columns, definition)} = ${said(value)}` : "no score",
      reason: isScored ? reasonOf(value, parts) : reasonOfNone(columns, definition),
    },
  );
}

/** As many rows as there are criteria, in each of which another one is at its worst. */
function partsOf(columns: Columns, definition: Definition, value: number): Part[] {
  const { criteria } = definition;
  const rows = new Map(
    criteria.map((criterion, at): [string, Float64Array] => {
      const rating = ratingOf(columns, criterion.key);
      return [
        criterion.key,
        new Float64Array(criteria.length).fill(rating).fill(worstOf(rating, criterion), at, at + 1),
      ];
    }),
  );
  const { names, run } = compiledOf(definition).program;
  const worse = run(
    names.map((name) => rows.get(name) as Float64Array),
    criteria.length,
  );
  return criteria.map((criterion, at) => {
    const rating = ratingOf(columns, criterion.key);
    const left = worse[at] as number;
    const isMoved = !Number.isNaN(rating) && !Number.isNaN(value);
    return partOf(criterion, rating, isMoved ? value - (Number.isNaN(left) ? 0 : left) : 0);
  });
}

/** The worse of a rating and the worst end of its range. */
function worstOf(rating: number, { min, max, direction }: Criterion): number {
  return direction === "up" ? Math.min(rating, min) : Math.max(rating, max);
}

/** The expression with the item's numbers for the names; a name without a number stays. */
function withNumbers(columns: Columns, definition: Definition): string {
  const { expression, term } = compiledOf(definition);
  let [text, from] = ["", 0];
  for (const { name, column } of namesIn(term)) {
    const rating = ratingOf(columns, name);
    const number = rating < 0 ? `(${said(rating)})` : said(rating);
    text += expression.slice(from, column - 1) + (Number.isNaN(rating) ? name : number);
    from = column - 1 + name.length;
  }
  return `${text}${expression.slice(from)}`.trim().replaceAll(/\s+/gu, " ");
}

function reasonOf(value: number, parts: readonly Part[]): string {
  const lead = leadOf(parts);
  return lead?.rating === undefined || lead.part <= 0
    ? `Score ${said(value)}.`
    : `Score ${said(value)}: ${inSentence(lead.name)} at ${said(lead.rating)} moves it most.`;
}

function reasonOfNone(columns: Columns, definition: Definition): string {
  const { expression, term } = compiledOf(definition);
  const blamed = blameOf(term, (name) => ratingOf(columns, name));
  const missed = blamed.flatMap((each) => (each.term.kind === "name" ? [each.term.name] : []));
  if (missed.length > 0) {
    return `No score: ${missingInWords([...new Set(missed)])}.`;
  }
  const [first] = blamed;
  return first === undefined
    ? "No score: the result is too large to compare."
    : `No score: ${textOf(expression, first.term)} (column ${first.term.column}) ${first.why}.`;
}
