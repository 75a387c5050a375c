import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { explainRatio, rateRatio, buildRatio } from "./arithmetic/ratio.ts";
import { buildDefinition, equalWeights } from "./build-definition.ts";
import { type Criterion, type Model } from "./model.ts";

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

const template = { kind: "wsjf", inputs: equalWeights(criteria) };
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
 * Missing values: an unrated addend counts as the mean of the rated ones, so the score is
 * (sum × 3 / rated) / job_size. There is no score when none of the three is rated, or when job_size
 * is missing or not above 0. Each criterion is a quarter of the coverage. The model has no weights.
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
  revision: 1,
  isUnitScale: false,
  criteria,
  presets: {},
  define: (request) => buildDefinition(template, request),
  rate: (snapshot, definition) =>
    rateRatio(toModelColumns(snapshot), definition, buildRatio(definition, "job_size")),
  explain: (item, definition) =>
    explainRatio(toItemColumns(item), definition, {
      ratio: buildRatio(definition, "job_size"),
      words,
    }),
};
