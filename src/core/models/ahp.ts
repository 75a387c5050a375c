import { type TableName } from "../ahp/consistency.ts";
import { type HierarchyResult, judgeLevels, refusalsOf } from "../ahp/hierarchy.ts";
import { type Judgement, readJudgements } from "../ahp/judgements.ts";
import { faultsOfOutline, levelsOf, type Outline } from "../ahp/outline.ts";
import { type Fault } from "../failure.ts";
import { explainAdditive, rateAdditive, unitsIn } from "./arithmetic/additive.ts";
import { columnsOf, columnsOfItem } from "./arithmetic/columns.ts";
import { define, defaultCutoffs, isList, slotOf } from "./define.ts";
import { type Definition, type DefinitionRequest, type Model } from "./model.ts";
import { ownCriteria } from "./own-criteria.ts";

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
  rate: (board, definition) => rateAdditive(columnsOf(board), definition.criteria),
  explain: (item, definition) => explainAdditive(columnsOfItem(item), definition),
  mean: { unitsOf: (board) => unitsIn(columnsOf(board)) },
};

function defineAhp(request: DefinitionRequest): Definition {
  const { criteria, judgements = [], categories, table = "classic", ...rest } = request;
  const faults: Fault[] = [];
  const { slots } = ownCriteria("ahp", criteria, faults);
  const outline = { criteria: isList(criteria) ? criteria : [], categories };
  const result = weighOutline({ outline, judgements, table }, faults);
  const weighed = slots.map((slot) => slotOf(slot, result?.weights?.get(slot.key) ?? 0));
  const blueprint = { kind: "ahp", slots: weighed, cutoffs: defaultCutoffs };
  return { ...define(blueprint, rest, faults), consistency: consistencyIn(result) };
}

/** Weights that may be used, or else faults of what stands in the way. */
function weighOutline(
  asked: {
    readonly outline: Outline;
    readonly judgements: readonly Judgement[];
    readonly table: TableName;
  },
  faults: Fault[],
): HierarchyResult | undefined {
  const { outline, judgements, table } = asked;
  faults.push(...(outline.criteria.length > 0 ? faultsOfOutline(outline) : []));
  if (faults.length > 0) {
    return undefined;
  }
  const pointer = "/judgements";
  const levels = levelsOf(outline);
  const matrices = readJudgements(levels, judgements, { pointer, faults });
  if (faults.length > 0) {
    return undefined;
  }
  const result = judgeLevels(levels, [{ judge: "all", matrices }], table);
  faults.push(...refusalsOf(result).map((detail) => ({ pointer, detail })));
  return result;
}

function consistencyIn(result: HierarchyResult | undefined): Definition["consistency"] {
  return result?.levels.flatMap(({ under, weighed }) => {
    const { lambda = 0, cr = 0 } = weighed ?? {};
    return [{ ...(under !== undefined && { under }), lambda, cr, table: result.table }];
  });
}
