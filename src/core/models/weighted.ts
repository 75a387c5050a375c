import { type Fault } from "../failure.ts";
import { explainAdditive, rateAdditive, readUnits } from "./arithmetic/additive.ts";
import { type CohortItem, buildCohortItem } from "./arithmetic/cohort-item.ts";
import { scaleCohortColumns, scaleCohortRow, toUnitRange } from "./arithmetic/cohort.ts";
import { fillMissing, rateByRules } from "./arithmetic/missing.ts";
import { type ModelColumns, toModelColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition, defaultCutoffs } from "./definition/build-definition.ts";
import { renormalisingOptions, initialMinCoverage } from "./definition/missing-options.ts";
import { buildOwnCriteria } from "./definition/own-criteria.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import {
  type CohortScaling,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type ScorePart,
  type Scores,
  type WeightedCriterion,
} from "./model.ts";
import { weightedMean } from "./weighted-mean.ts";

const options = ["scaling"] as const;

/**
 * Weighted sum: the weighted mean of the workspace's own criteria, each on the unit scale.
 *
 *     score = Σ w · u / Σ w, over the rated criteria; u is the rating on the unit scale
 *
 * | criterion              | unit | range                          | the score goes               |
 * | ---------------------- | ---- | ------------------------------ | ---------------------------- |
 * | 1 to 200, user-defined | any  | min–max, linear or logarithmic | up or down, as the criterion |
 * |                        |      |                                | declares                     |
 *
 * A missing property of a criterion comes from the built-in criterion with the same key. Without
 * one, the defaults are 1 to 10 points, linear, direction up. Lower-is-better is 1 − u. The default
 * weight is 1, and all weights are divided by their sum unless it is already 1. The name of an
 * input is the key of its criterion.
 *
 * The option `scaling` computes the unit scale from the ratings of all items in the snapshot. It is
 * `min-max`, `z-score` or `percentile`; see `scaleCohortColumns`. The model then ignores declared
 * ranges and logarithmic scales and is `relative`: a score can change because another item changed.
 * The only item of a snapshot gets 0.5 in every criterion. The default `absolute` never reads
 * another item.
 *
 * Result: 0–1. High > .7, Medium > .4; the definition can set other cut-offs.
 *
 * Failures: rejects a definition with an invalid or duplicate criterion, an invalid weight, or
 * cut-offs out of order.
 *
 * Missing values: the mean omits an unrated criterion, so the others share its weight. There is no
 * score when no criterion with a weight is rated. Coverage is the rated share of the weight. The
 * options `missing` and `minCoverage` change this; see `rateByRules`. With `scaling`, the lowest and
 * the highest rating of the snapshot are the ends of a range.
 *
 * Source: P. C. Fishburn, "Additive utilities with incomplete product sets", Operations Research
 * 15, 1967.
 *
 * @example
 * const definition = weighted.define({
 *   criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }],
 *   weights: { delight: 3, upkeep: 1 },
 * });
 * weighted.explain({ ratings: { delight: 10, upkeep: 10 } }, definition).value; // 0.75
 */
export const weighted: Model = {
  kind: "weighted",
  title: "Weighted sum",
  formula: "Σ w · u / Σ w",
  source: "P. C. Fishburn, Additive utilities with incomplete product sets, 1967",
  revision: 1,
  isUnitScale: true,
  criteria: [],
  presets: {},
  missing: renormalisingOptions.missing,
  initialMinCoverage,
  define: defineWeighted,
  rate: (snapshot, definition) =>
    definition.scaling === undefined
      ? weightedMean.rate(snapshot, definition)
      : rateScaled(
          scaleCohortColumns(toModelColumns(snapshot), definition.scaling, definition.criteria),
          definition,
        ),
  explain: (item, definition, snapshot) =>
    definition.scaling === undefined
      ? weightedMean.explain(item, definition)
      : explainScaled(buildCohortItem(item, snapshot), definition, definition.scaling),
  mean: {
    readUnits: (snapshot, definition) =>
      definition.scaling === undefined
        ? weightedMean.mean.readUnits(snapshot, definition)
        : readScaledUnits(toModelColumns(snapshot), definition, definition.scaling),
  },
};

function defineWeighted({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const own = buildOwnCriteria("weighted", criteria, faults);
  const template = {
    kind: "weighted",
    ...own,
    ...renormalisingOptions,
    cutoffs: defaultCutoffs,
    options,
  };
  const definition = buildDefinition(template, request, faults);
  const { scaling = "absolute" } = request;
  return scaling === "absolute" ? definition : { ...definition, relative: true, scaling };
}

/** Rates scaled columns. Fills missing ratings on the scale from 0 to 1. */
export function rateScaled(scaled: ModelColumns, definition: Definition): Scores {
  const rules = { ...definition, criteria: toUnitRange(definition.criteria) };
  return rateByRules(scaled, rules, (filled) => rateAdditive(filled, rules.criteria));
}

function readScaledUnits(columns: ModelColumns, definition: Definition, scaling: CohortScaling) {
  const { criteria } = definition;
  const scaled = scaleCohortColumns(columns, scaling, criteria);
  const rules = { ...definition, criteria: toUnitRange(criteria) };
  const readScaled = readUnits(fillMissing(scaled, rules));
  return (criterion: WeightedCriterion) =>
    readScaled({ ...criterion, min: 0, max: 1, scale: "linear" });
}

/** Explains an item among the items of its snapshot. The parts show the original ratings. */
function explainScaled(
  { columns, row }: CohortItem,
  definition: Definition,
  scaling: CohortScaling,
): Explanation {
  const { criteria } = definition;
  const scaled = scaleCohortRow({ columns, row }, scaling, criteria);
  const rules = { ...definition, criteria: toUnitRange(criteria) };
  const explanation = explainByRules(scaled, rules, (filled) => explainAdditive(filled, rules));
  const items = columns.count === 1 ? "1 item" : `${columns.count} items`;
  const suffix = `, with ratings scaled by ${scaling} among ${items}.`;
  return {
    ...explanation,
    reason:
      explanation.value === undefined
        ? explanation.reason
        : `${explanation.reason.slice(0, -1)}${suffix}`,
    parts: explanation.parts.map((part) => restoreRating(part, { columns, row })),
  };
}

/** Restores the original rating of a part. An assumed rating exists only on the scale. */
function restoreRating(part: ScorePart, { columns, row }: CohortItem): ScorePart {
  const { assumed: _, ...rest } = part;
  const rating = columns.ratings.get(part.criterion)?.likely[row];
  return part.rating === undefined || rating === undefined ? rest : { ...rest, rating };
}
