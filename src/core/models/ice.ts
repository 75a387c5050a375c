import { rateByRules } from "./arithmetic/missing.ts";
import { type ModelColumns, toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { explainProduct, rateProduct } from "./arithmetic/product.ts";
import { explainRatio, rateRatio, buildRatio } from "./arithmetic/ratio.ts";
import { createPointsCriterion } from "./criteria.ts";
import {
  type ModelTemplate,
  buildDefinition,
  equalWeights,
} from "./definition/build-definition.ts";
import { allRatingsOptions, renormalisingOptions } from "./definition/missing-options.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import {
  type Criterion,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";

const criteria: readonly Criterion[] = [
  createPointsCriterion("ice_impact", "Impact"),
  createPointsCriterion("ice_confidence", "Confidence"),
  createPointsCriterion("ease", "Ease"),
];

const template: ModelTemplate = {
  kind: "ice",
  inputs: equalWeights(criteria),
  aggregation: "product",
};
const words = { numerator: "Mean" };

/**
 * ICE: impact, confidence and ease, multiplied or averaged.
 *
 *     product  score = ice_impact × ice_confidence × ease
 *     mean     score = (ice_impact + ice_confidence + ease) / 3
 *
 * | criterion      | unit   | range | the score goes |
 * | -------------- | ------ | ----- | -------------- |
 * | ice_impact     | points | 1–10  | up             |
 * | ice_confidence | points | 1–10  | up             |
 * | ease           | points | 1–10  | up             |
 *
 * The definition chooses the aggregation; the default is the product. The two order items
 * differently: one low rating lowers the product more than the mean. A rating outside its range
 * counts as the nearest end of the range.
 *
 * Result: 1–1000 for the product, 1–10 for the mean.
 *
 * Missing values: the product gives no score when any of the three is missing, because a product
 * has no shares to renormalise. The mean averages the rated criteria and gives no score when none
 * is rated. Each criterion is a third of the coverage. The model has no weights. The option
 * `missing` changes this; see `rateByRules`. Only the mean accepts `renormalise`, its default.
 *
 * Source: S. Ellis, M. Brown, Hacking Growth, 2017, chapter 4.
 *
 * @example
 * const ratings = { ice_impact: 8, ice_confidence: 7, ease: 9 };
 * ice.explain({ ratings }, ice.define({})).value; // 504
 * ice.explain({ ratings }, ice.define({ aggregation: "mean" })).value; // 8
 */
export const ice: Model = {
  kind: "ice",
  title: "ICE",
  formula: "ice_impact × ice_confidence × ease, or their mean",
  source: "S. Ellis, M. Brown, Hacking Growth, 2017, chapter 4",
  revision: 1,
  isUnitScale: false,
  criteria,
  presets: {},
  missing: renormalisingOptions.missing,
  define: defineIce,
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) => rateIce(columns, definition)),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) => explainIce(columns, definition)),
};

/** Only the mean can divide the weight of an unrated criterion among the rated ones. */
function defineIce(request: DefinitionRequest): Definition {
  const options = request.aggregation === "mean" ? renormalisingOptions : allRatingsOptions;
  return buildDefinition({ ...template, ...options }, request);
}

function rateIce(columns: ModelColumns, definition: Definition): Scores {
  const rate = definition.aggregation === "mean" ? rateRatio : rateProduct;
  return rate(columns, definition, buildRatio(definition));
}

function explainIce(columns: ModelColumns, definition: Definition): Explanation {
  const ratio = buildRatio(definition);
  return definition.aggregation === "mean"
    ? explainRatio(columns, definition, { ratio, words })
    : explainProduct(columns, definition, ratio);
}
