import { type Fault } from "../failure.ts";
import { explainAdditive, rateAdditive, readUnits } from "./arithmetic/additive.ts";
import { type CohortItem, buildCohortItem } from "./arithmetic/cohort-item.ts";
import { scaleCohortColumns, scaleCohortRow, toUnitRange } from "./arithmetic/cohort.ts";
import { type ModelColumns, toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition, defaultCutoffs } from "./build-definition.ts";
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
import { buildOwnCriteria } from "./own-criteria.ts";

const options = ["scaling"] as const;

/**
 * Weighted sum: the mean of whatever criteria a workspace names, each on the unit scale.
 *
 *     score = Σ w · u / Σ w, over the criteria rated
 *
 * | criterion          | unit  | range             | the score goes       |
 * | ------------------ | ----- | ----------------- | -------------------- |
 * | 1 to 200, by name  | any   | min–max, linear   | up or down, as said  |
 * |                    |       | or logarithmic    |                      |
 *
 * A criterion that leaves something out takes it from the built-in criterion of the same key, and
 * where there is none goes up, from 1 to 10, linearly. Lower-is-better is 1 − u. Weights are
 * relative: a criterion without one weighs 1, and all are divided by their sum unless it is 1
 * already. A slot is named like its key.
 *
 * Gives 0–1. High > .7, Medium > .4 unless the definition has other cut-offs.
 *
 * The option `scaling` takes each criterion's unit scale from the ratings of the whole board
 * (`min-max`, `z-score` or `percentile`, see `cohortColumns`) instead of the declared range, which
 * is then not looked at, nor is a logarithmic scale. Such a model is `relative`: a score may change
 * because another item did. An item alone gets 0.5 in everything. `absolute`, the default, never
 * looks at another item.
 *
 * Missing: an unrated criterion leaves the mean, the others share its weight; no score when
 * nothing that weighs is rated. Coverage is the share of the weight that had a rating.
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
  define: defineWeighted,
  rate: (board, definition) => rateWeighted(toModelColumns(board), definition),
  explain: (item, definition, board) =>
    definition.scaling === undefined
      ? explainAdditive(toItemColumns(item), definition)
      : explainScaled(buildCohortItem(item, board), definition, definition.scaling),
  mean: { readUnits: (board, definition) => readWeightedUnits(toModelColumns(board), definition) },
};

function defineWeighted({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const own = buildOwnCriteria("weighted", criteria, faults);
  const template = { kind: "weighted", ...own, cutoffs: defaultCutoffs, options };
  const definition = buildDefinition(template, request, faults);
  const { scaling = "absolute" } = request;
  return scaling === "absolute" ? definition : { ...definition, relative: true, scaling };
}

function rateWeighted(columns: ModelColumns, { criteria, scaling }: Definition): Scores {
  return scaling === undefined
    ? rateAdditive(columns, criteria)
    : rateAdditive(scaleCohortColumns(columns, scaling, criteria), toUnitRange(criteria));
}

function readWeightedUnits(columns: ModelColumns, { criteria, scaling }: Definition) {
  if (scaling === undefined) {
    return readUnits(columns);
  }
  const unitsOf = readUnits(scaleCohortColumns(columns, scaling, criteria));
  return (criterion: WeightedCriterion) =>
    unitsOf({ ...criterion, min: 0, max: 1, scale: "linear" });
}

/** The explanation of an item seen against its board; the ratings it tells are those given. */
function explainScaled(
  { columns, row }: CohortItem,
  definition: Definition,
  scaling: CohortScaling,
): Explanation {
  const { criteria } = definition;
  const scaled = scaleCohortRow({ columns, row }, scaling, criteria);
  const explanation = explainAdditive(scaled, { ...definition, criteria: toUnitRange(criteria) });
  const seen = `, each rating by ${scaling} among ${columns.count}.`;
  return {
    ...explanation,
    reason:
      explanation.value === undefined
        ? explanation.reason
        : `${explanation.reason.slice(0, -1)}${seen}`,
    parts: explanation.parts.map((part) => restoreRating(part, { columns, row })),
  };
}

function restoreRating(part: ScorePart, { columns, row }: CohortItem): ScorePart {
  const rating = columns.ratings.get(part.criterion)?.likely[row];
  return part.rating === undefined || rating === undefined ? part : { ...part, rating };
}
