import { formatList, formatNumber, formatShortList } from "../../words/wording.ts";
import { computeCoverage } from "../arithmetic/coverage.ts";
import {
  assumeRating,
  fillMissing,
  computeCoverageMin,
  type MissingRules,
} from "../arithmetic/missing.ts";
import { type ModelColumns } from "../arithmetic/model-columns.ts";
import { type Explanation, type ScorePart } from "../model.ts";
import { listUnratedKeys } from "./explanation.ts";

/**
 * Explains one item by the rules of a definition for missing ratings; see `rateByRules`. The part
 * of an unrated criterion states the assumed rating. The reason names the criteria with an assumed
 * rating, or the missing ratings that leave the item without a score.
 */
export function explainByRules(
  columns: ModelColumns,
  rules: MissingRules,
  explain: (columns: ModelColumns) => Explanation,
): Explanation {
  const filled = fillMissing(columns, rules);
  const explanation =
    filled === columns ? explain(columns) : markAssumed(explain(filled), columns, rules);
  const cause = findCause(columns, rules, explanation);
  return cause === undefined ? explanation : removeScore(explanation, cause);
}

/** Marks the ratings that the explanation assumes instead of missing ones. */
function markAssumed(
  explanation: Explanation,
  columns: ModelColumns,
  { criteria, missing: rule }: MissingRules,
): Explanation {
  const { coverage, confidence } = computeCoverage(columns, criteria);
  const missing = listUnratedKeys(columns, criteria);
  const assumed = new Map(
    criteria
      .filter(({ key }) => missing.includes(key))
      .map((criterion) => [
        criterion.key,
        assumeRating(criterion, rule === "neutral" ? rule : "worst"),
      ]),
  );
  const isScored = explanation.value !== undefined;
  const keys = [...assumed].filter(([, rating]) => !Number.isNaN(rating)).map(([key]) => key);
  return {
    ...explanation,
    coverage: coverage[0] ?? 0,
    confidence: confidence[0] ?? 0,
    parts: explanation.parts.map((part) => markPart(part, assumed.get(part.criterion))),
    missing,
    reason:
      isScored && keys.length > 0
        ? `${explanation.reason.slice(0, -1)}; ${describeAssumed(keys, rule)}.`
        : explanation.reason,
  };
}

function markPart({ rating, ...part }: ScorePart, assumed: number | undefined): ScorePart {
  if (assumed === undefined) {
    return rating === undefined ? part : { ...part, rating };
  }
  return Number.isNaN(assumed) ? part : { ...part, assumed };
}

function describeAssumed(keys: readonly string[], rule: MissingRules["missing"]): string {
  const end = rule === "neutral" ? "in the middle" : "at the worst end";
  return keys.length === 1
    ? `${formatList(keys)} is unrated and counts ${end} of its range`
    : `${formatKeys(keys)} are unrated and count ${end} of their ranges`;
}

/** Joins keys with "and", or lists the first ones of many. */
function formatKeys(keys: readonly string[]): string {
  return keys.length > 10 ? formatShortList(keys) : formatList(keys);
}

/** Returns the reason if the rules give the item no score; undefined if they give one. */
function findCause(
  columns: ModelColumns,
  rules: MissingRules,
  { value, coverage }: Explanation,
): string | undefined {
  const { criteria, missing: rule, minCoverage } = rules;
  const needed = listUnratedKeys(
    columns,
    criteria.filter(({ weight }) => weight > 0),
  );
  const keys = `${formatKeys(needed)} ${needed.length === 1 ? "is" : "are"} missing`;
  if (minCoverage !== undefined && coverage < computeCoverageMin(rules)) {
    const [share, least] = [coverage, minCoverage].map((part) => formatNumber(part * 100));
    return `No score: the coverage of ${share} % is below the minimum of ${least} %; ${keys}.`;
  }
  return rule === "none" && value !== undefined && needed.length > 0
    ? `No score: the model needs all ratings; ${keys}.`
    : undefined;
}

/** Removes the score. The parts keep the ratings, but contribute nothing. */
function removeScore(explanation: Explanation, reason: string): Explanation {
  const { value: _, category: __, distance: ___, ...rest } = explanation;
  const parts = rest.parts.map((part) => ({ ...part, contribution: 0 }));
  return { ...rest, parts, formula: "no score", reason };
}
