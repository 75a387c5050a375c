import { rateByRules } from "./arithmetic/missing.ts";
import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { explainProduct, rateProduct } from "./arithmetic/product.ts";
import { buildRatio } from "./arithmetic/ratio.ts";
import { buildDefinition, equalWeights } from "./definition/build-definition.ts";
import { boundsOnlyOptions } from "./definition/missing-options.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import { type Criterion, type Model } from "./model.ts";

const criteria: readonly Criterion[] = [
  {
    key: "reach",
    name: "Reach",
    unit: "people or events per quarter",
    min: 0,
    max: 1e12,
    direction: "up",
    scale: "log",
  },
  {
    key: "impact",
    name: "Impact",
    unit: "multiple",
    min: 0,
    max: 3,
    direction: "up",
    words: { massive: 3, high: 2, medium: 1, low: 0.5, minimal: 0.25 },
  },
  { key: "confidence", name: "Confidence", unit: "share", min: 0, max: 1, direction: "up" },
  { key: "effort", name: "Effort", unit: "person-months", min: 0, max: 1e6, direction: "down" },
];

const template = { kind: "rice", inputs: equalWeights(criteria), ...boundsOnlyOptions };

/**
 * RICE: reach, impact, confidence and effort. The expected impact on all people reached, per
 * person-month of work.
 *
 *     score = reach × impact × confidence / effort
 *
 * | criterion  | unit                         | range                        | the score goes |
 * | ---------- | ---------------------------- | ---------------------------- | -------------- |
 * | reach      | people or events per quarter | 0–1e12                       | up             |
 * | impact     | multiple                     | 0–3, steps 3, 2, 1, .5, .25  | up             |
 * | confidence | share                        | 0–1, steps 1, .8, .5         | up             |
 * | effort     | person-months                | 0–1e6                        | down           |
 *
 * The steps are the published ones. The model also accepts any number between them. A rating
 * outside its range counts as the nearest end of the range: a confidence of 80 counts as 1.
 *
 * Result: a ratio of 0 or more, the impact-weighted reach per person-month.
 *
 * Missing values: there is no score when any of the four is missing, or when the effort is not
 * above 0. A product has no shares to renormalise, and a default confidence of 1 would favour
 * unrated items. Each criterion is a quarter of the coverage. The model has no weights.
 * With `missing` `worst`, a missing effort counts as 1e6, and any other missing rating as 0.
 *
 * Source: S. McBride, "RICE: Simple prioritization for product managers", Intercom, 2016.
 *
 * @example
 * const ratings = { reach: 450, impact: 3, confidence: 1, effort: 2 };
 * rice.explain({ ratings }, rice.define({})).formula; // "450 × 3 × 1 / 2 = 675"
 */
export const rice: Model = {
  kind: "rice",
  title: "RICE",
  formula: "reach × impact × confidence / effort",
  source: "S. McBride, RICE: Simple prioritization for product managers, Intercom, 2016",
  revision: 1,
  isUnitScale: false,
  criteria,
  presets: {},
  missing: boundsOnlyOptions.missing,
  define: (request) => buildDefinition(template, request),
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) =>
      rateProduct(columns, definition, buildRatio(definition, "effort")),
    ),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) =>
      explainProduct(columns, definition, buildRatio(definition, "effort")),
    ),
};
