import { computeCoverage } from "./arithmetic/coverage.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import { type ModelTemplate, buildDefinition, equalWeights } from "./build-definition.ts";
import { buildExplanation, listUnratedKeys, buildScorePart } from "./explanation.ts";
import {
  type Criterion,
  type Definition,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";
import { formatMissingKeys, formatNumber } from "./wording.ts";

const scale = { unit: "points", min: 0, max: 10 } as const;

const criteria: readonly Criterion[] = [
  { key: "importance", name: "Importance", ...scale, direction: "up" },
  { key: "satisfaction", name: "Satisfaction", ...scale, direction: "down" },
];

const template: ModelTemplate = { kind: "opportunity", inputs: equalWeights(criteria) };

const classes = ["Extreme", "Solid", "Neutral", "Served"] as const;

/**
 * Opportunity score: how much an outcome matters, and how badly it is served today.
 *
 *     score = importance + max(importance − satisfaction, 0)
 *
 * | criterion    | unit   | range | the score goes |
 * | ------------ | ------ | ----- | -------------- |
 * | importance   | points | 0–10  | up             |
 * | satisfaction | points | 0–10  | down           |
 *
 * What is served better than it matters loses nothing for that: the gap is never negative. A rating
 * outside its range counts as the nearest end of it. Both are tenths of the people asked: 9 says
 * that nine in ten find the outcome important.
 *
 * Gives 0–20. Classes: Extreme above 15, Solid from 12 to 15, Neutral from 10 to below 12, Served
 * below 10; 15 itself is Solid, 12 is Solid, 10 is Neutral.
 *
 * Missing: no score when either is missing. An unsaid satisfaction taken for 0 would double the
 * importance and reward silence. Coverage counts both alike, a half each. There are no weights.
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
  define: (request) => ({ ...buildDefinition(template, request), classes }),
  rate: (board, definition) => rateOpportunity(toModelColumns(board), definition),
  explain: (item, definition) => explainOpportunity(toItemColumns(item), definition),
};

function rateOpportunity(columns: ModelColumns, definition: Definition): Scores {
  const value = new Float64Array(columns.count).fill(Number.NaN);
  const codes = new Uint8Array(columns.count);
  const [important, satisfied] = definition.criteria.map(
    ({ key }) => columns.ratings.get(key)?.likely,
  );
  const scores = { ...pickCoverage(columns, definition), value, classes: codes };
  if (important === undefined || satisfied === undefined) {
    return scores;
  }
  for (let row = 0; row < columns.count; row += 1) {
    const importance = clampToRange(important[row] ?? Number.NaN, scale);
    const satisfaction = clampToRange(satisfied[row] ?? Number.NaN, scale);
    const score = importance + Math.max(importance - satisfaction, 0);
    value[row] = score;
    codes[row] = classifyScore(score);
  }
  return scores;
}

function pickCoverage(columns: ModelColumns, { criteria: slots }: Definition) {
  const { coverage, confidence } = computeCoverage(columns, slots);
  return { coverage, confidence };
}

/** Position in `classes` + 1; 0 where there is no score. */
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
  const word = classes[(scores.classes?.[0] ?? 0) - 1];
  const numbers = {
    importance: formatNumber(importance),
    satisfaction: formatNumber(satisfaction),
  };
  return buildExplanation(
    { columns, definition, scores },
    {
      parts: definition.criteria.map((criterion, at) =>
        buildScorePart(criterion, ratingOf(columns, criterion.key), shares[at] ?? 0),
      ),
      formula: isScored ? formatFormula(numbers, value) : "no score",
      reason: isScored
        ? `${word}: importance ${numbers.importance} meets satisfaction ${numbers.satisfaction}.`
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
