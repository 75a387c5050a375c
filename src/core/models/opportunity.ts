import { type Columns, columnsOf, columnsOfItem, ratingOf } from "./arithmetic/columns.ts";
import { coverageOf } from "./arithmetic/coverage.ts";
import { within } from "./arithmetic/unit-scale.ts";
import { type Blueprint, define, evenly } from "./define.ts";
import { explanationOf, missingOf, partOf } from "./explanation.ts";
import {
  type Criterion,
  type Definition,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";
import { missingInWords, said } from "./wording.ts";

const scale = { unit: "points", min: 0, max: 10 } as const;

const criteria: readonly Criterion[] = [
  { key: "importance", name: "Importance", ...scale, direction: "up" },
  { key: "satisfaction", name: "Satisfaction", ...scale, direction: "down" },
];

const blueprint: Blueprint = { kind: "opportunity", slots: evenly(criteria) };

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
  define: (request) => ({ ...define(blueprint, request), classes }),
  rate: (board, definition) => rateOpportunity(columnsOf(board), definition),
  explain: (item, definition) => explainOpportunity(columnsOfItem(item), definition),
};

function rateOpportunity(columns: Columns, definition: Definition): Scores {
  const value = new Float64Array(columns.count).fill(Number.NaN);
  const codes = new Uint8Array(columns.count);
  const [important, satisfied] = definition.criteria.map(
    ({ key }) => columns.ratings.get(key)?.likely,
  );
  const scores = { ...shareOf(columns, definition), value, classes: codes };
  if (important === undefined || satisfied === undefined) {
    return scores;
  }
  for (let row = 0; row < columns.count; row += 1) {
    const importance = within(important[row] ?? Number.NaN, scale);
    const satisfaction = within(satisfied[row] ?? Number.NaN, scale);
    const score = importance + Math.max(importance - satisfaction, 0);
    value[row] = score;
    codes[row] = classOf(score);
  }
  return scores;
}

function shareOf(columns: Columns, { criteria: slots }: Definition) {
  const { coverage, confidence } = coverageOf(columns, slots);
  return { coverage, confidence };
}

/** Position in `classes` + 1; 0 where there is no score. */
function classOf(score: number): number {
  if (Number.isNaN(score)) {
    return 0;
  }
  return score > 15 ? 1 : 2 + Number(score < 12) + Number(score < 10);
}

function explainOpportunity(columns: Columns, definition: Definition): Explanation {
  const scores = rateOpportunity(columns, definition);
  const value = scores.value[0] ?? Number.NaN;
  const [importance = Number.NaN, satisfaction = Number.NaN] = definition.criteria.map(({ key }) =>
    within(ratingOf(columns, key), scale),
  );
  const isScored = !Number.isNaN(value);
  const shares = isScored ? [importance, Math.max(importance - satisfaction, 0)] : [];
  const missing = missingOf(columns, definition.criteria);
  const word = classes[(scores.classes?.[0] ?? 0) - 1];
  const numbers = { importance: said(importance), satisfaction: said(satisfaction) };
  return explanationOf(
    { columns, definition, scores },
    {
      parts: definition.criteria.map((criterion, at) =>
        partOf(criterion, ratingOf(columns, criterion.key), shares[at] ?? 0),
      ),
      formula: isScored ? formulaOf(numbers, value) : "no score",
      reason: isScored
        ? `${word}: importance ${numbers.importance} meets satisfaction ${numbers.satisfaction}.`
        : `No score: ${missingInWords(missing)}.`,
    },
  );
}

function formulaOf(
  { importance, satisfaction }: { readonly importance: string; readonly satisfaction: string },
  value: number,
): string {
  return `${importance} + max(${importance} − ${satisfaction}, 0) = ${said(value)}`;
}
