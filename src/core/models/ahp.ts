import { type RandomIndexName } from "../ahp/consistency.ts";
import {
  type HierarchyResult,
  evaluateLevels,
  listWeightIssues,
} from "../ahp/evaluate-hierarchy.ts";
import { type Judgement, buildMatrices } from "../ahp/judgements.ts";
import { findOutlineFaults, listHierarchyLevels, type Outline } from "../ahp/outline.ts";
import { type Fault } from "../failure.ts";
import {
  buildDefinition,
  defaultCutoffs,
  isCriteriaList,
  toInput,
} from "./definition/build-definition.ts";
import { renormalisingOptions, initialMinCoverage } from "./definition/missing-options.ts";
import { buildOwnCriteria } from "./definition/own-criteria.ts";
import { type Definition, type DefinitionRequest, type Model } from "./model.ts";
import { weightedMean } from "./weighted-mean.ts";

/**
 * Analytic hierarchy process (AHP): a weighted sum whose weights are derived from pairwise
 * judgements such as "a is 3 times as important as b".
 *
 *     A·w = λ·w                       w, the weights: the principal eigenvector of the judgements
 *     CR = ((λ − n) / (n − 1)) / RI   the consistency ratio of the judgements
 *     score = Σ w · u / Σ w           over the rated criteria; u is the rating on the unit scale
 *
 * | criterion                      | unit | range           | the score goes               |
 * | ------------------------------ | ---- | --------------- | ---------------------------- |
 * | 1 to 10, user-defined; with    | any  | min–max, linear | up or down, as the criterion |
 * | categories, 1 to 10 in each of |      | or logarithmic  | declares                     |
 * | 1 to 10 categories             |      |                 |                              |
 *
 * Criteria are defined as for `weighted`. With `categories`, judgements compare the categories with
 * each other, and the criteria inside each category (`under` its key). The weight of a criterion is
 * then the product of the two weights. A missing judgement is estimated as the value that is most
 * consistent with the others.
 *
 * Result: 0–1. High > .7, Medium > .4; the definition can set other cut-offs.
 *
 * Failures: rejects a definition when CR by the `table` (default "classic") is above .15. Also
 * rejects judgements that do not connect all criteria of a level, and a level with more criteria
 * than the table covers (ten), because it has no CR.
 *
 * Missing values: the mean omits an unrated criterion, so the others share its weight. There is no
 * score when no criterion is rated. Coverage is the rated share of the weight. The options `missing`
 * and `minCoverage` change this; see `rateByRules`.
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
  formula: "Σ w · u / Σ w, w from pairwise judgements",
  source: "T. L. Saaty, The Analytic Hierarchy Process, 1980",
  revision: 1,
  isUnitScale: true,
  criteria: [],
  presets: {},
  missing: renormalisingOptions.missing,
  initialMinCoverage,
  define: defineAhp,
  ...weightedMean,
};

function defineAhp(request: DefinitionRequest): Definition {
  const { criteria, judgements = [], categories, table = "classic", ...rest } = request;
  const faults: Fault[] = [];
  const { inputs: ownCriteria } = buildOwnCriteria("ahp", criteria, faults);
  const outline = { criteria: isCriteriaList(criteria) ? criteria : [], categories };
  const result = deriveOutlineWeights({ outline, judgements, table }, faults);
  const inputs = ownCriteria.map((input) => toInput(input, result?.weights?.get(input.key) ?? 0));
  const template = { kind: "ahp", inputs, cutoffs: defaultCutoffs, ...renormalisingOptions };
  return { ...buildDefinition(template, rest, faults), consistency: toConsistency(result) };
}

/** Returns the derived weights. Adds faults when the judgements do not give usable weights. */
function deriveOutlineWeights(
  options: {
    readonly outline: Outline;
    readonly judgements: readonly Judgement[];
    readonly table: RandomIndexName;
  },
  faults: Fault[],
): HierarchyResult | undefined {
  const { outline, judgements, table } = options;
  faults.push(...(outline.criteria.length > 0 ? findOutlineFaults(outline, table) : []));
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
  return result?.levels.flatMap(({ under, derivedWeights }) => {
    const { lambda = 0, cr = 0 } = derivedWeights ?? {};
    return [{ ...(under !== undefined && { under }), lambda, cr, table: result.table }];
  });
}
