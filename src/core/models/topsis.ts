import { type Fault } from "../failure.ts";
import { buildCohortItem, type CohortItem, sliceRow } from "./arithmetic/cohort-item.ts";
import { toRatedRange } from "./arithmetic/cohort.ts";
import {
  explainIdealPoint,
  normaliseCriteria,
  rateIdealPoint,
  readSquares,
} from "./arithmetic/ideal-point.ts";
import { fillMissing, rateByRules } from "./arithmetic/missing.ts";
import { type ModelColumns, toModelColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition, defaultCutoffs } from "./definition/build-definition.ts";
import { renormalisingOptions, initialMinCoverage } from "./definition/missing-options.ts";
import { buildOwnCriteria } from "./definition/own-criteria.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import {
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";

/**
 * TOPSIS, the technique for order preference by similarity to the ideal solution. The score is high
 * for an item that is close to the best rating of every criterion and far from the worst.
 *
 *     v = w · x / √Σ x²,  S⁺ = √Σ (v − best)²,  S⁻ = √Σ (v − worst)²,  score = S⁻ / (S⁺ + S⁻)
 *
 * | criterion              | unit | range        | the score goes                                |
 * | ---------------------- | ---- | ------------ | --------------------------------------------- |
 * | 1 to 200, user-defined | any  | any, ignored | up (benefit) or down (cost), as the criterion |
 * |                        |      |              | declares                                      |
 *
 * The ratings of all items in the snapshot set the scale of a criterion, so the model is
 * `relative`. A score can change because another item changed, and a third item can swap the order
 * of two items. The model ignores a declared range and a logarithmic scale. Weights are normalised
 * to 1.
 *
 * Multiplying a criterion by a constant changes the scores only by rounding, and by a power of two
 * not at all. Renumbering the items changes the scores only by rounding.
 *
 * Result: 0–1. 1 is the best in every criterion, and 0 is the worst in every criterion. High > .7,
 * Medium > .4; the definition can set other cut-offs.
 *
 * Failures: rejects a definition with an invalid or duplicate criterion, an invalid weight, or
 * cut-offs out of order.
 *
 * Missing values: the distances omit a criterion in which the item is unrated. A criterion in which
 * all ratings are equal adds nothing. There is no score when both distances are 0: for the only
 * item, or when the items do not differ in any rated criterion with a weight. Coverage is the rated
 * share of the weight. The options `missing` and `minCoverage` change this; see `rateByRules`. The
 * ends of a range are then the worst and the best rating of the snapshot, and only ratings, never
 * assumed ones, set the norm.
 *
 * Source: C. L. Hwang and K. Yoon, Multiple Attribute Decision Making, 1981.
 *
 * @example
 * const definition = topsis.define({ criteria: [{ key: "delight" }] });
 * topsis.explain({ ratings: { delight: 9 } }, definition).reason; // "No score: a comparison …"
 */
export const topsis: Model = {
  kind: "topsis",
  title: "TOPSIS",
  formula: "S⁻ / (S⁺ + S⁻)",
  source: "C. L. Hwang and K. Yoon, Multiple Attribute Decision Making, 1981",
  revision: 1,
  isUnitScale: true,
  criteria: [],
  presets: {},
  missing: renormalisingOptions.missing,
  initialMinCoverage,
  define: defineTopsis,
  rate: (snapshot, definition) => rateTopsis(toModelColumns(snapshot), definition),
  explain: (item, definition, snapshot) =>
    explainTopsis(buildCohortItem(item, snapshot), definition),
  distances: {
    readSquares: (snapshot, definition) => {
      const columns = toModelColumns(snapshot);
      return readSquares(columns, fillMissing(columns, toRatedRules(columns, definition)));
    },
  },
};

function defineTopsis({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const own = buildOwnCriteria("topsis", criteria, faults);
  const definition = buildDefinition(
    { kind: "topsis", ...own, ...renormalisingOptions, cutoffs: defaultCutoffs },
    request,
    faults,
  );
  return { ...definition, relative: true };
}

/** Rates the rows. Only ratings, never assumed ones, set the scale of a criterion. */
function rateTopsis(columns: ModelColumns, definition: Definition): Scores {
  const { criteria } = definition;
  const normalised = normaliseCriteria(columns, criteria);
  return rateByRules(columns, toRatedRules(columns, definition), (filled) =>
    rateIdealPoint(filled, criteria, normalised),
  );
}

function explainTopsis(item: CohortItem, definition: Definition): Explanation {
  const { columns } = item;
  const normalised = normaliseCriteria(columns, definition.criteria);
  return explainByRules(sliceRow(item), toRatedRules(columns, definition), (filled) =>
    explainIdealPoint(filled, definition, { normalised, itemCount: columns.count }),
  );
}

/** Returns the rules with the range of the ratings as the range of each criterion. */
function toRatedRules(columns: ModelColumns, definition: Definition): Definition {
  return definition.missing === "worst" || definition.missing === "neutral"
    ? { ...definition, criteria: toRatedRange(columns, definition.criteria) }
    : definition;
}
