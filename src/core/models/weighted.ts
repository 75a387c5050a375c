import { type Fault } from "../failure.ts";
import { explainAdditive, rateAdditive } from "./additive.ts";
import { columnsOf, columnsOfItem } from "./columns.ts";
import { define, defaultCutoffs } from "./define.ts";
import { type Definition, type DefinitionRequest, type Model } from "./model.ts";
import { ownCriteria } from "./own-criteria.ts";

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
  rate: (board, definition) => rateAdditive(columnsOf(board), definition.criteria),
  explain: (item, definition) => explainAdditive(columnsOfItem(item), definition),
};

function defineWeighted({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const own = ownCriteria("weighted", criteria, faults);
  return define({ kind: "weighted", ...own, cutoffs: defaultCutoffs }, request, faults);
}
