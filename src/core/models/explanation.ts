import { categoryOf, classAt } from "../ranking/ranking.ts";
import { type ModelColumns, ratingOf } from "./arithmetic/model-columns.ts";
import {
  type Definition,
  type Explanation,
  type ScorePart,
  type Scores,
  type WeightedCriterion,
} from "./model.ts";

/** What a model knows to tell about one item, beyond the score itself. */
export type ExplanationDetails = Pick<Explanation, "formula" | "parts" | "reason">;

/** One item, scored: columns of one row, the definition, and what the kernel made of them. */
export type ScoredRow = {
  readonly columns: ModelColumns;
  readonly definition: Definition;
  readonly scores: Scores;
};

/** An explanation: the kernel's own score, and what the model tells about it. */
export function buildExplanation(
  { columns, definition, scores }: ScoredRow,
  details: ExplanationDetails,
): Explanation {
  const { criteria, cutoffs } = definition;
  const value = scores.value[0] ?? Number.NaN;
  const isScored = !Number.isNaN(value);
  return {
    ...(isScored && { value }),
    ...resolveCategory({ columns, definition, scores }),
    coverage: scores.coverage[0] ?? 0,
    confidence: scores.confidence[0] ?? 0,
    ...details,
    missing: listUnratedKeys(columns, criteria),
    ...(isScored &&
      cutoffs && { distance: { high: value - cutoffs.high, medium: value - cutoffs.medium } }),
  };
}

/** What the score is called: by the cut-offs, or by the class its row falls into. */
function resolveCategory({ definition, scores }: ScoredRow): { category?: string } {
  const { cutoffs, classes: words = [] } = definition;
  const value = scores.value[0] ?? Number.NaN;
  return cutoffs === undefined || Number.isNaN(value)
    ? classAt(scores.classes && { codes: scores.classes, names: words }, 0)
    : { category: categoryOf(value, cutoffs) };
}

/** The criteria that nobody rated, each named once. */
export function listUnratedKeys(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
): string[] {
  const missing = criteria.filter(({ key }) => Number.isNaN(ratingOf(columns, key)));
  return [...new Set(missing.map(({ key }) => key))];
}

/** One line of an explanation. A criterion without a rating has none. */
export function buildScorePart(
  { input, key, name }: WeightedCriterion,
  rating: number,
  part: number,
): ScorePart {
  const isRated = !Number.isNaN(rating);
  return { input, criterion: key, name, ...(isRated && { rating }), contribution: part };
}

/** The part that carries most; the first of equals. */
export function topContributor(parts: readonly ScorePart[]): ScorePart | undefined {
  let lead = parts[0];
  for (const part of parts) {
    lead = lead !== undefined && lead.contribution >= part.contribution ? lead : part;
  }
  return lead;
}
