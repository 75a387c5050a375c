import { ratingPrefix } from "../../item/item-columns.ts";
import { builtInModels } from "../../models/built-in-models.ts";

/** The minimum share of a model's criteria that a file must rate. */
const coverageMin = 0.75;

/**
 * Models with one criterion that may be suggested. Votes may not, because many files have them by
 * accident.
 */
const singleCriterionModels: ReadonlySet<string> = new Set(["moscow"]);

/**
 * Suggests the built-in model that fits the criteria of a file: the one with the largest share of
 * rated criteria, then the one with the most criteria. Returns undefined if the file rates less
 * than three quarters of each model. A file of answers suggests `kano`.
 *
 * @example
 * suggestModel(["ratings.reach", "ratings.impact", "ratings.confidence", "ratings.effort"]); // "rice"
 */
export function suggestModel(targets: readonly string[]): string | undefined {
  if (targets.includes("functional")) {
    return "kano";
  }
  const rated = new Set(
    targets
      .filter((target) => target.startsWith(ratingPrefix))
      .map((target) => target.slice(ratingPrefix.length)),
  );
  const candidates = builtInModels
    .filter(({ criteria }) => criteria.length > 0)
    .map(({ kind, criteria }) => {
      const count = criteria.filter(({ key }) => rated.has(key)).length;
      return { kind, count, coverage: count / criteria.length };
    })
    .filter(({ kind, count, coverage }) => {
      const isDistinct = count > 1 || singleCriterionModels.has(kind);
      return coverage >= coverageMin && isDistinct;
    })
    .toSorted((a, b) => b.coverage - a.coverage || b.count - a.count);
  return candidates[0]?.kind;
}
