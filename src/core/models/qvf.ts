import { failureFromFault, type Fault } from "../failure.ts";
import { explainAdditive, rateAdditive, readUnits } from "./arithmetic/additive.ts";
import { toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { classicWeights } from "./arithmetic/qvf-classic-score.ts";
import { toShares, type WeightGroups, type Weights } from "./arithmetic/weights.ts";
import {
  type ModelTemplate,
  buildDefinition,
  defaultCutoffs,
  toInput,
} from "./build-definition.ts";
import { type Model, type WeightedCriterion } from "./model.ts";
import { qvfCategories, qvfCriteria, qvfEffort } from "./qvf-criteria.ts";

const effortWeight = 0.1;

const template: ModelTemplate = {
  kind: "qvf",
  inputs: buildInputs(),
  cutoffs: defaultCutoffs,
  presets: Object.fromEntries(
    Object.entries(classicWeights).map(([name, weights]) => [name, { weights }]),
  ),
  weightRules: {
    names: [...qvfCategories.keys(), ...buildInputs().map(({ input }) => input)],
    applyWeights,
  },
};

/**
 * Quantified Value Framework, corrected: eighteen criteria in five categories, and the effort.
 *
 *     score  = Σ w · u / Σ w, over the criteria rated; u on the unit scale
 *     w      = .90 · category · weight inside the category;  .10 for effort
 *     effort = 1 − min(story_points / 21, 1)
 *
 * | category                      | criterion (slot)      | weight | range        | goes |
 * | ----------------------------- | --------------------- | ------ | ------------ | ---- |
 * | business_value .25            | raw_value             | .40    | 1–10         | up   |
 * |                               | revenue_impact        | .30    | 0–1e8, log   | up   |
 * |                               | cost_savings          | .20    | 1–10         | up   |
 * |                               | deadline_criticality  | .10    | 0–1, words   | up   |
 * | strategic_alignment .25       | okr_alignment         | .40    | 1–10         | up   |
 * |                               | vision_alignment      | .30    | 1–10         | up   |
 * |                               | portfolio_balance     | .20    | 1–10         | up   |
 * |                               | theme_alignment       | .10    | 1–10         | up   |
 * | customer_value .20            | user_impact           | .40    | 0–1e7, log   | up   |
 * |                               | customer_satisfaction | .35    | 0–1, words   | up   |
 * |                               | competitiveness       | .25    | 0–1, words   | up   |
 * | implementation_complexity .15 | technical_complexity  | .40    | 1–10         | down |
 * |                               | dependency_complexity | .30    | 1–10         | down |
 * |                               | resource_demand       | .30    | 1–10         | down |
 * | risk_assessment .15           | implementation_risk   | .30    | 1–10         | down |
 * |                               | inaction_risk         | .25    | 1–10         | up   |
 * |                               | technical_risk        | .25    | 1–10         | down |
 * |                               | compliance_need       | .20    | 1–10         | up   |
 * | effort .10 of the whole       | effort (story_points) |        | 0–21 points  | down |
 *
 * Points unless said otherwise; revenue_impact is money per year, user_impact users. A rating
 * outside its range counts as the nearest end of it. Inaction risk and compliance need are reasons
 * to do an item and raise its score; implementation and technical risk lower it.
 *
 * A request weighs categories, criteria inside their category, and `effort`, a share from 0 to 1.
 * Criteria are made to add up to 1 inside their category and categories among themselves; then the
 * categories share what effort leaves. So all nineteen add up to 1 and no two best items tie at a
 * cap. Presets weigh the categories: default, agile, enterprise, startup.
 *
 * Gives 0–1. High > .7, Medium > .4.
 *
 * Missing: an unrated criterion leaves the mean and the others share its weight; no score when
 * nothing that weighs is rated. Coverage is the share of the weight that had a rating.
 *
 * Source: the original platform's QVF criteria, with its defects mended: requested weights count,
 * effort is inside the 1, lower-is-better is 1 − u, and every criterion reads a rating.
 *
 * @example
 * const ratings = { raw_value: 10, technical_complexity: 10 };
 * qvf.explain({ ratings }, qvf.define({})).value; // .09 · 1 / (.09 + .054) = 0.625
 */
export const qvf: Model = {
  kind: "qvf",
  title: "Quantified Value Framework",
  formula: "Σ w · u / Σ w over eighteen criteria and the effort",
  source: "The original platform's QVF criteria, its defects mended",
  revision: 1,
  isUnitScale: true,
  criteria: qvfCriteria,
  presets: template.presets ?? {},
  define: (request) => buildDefinition(template, request),
  rate: (board, definition) => rateAdditive(toModelColumns(board), definition.criteria),
  explain: (item, definition) => explainAdditive(toItemColumns(item), definition),
  mean: { readUnits: (board) => readUnits(toModelColumns(board)) },
};

/**
 * The weights a request comes to, as groups for `checkWeights`: the categories among themselves,
 * and the criteria inside each. Refuses a name that QVF does not know.
 */
export function buildQvfWeightGroups(requested: Readonly<Record<string, number>>): WeightGroups {
  const given = new Map(Object.entries(requested));
  const names = template.weightRules?.names ?? [];
  for (const name of given.keys()) {
    if (!names.includes(name)) {
      const detail = `There is no "${name}" here; there is: ${names.join(", ")}.`;
      throw failureFromFault("invalid", { pointer: `/weights/${name}`, detail });
    }
  }
  const groups: [string, Weights][] = [["categories", resolveCategoryWeights(given)]];
  for (const category of qvfCategories.keys()) {
    groups.push([category, resolveMemberWeights(category, given)]);
  }
  return Object.fromEntries(groups.map(([name, weights]) => [name, Object.fromEntries(weights)]));
}

function buildInputs(): WeightedCriterion[] {
  const members = [...qvfCategories.values()].flat();
  const slots = members.map(({ criterion, weight }) => toInput(criterion, weight));
  return [...slots, { ...qvfEffort, input: "effort", weight: effortWeight }];
}

function applyWeights(requested: Weights, faults: Fault[]): Weights {
  const effort = requested.get("effort") ?? effortWeight;
  if (effort > 1) {
    const detail = `Effort is a share of the whole, from 0 to 1, not ${effort}.`;
    faults.push({ pointer: "/weights/effort", detail });
  }
  const weights = new Map<string, number>();
  for (const [category, weight] of toShares(resolveCategoryWeights(requested), faults)) {
    for (const [slot, inside] of toShares(resolveMemberWeights(category, requested), faults)) {
      weights.set(slot, (1 - effort) * weight * inside);
    }
  }
  return weights.set("effort", effort);
}

function resolveCategoryWeights(requested: Weights): Weights {
  const defaults = Object.entries(classicWeights.default);
  return new Map(defaults.map(([name, weight]) => [name, requested.get(name) ?? weight]));
}

function resolveMemberWeights(category: string, requested: Weights): Weights {
  const members = qvfCategories.get(category) ?? [];
  return new Map(
    members.map(({ criterion: { key }, weight }) => [key, requested.get(key) ?? weight]),
  );
}
