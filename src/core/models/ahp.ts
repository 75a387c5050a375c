import { type RandomIndexName } from "../ahp/consistency.ts";
import {
  type HierarchyResult,
  evaluateLevels,
  listWeightIssues,
} from "../ahp/evaluate-hierarchy.ts";
import { type Judgement, buildMatrices } from "../ahp/judgements.ts";
import { findOutlineFaults, listHierarchyLevels, type Outline } from "../ahp/outline.ts";
import { type Fault } from "../failure.ts";
import { explainAdditive, rateAdditive, readUnits } from "./arithmetic/additive.ts";
import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { buildDefinition, defaultCutoffs, isCriteriaList, toInput } from "./build-definition.ts";
import { type Definition, type DefinitionRequest, type Model } from "./model.ts";
import { buildOwnCriteria } from "./own-criteria.ts";

/**
 * Analytic hierarchy process: a weighted sum whose weights nobody names. They follow from
 * judgements, "a is 3 times as important as b", pair by pair.
 *
 *     A·w = λ·w                       the weights: the principal eigenvector of the judgements
 *     CR = ((λ − n) / (n − 1)) / RI   how far the judgements contradict each other
 *     score = Σ w · u / Σ w           over the criteria rated
 *
 * | criterion         | unit | range           | the score goes      |
 * | ----------------- | ---- | --------------- | ------------------- |
 * | 1 to 15, by name; | any  | min–max, linear | up or down, as said |
 * | up to 15 in each  |      | or logarithmic  |                     |
 * | of 15 categories  |      |                 |                     |
 *
 * Criteria are named as for `weighted`. With `categories`, the criteria of each are compared among
 * each other (`under` its key), and the categories too; a criterion weighs the product. Not every
 * pair has to be judged: what is missing is filled in so that it contradicts the rest least.
 *
 * Gives 0–1. High > .7, Medium > .4 unless the definition has other cut-offs.
 *
 * Fails: judgements that contradict themselves (CR above .15 by the `table` named, of which
 * "classic" is the default), that leave something apart that was never compared, and more than ten
 * things compared at once, for which there is no CR.
 *
 * Missing: an unrated criterion leaves the mean, the others share its weight.
 *
 * Source: T. L. Saaty, The Analytic Hierarchy Process, 1980.
 *
 * @example
 * const definition = ahp.define({
 *   criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }],
 *   judgements: [{ a: "delight", b: "upkeep", value: 3 }],
 * });
 * ahp.explain({ ratings: { delight: 10, upkeep: 10 } }, definition).value; // 0.75
 */
export const ahp: Model = {
  kind: "ahp",
  title: "Analytic hierarchy process",
  formula: "Σ w · u / Σ w, w by pairwise judgements",
  source: "T. L. Saaty, The Analytic Hierarchy Process, 1980",
  revision: 1,
  isUnitScale: true,
  criteria: [],
  presets: {},
  define: defineAhp,
  rate: (board, definition) => rateAdditive(toModelColumns(board), definition.criteria),
  explain: (item, definition) => explainAdditive(toItemColumns(item), definition),
  mean: { readUnits: (board) => readUnits(toModelColumns(board)) },
};

function defineAhp(request: DefinitionRequest): Definition {
  const { criteria, judgements = [], categories, table = "classic", ...rest } = request;
  const faults: Fault[] = [];
  const { inputs: slots } = buildOwnCriteria("ahp", criteria, faults);
  const outline = { criteria: isCriteriaList(criteria) ? criteria : [], categories };
  const result = deriveOutlineWeights({ outline, judgements, table }, faults);
  const inputs = slots.map((slot) => toInput(slot, result?.weights?.get(slot.key) ?? 0));
  const template = { kind: "ahp", inputs, cutoffs: defaultCutoffs };
  return { ...buildDefinition(template, rest, faults), consistency: toConsistency(result) };
}

/** Weights that may be used, or else faults of what stands in the way. */
function deriveOutlineWeights(
  options: {
    readonly outline: Outline;
    readonly judgements: readonly Judgement[];
    readonly table: RandomIndexName;
  },
  faults: Fault[],
): HierarchyResult | undefined {
  const { outline, judgements, table } = options;
  faults.push(...(outline.criteria.length > 0 ? findOutlineFaults(outline) : []));
  if (faults.length > 0) {
    return undefined;
  }
  const pointer = "/judgements";
  const levels = listHierarchyLevels(outline);
  const matrices = buildMatrices(levels, judgements, { pointer, faults });
  if (faults.length > 0) {
    return undefined;
  }
  const result = evaluateLevels(levels, [{ judge: "all", matrices }], table);
  faults.push(...listWeightIssues(result).map((detail) => ({ pointer, detail })));
  return result;
}

function toConsistency(result: HierarchyResult | undefined): Definition["consistency"] {
  return result?.levels.flatMap(({ under, derivedWeights: inputs }) => {
    const { lambda = 0, cr = 0 } = inputs ?? {};
    return [{ ...(under !== undefined && { under }), lambda, cr, table: result.table }];
  });
}
