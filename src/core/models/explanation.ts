import { categoryOf, classAt } from "../ranking/ranking.ts";
import { type Columns, ratingOf } from "./arithmetic/columns.ts";
import {
  type Definition,
  type Explanation,
  type Part,
  type Scores,
  type Weighted,
} from "./model.ts";

/** What a model knows to tell about one item, beyond the score itself. */
export type Told = Pick<Explanation, "formula" | "parts" | "reason">;

/** One item, scored: columns of one row, the definition, and what the kernel made of them. */
export type Case = {
  readonly columns: Columns;
  readonly definition: Definition;
  readonly scores: Scores;
};

/** An explanation: the kernel's own score, and what the model tells about it. */
export function explanationOf({ columns, definition, scores }: Case, told: Told): Explanation {
  const { criteria, cutoffs } = definition;
  const value = scores.value[0] ?? Number.NaN;
  const isScored = !Number.isNaN(value);
  return {
    ...(isScored && { value }),
    ...categoryIn({ columns, definition, scores }),
    coverage: scores.coverage[0] ?? 0,
    confidence: scores.confidence[0] ?? 0,
    ...told,
    missing: missingOf(columns, criteria),
    ...(isScored &&
      cutoffs && { distance: { high: value - cutoffs.high, medium: value - cutoffs.medium } }),
  };
}

/** What the score is called: by the cut-offs, or by the class its row falls into. */
function categoryIn({ definition, scores }: Case): { category?: string } {
  const { cutoffs, classes: words = [] } = definition;
  const value = scores.value[0] ?? Number.NaN;
  return cutoffs === undefined || Number.isNaN(value)
    ? classAt(scores.classes && { codes: scores.classes, words }, 0)
    : { category: categoryOf(value, cutoffs) };
}

/** The criteria that nobody rated, each named once. */
export function missingOf(columns: Columns, criteria: readonly Weighted[]): string[] {
  const missing = criteria.filter(({ key }) => Number.isNaN(ratingOf(columns, key)));
  return [...new Set(missing.map(({ key }) => key))];
}

/** One line of an explanation. A criterion without a rating has none. */
export function partOf({ slot, key, name }: Weighted, rating: number, part: number): Part {
  const isRated = !Number.isNaN(rating);
  return { slot, criterion: key, name, ...(isRated && { rating }), part };
}

/** The part that carries most; the first of equals. */
export function leadOf(parts: readonly Part[]): Part | undefined {
  let lead = parts[0];
  for (const part of parts) {
    lead = lead !== undefined && lead.part >= part.part ? lead : part;
  }
  return lead;
}
