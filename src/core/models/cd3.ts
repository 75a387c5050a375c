import { rateByRules } from "./arithmetic/missing.ts";
import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { explainRatio, rateRatio, buildRatio } from "./arithmetic/ratio.ts";
import { buildDefinition, equalWeights } from "./definition/build-definition.ts";
import { boundsOnlyOptions } from "./definition/missing-options.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import { type Criterion, type Model } from "./model.ts";

const criteria: readonly Criterion[] = [
  {
    key: "cost_of_delay",
    name: "Cost of delay",
    unit: "money per week",
    min: 0,
    max: 1e12,
    direction: "up",
    scale: "log",
  },
  { key: "duration", name: "Duration", unit: "weeks", min: 0, max: 1e6, direction: "down" },
];

const template = { kind: "cd3", inputs: equalWeights(criteria), ...boundsOnlyOptions };
const words = { numerator: "Cost of delay", denominator: "a week over", unit: "weeks" };

/**
 * Cost of Delay Divided by Duration (CD3). Doing jobs in this order loses the least value to delay.
 *
 *     score = cost_of_delay / duration
 *
 * | criterion     | unit           | range  | the score goes |
 * | ------------- | -------------- | ------ | -------------- |
 * | cost_of_delay | money per week | 0–1e12 | up             |
 * | duration      | weeks          | 0–1e6  | down           |
 *
 * A rating outside its range counts as the nearest end of the range.
 *
 * Result: a ratio of 0 or more, in money per week per week of work. Twice the score is twice the
 * loss avoided per week of work.
 *
 * Missing values: there is no score when either is missing, or when the duration is not above 0.
 * With `missing` `worst`, a missing cost counts as 0 and a missing duration as 1e6.
 * Each criterion is half of the coverage. The model has no weights.
 *
 * Source: D. Reinertsen, The Principles of Product Development Flow, 2009; J. Arnold, "Cost of
 * Delay Divided by Duration (CD3)".
 *
 * @example
 * const ratings = { cost_of_delay: 30, duration: 4 };
 * cd3.explain({ ratings }, cd3.define({})).value; // 7.5
 */
export const cd3: Model = {
  kind: "cd3",
  title: "Cost of Delay Divided by Duration",
  formula: "cost_of_delay / duration",
  source: "D. Reinertsen, The Principles of Product Development Flow, 2009; J. Arnold, CD3",
  revision: 1,
  isUnitScale: false,
  criteria,
  presets: {},
  missing: boundsOnlyOptions.missing,
  define: (request) => buildDefinition(template, request),
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) =>
      rateRatio(columns, definition, buildRatio(definition, "duration")),
    ),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) =>
      explainRatio(columns, definition, { ratio: buildRatio(definition, "duration"), words }),
    ),
};
