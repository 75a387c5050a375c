import { type Fault } from "../failure.ts";
import { buildCohortItem } from "./arithmetic/cohort-item.ts";
import { explainIdealPoint, rateIdealPoint, readSquares } from "./arithmetic/ideal-point.ts";
import { toModelColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition, defaultCutoffs } from "./build-definition.ts";
import { type Definition, type DefinitionRequest, type Model } from "./model.ts";
import { buildOwnCriteria } from "./own-criteria.ts";

/**
 * TOPSIS, the technique for order preference by similarity to the ideal solution: near the best
 * that any item offers in every criterion, and far from the worst.
 *
 *     v = w · x / √Σ x²,  S⁺ = √Σ (v − best)²,  S⁻ = √Σ (v − worst)²,  score = S⁻ / (S⁺ + S⁻)
 *
 * | criterion         | unit | range         | the score goes                       |
 * | ----------------- | ---- | ------------- | ------------------------------------ |
 * | 1 to 200, by name | any  | any, unlooked | up (a benefit) or down (a cost), as  |
 * |                   |      | at            | said                                 |
 *
 * The scale of a criterion is made by the ratings of the whole board, so the model is `relative`: a
 * score may change because another item did, and two items may change places because of a third. A
 * declared range and a logarithmic scale are not looked at. Weights add up to 1.
 *
 * Gives 0–1: 1 is the best in everything, 0 the worst in everything. High > .7, Medium > .4 unless
 * the definition has other cut-offs.
 *
 * Multiplying a whole criterion by a constant changes nothing beyond rounding, and nothing at all
 * if the constant is a power of two. Numbering items otherwise changes nothing beyond rounding.
 *
 * Missing: an item is compared over the criteria it has a rating in; the weights of the others
 * would cancel out. Coverage is the share of the weight that had a rating. A criterion that all
 * rate the same (0, say) adds nothing. No score for an item that stands alone, or that differs from
 * no other in anything that is rated and weighs: its distance from best and worst is 0.
 *
 * Source: C. L. Hwang and K. Yoon, Multiple Attribute Decision Making, 1981.
 *
 * @example
 * const definition = topsis.define({ criteria: [{ key: "delight" }] });
 * topsis.explain({ ratings: { delight: 9 } }, definition).reason; // "No score: it takes two …"
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
  define: defineTopsis,
  rate: (board, { criteria }) => rateIdealPoint(toModelColumns(board), criteria),
  explain: (item, definition, board) => explainIdealPoint(buildCohortItem(item, board), definition),
  distances: { readSquares: (board) => readSquares(toModelColumns(board)) },
};

function defineTopsis({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const own = buildOwnCriteria("topsis", criteria, faults);
  const definition = buildDefinition(
    { kind: "topsis", ...own, cutoffs: defaultCutoffs },
    request,
    faults,
  );
  return { ...definition, relative: true };
}
