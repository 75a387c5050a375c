import { rateByRules } from "./arithmetic/missing.ts";
import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { explainRatio, rateRatio, buildRatio } from "./arithmetic/ratio.ts";
import { buildDefinition, equalWeights } from "./definition/build-definition.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import { type Criterion, type Definition, type DefinitionRequest, type Model } from "./model.ts";

const points = { unit: "relative points", min: 1, max: 100, direction: "up" } as const;

const criteria: readonly Criterion[] = [
  { key: "user_value", name: "User value", ...points },
  { key: "time_criticality", name: "Time criticality", ...points },
  { key: "risk_reduction", name: "Risk reduction", ...points },
  {
    key: "job_size",
    name: "Job size",
    unit: "relative points",
    min: 0,
    max: 1000,
    direction: "down",
  },
];

/** The ranges are only bounds, so the middle of a range is not a neutral rating. */
const missing = ["renormalise", "worst", "none"] as const;

const template = {
  kind: "wsjf",
  inputs: equalWeights(criteria),
  missing,
  hasMinCoverage: true,
} as const;
const words = { numerator: "Cost of delay", denominator: "over a job of size" };

/**
 * Weighted Shortest Job First (WSJF): the cost of delay that a unit of work saves.
 *
 *     score = (user_value + time_criticality + risk_reduction) / job_size
 *
 * | criterion        | unit            | range  | the score goes |
 * | ---------------- | --------------- | ------ | -------------- |
 * | user_value       | relative points | 1–100  | up             |
 * | time_criticality | relative points | 1–100  | up             |
 * | risk_reduction   | relative points | 1–100  | up             |
 * | job_size         | relative points | 0–1000 | down           |
 *
 * In each column the smallest job gets 1 point, and the other jobs are rated relative to it. Most
 * teams use 1, 2, 3, 5, 8, 13 and 20. A rating outside its range counts as the nearest end of the
 * range.
 *
 * Result: a ratio of at least 0.003. Twice the score is twice the value per unit of work. The
 * ratio has no upper bound, because a job size can be any number above 0.
 *
 * Missing values: an unrated addend counts as 1, the lowest point, so that an unrated criterion
 * never raises a score. There is no score when none of the three is rated, because a job size alone
 * says nothing about the cost of delay. There is also none when job_size is missing or not above 0.
 * Each criterion is a quarter of the coverage. The model has no weights.
 *
 * With `missing` `renormalise`, an unrated addend counts as the mean of the rated ones, as in
 * revision 1 of this model: (sum × 3 / rated) / job_size. With `worst`, a missing job size counts
 * as 1000 and the score never needs a rating.
 *
 * Source: D. Reinertsen, The Principles of Product Development Flow, 2009, chapter 2; Scaled Agile
 * Framework, "WSJF".
 *
 * @example
 * const ratings = { user_value: 13, time_criticality: 8, risk_reduction: 5, job_size: 3 };
 * wsjf.explain({ ratings }, wsjf.define({})).formula; // "(13 + 8 + 5) / 3 = 8.67"
 */
export const wsjf: Model = {
  kind: "wsjf",
  title: "Weighted Shortest Job First",
  formula: "(user_value + time_criticality + risk_reduction) / job_size",
  source: "D. Reinertsen, The Principles of Product Development Flow, 2009, chapter 2",
  revision: 2,
  pastRequests: new Map([[1, { missing: "renormalise" }]]),
  isUnitScale: false,
  criteria,
  presets: {},
  missing,
  define: defineWsjf,
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) =>
      rateRatio(columns, definition, buildRatio(definition, "job_size")),
    ),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) =>
      explainRatio(columns, definition, { ratio: buildRatio(definition, "job_size"), words }),
    ),
};

/**
 * Builds a definition in which the addends have a fallback, unless the request sets `missing`. A
 * stored definition of revision 1 has no fallbacks, so its scores stay the same.
 */
function defineWsjf(request: DefinitionRequest): Definition {
  const definition = buildDefinition(template, request);
  const addends = definition.criteria.map((criterion) =>
    criterion.input === "job_size" ? criterion : { ...criterion, fallback: points.min },
  );
  return request.missing === undefined ? { ...definition, criteria: addends } : definition;
}
