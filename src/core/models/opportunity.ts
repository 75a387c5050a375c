import { formatMissingKeys, formatNumber } from "../words/wording.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import { rateByRules } from "./arithmetic/missing.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import {
  type ModelTemplate,
  buildDefinition,
  equalWeights,
} from "./definition/build-definition.ts";
import { allRatingsOptions } from "./definition/missing-options.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import { buildExplanation, listUnratedKeys, buildScorePart } from "./explanation/explanation.ts";
import {
  type Criterion,
  type Definition,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";

const scale = { unit: "points", min: 0, max: 10 } as const;

const criteria: readonly Criterion[] = [
  { key: "importance", name: "Importance", ...scale, direction: "up" },
  { key: "satisfaction", name: "Satisfaction", ...scale, direction: "down" },
];

const template: ModelTemplate = {
  kind: "opportunity",
  inputs: equalWeights(criteria),
  ...allRatingsOptions,
};

const classes = ["Extreme", "Solid", "Neutral", "Served"] as const;

/**
 * Opportunity score: the importance of an outcome, plus the gap to its satisfaction today.
 *
 *     score = importance + max(importance − satisfaction, 0)
 *
 * | criterion    | unit   | range | the score goes |
 * | ------------ | ------ | ----- | -------------- |
 * | importance   | points | 0–10  | up             |
 * | satisfaction | points | 0–10  | down           |
 *
 * The gap is never negative, so a satisfaction above the importance does not lower the score. A
 * rating outside its range counts as the nearest end of the range. Both ratings are tenths of the
 * respondents: an importance of 9 means that nine in ten call the outcome important.
 *
 * Result: 0–20. Classes: Extreme above 15, Solid from 12 to 15, Neutral from 10 to below 12, Served
 * below 10. Exactly 15 and exactly 12 are Solid; exactly 10 is Neutral.
 *
 * Missing values: there is no score when either is missing. A default satisfaction of 0 would
 * double the importance and favour unrated items. Each criterion is half of the coverage. The model
 * has no weights. The option `missing` changes this; see `rateByRules`.
 *
 * Source: A. W. Ulwick, What Customers Want, 2005, chapter 3.
 *
 * @example
 * const ratings = { importance: 9, satisfaction: 3 };
 * opportunity.explain({ ratings }, opportunity.define({})).value; // 9 + (9 − 3) = 15
 */
export const opportunity: Model = {
  kind: "opportunity",
  title: "Opportunity score",
  formula: "importance + max(importance − satisfaction, 0)",
  source: "A. W. Ulwick, What Customers Want, 2005, chapter 3",
  revision: 1,
  isUnitScale: false,
  criteria,
  presets: {},
  missing: allRatingsOptions.missing,
  define: (request) => ({ ...buildDefinition(template, request), classes }),
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) =>
      rateOpportunity(columns, definition),
    ),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) =>
      explainOpportunity(columns, definition),
    ),
};

function rateOpportunity(columns: ModelColumns, definition: Definition): Scores {
  const value = new Float64Array(columns.count).fill(Number.NaN);
  const codes = new Uint8Array(columns.count);
  const [importances, satisfactions] = definition.criteria.map(
    ({ key }) => columns.ratings.get(key)?.likely,
  );
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const scores = { coverage, confidence, value, classes: codes };
  if (importances === undefined || satisfactions === undefined) {
    return scores;
  }
  for (let row = 0; row < columns.count; row += 1) {
    const importance = clampToRange(importances[row] ?? Number.NaN, scale);
    const satisfaction = clampToRange(satisfactions[row] ?? Number.NaN, scale);
    const score = importance + Math.max(importance - satisfaction, 0);
    value[row] = score;
    codes[row] = classifyScore(score);
  }
  return scores;
}

/** Returns the position in `classes` + 1, or 0 for a missing score. */
function classifyScore(score: number): number {
  if (Number.isNaN(score)) {
    return 0;
  }
  return score > 15 ? 1 : 2 + Number(score < 12) + Number(score < 10);
}

function explainOpportunity(columns: ModelColumns, definition: Definition): Explanation {
  const scores = rateOpportunity(columns, definition);
  const value = scores.value[0] ?? Number.NaN;
  const [importance = Number.NaN, satisfaction = Number.NaN] = definition.criteria.map(({ key }) =>
    clampToRange(ratingOf(columns, key), scale),
  );
  const isScored = !Number.isNaN(value);
  const shares = isScored ? [importance, Math.max(importance - satisfaction, 0)] : [];
  const missing = listUnratedKeys(columns, definition.criteria);
  const className = classes[(scores.classes?.[0] ?? 0) - 1];
  const numbers = {
    importance: formatNumber(importance),
    satisfaction: formatNumber(satisfaction),
  };
  return buildExplanation(
    { columns, definition, scores },
    {
      parts: definition.criteria.map((criterion, index) =>
        buildScorePart(criterion, ratingOf(columns, criterion.key), shares[index] ?? 0),
      ),
      formula: isScored ? formatFormula(numbers, value) : "no score",
      reason: isScored
        ? `${className}: importance ${numbers.importance}, satisfaction ${numbers.satisfaction}.`
        : `No score: ${formatMissingKeys(missing)}.`,
    },
  );
}

function formatFormula(
  { importance, satisfaction }: { readonly importance: string; readonly satisfaction: string },
  value: number,
): string {
  return `${importance} + max(${importance} − ${satisfaction}, 0) = ${formatNumber(value)}`;
}
