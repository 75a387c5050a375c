import { categoryOf, classAt } from "../../ranking/ranking.ts";
import { type ModelColumns, ratingOf } from "../arithmetic/model-columns.ts";
import {
  type Definition,
  type Explanation,
  type ScorePart,
  type Scores,
  type WeightedCriterion,
} from "../model.ts";

/** The parts of an explanation that each model writes itself. */
export type ExplanationDetails = Pick<
  Explanation,
  "formula" | "parts" | "reason" | "better" | "worse"
>;

/** One scored item: columns of one row, the definition, and the scores from the kernel. */
export type ScoredRow = {
  readonly columns: ModelColumns;
  readonly definition: Definition;
  readonly scores: Scores;
};

/** Builds an explanation from the score of the kernel and the details of the model. */
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

/** Returns the category of a score by the cut-offs, or the class of its row. */
function resolveCategory({ definition, scores }: ScoredRow): { category?: string } {
  const { cutoffs, classes: names = [] } = definition;
  const value = scores.value[0] ?? Number.NaN;
  return cutoffs === undefined || Number.isNaN(value)
    ? classAt(scores.classes && { codes: scores.classes, names }, 0)
    : { category: categoryOf(value, cutoffs) };
}

/** Lists the keys of the unrated criteria, each once. */
export function listUnratedKeys(
  columns: ModelColumns,
  criteria: readonly WeightedCriterion[],
): string[] {
  const missing = criteria.filter(({ key }) => Number.isNaN(ratingOf(columns, key)));
  return [...new Set(missing.map(({ key }) => key))];
}

/** Builds the part of one criterion. An unrated criterion has a part without `rating`. */
export function buildScorePart(
  { input, key, name }: WeightedCriterion,
  rating: number,
  part: number,
): ScorePart {
  const isRated = !Number.isNaN(rating);
  return { input, criterion: key, name, ...(isRated && { rating }), contribution: part };
}

/** Returns the largest part, or the first of several largest parts. */
export function topContributor(parts: readonly ScorePart[]): ScorePart | undefined {
  let lead = parts[0];
  for (const part of parts) {
    lead = lead !== undefined && lead.contribution >= part.contribution ? lead : part;
  }
  return lead;
}
