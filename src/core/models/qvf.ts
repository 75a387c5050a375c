import { failureFromFault, type Fault } from "../failure.ts";
import { classicWeights } from "./arithmetic/qvf-classic-score.ts";
import { toShares, type WeightGroups, type Weights } from "./arithmetic/weights.ts";
import {
  type ModelTemplate,
  buildDefinition,
  defaultCutoffs,
  toInput,
} from "./definition/build-definition.ts";
import { renormalisingOptions } from "./definition/missing-options.ts";
import { type Model, type WeightedCriterion } from "./model.ts";
import { qvfCategories, qvfCriteria, qvfEffort } from "./qvf-criteria.ts";
import { weightedMean } from "./weighted-mean.ts";

const effortWeight = 0.1;

const template: ModelTemplate = {
  kind: "qvf",
  inputs: buildInputs(),
  ...renormalisingOptions,
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
 * Quantified Value Framework (QVF), corrected: eighteen criteria in five categories, plus effort.
 *
 *     score  = Σ w · u / Σ w, over the rated criteria; u is the rating on the unit scale
 *     w      = .90 · category weight · weight inside the category;  .10 for effort
 *     effort = 1 − min(story_points / 21, 1)
 *
 * | category                      | criterion (input)      | weight | range        | goes |
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
 * The default unit is points; revenue_impact is in money per year and user_impact in users. A
 * rating outside its range counts as the nearest end of the range. Inaction risk and compliance
 * need are reasons to do an item, so they raise its score. Implementation and technical risk lower
 * the score.
 *
 * A request can set weights of categories, of criteria inside their category, and of `effort`, a
 * share from 0 to 1. The model normalises the criteria inside each category to 1, and the
 * categories to 1 − effort. All nineteen weights add up to 1, so the best items do not tie at a
 * cap. The presets default, agile, enterprise and startup set the weights of the categories.
 *
 * Result: 0–1. High > .7, Medium > .4.
 *
 * Failures: rejects a request with an unknown name, a weight out of bounds, or an effort above 1.
 * Also rejects a group in which all weights are 0.
 *
 * Missing values: the mean omits an unrated criterion, so the others share its weight. There is no
 * score when no criterion with a weight is rated. Coverage is the rated share of the weight. The
 * options `missing` and `minCoverage` change this; see `rateByRules`.
 *
 * Source: the original platform's QVF criteria, with four corrections. Requested weights count, the
 * effort is part of the weights' sum, lower-is-better is 1 − u, and every criterion reads a rating.
 *
 * @example
 * const ratings = { raw_value: 10, technical_complexity: 10 };
 * qvf.explain({ ratings }, qvf.define({})).value; // .09 · 1 / (.09 + .054) = 0.625
 */
export const qvf: Model = {
  kind: "qvf",
  title: "Quantified Value Framework",
  formula: "Σ w · u / Σ w over eighteen criteria and the effort",
  source: "The original platform's QVF criteria, corrected",
  revision: 1,
  isUnitScale: true,
  criteria: qvfCriteria,
  presets: template.presets ?? {},
  missing: renormalisingOptions.missing,
  define: (request) => buildDefinition(template, request),
  ...weightedMean,
};

/**
 * Builds the weight groups of a request for `checkWeights`: one group of the categories, and one of
 * the criteria inside each category. Throws "invalid" for a name that QVF does not have.
 */
export function buildQvfWeightGroups(requested: Readonly<Record<string, number>>): WeightGroups {
  const weights = new Map(Object.entries(requested));
  const names = template.weightRules?.names ?? [];
  for (const name of weights.keys()) {
    if (!names.includes(name)) {
      const detail = `There is no weight "${name}". Use one of: ${names.join(", ")}.`;
      throw failureFromFault("invalid", { pointer: `/weights/${name}`, detail });
    }
  }
  const groups: [string, Weights][] = [["categories", resolveCategoryWeights(weights)]];
  for (const category of qvfCategories.keys()) {
    groups.push([category, resolveMemberWeights(category, weights)]);
  }
  return Object.fromEntries(groups.map(([name, group]) => [name, Object.fromEntries(group)]));
}

function buildInputs(): WeightedCriterion[] {
  const members = [...qvfCategories.values()].flat();
  const inputs = members.map(({ criterion, weight }) => toInput(criterion, weight));
  return [...inputs, { ...qvfEffort, input: "effort", weight: effortWeight }];
}

function applyWeights(requested: Weights, faults: Fault[]): Weights {
  const effort = requested.get("effort") ?? effortWeight;
  if (effort > 1) {
    const detail = `The weight of effort must be a share from 0 to 1, not ${effort}.`;
    faults.push({ pointer: "/weights/effort", detail });
  }
  const weights = new Map<string, number>();
  for (const [category, weight] of toShares(resolveCategoryWeights(requested), faults)) {
    for (const [input, share] of toShares(resolveMemberWeights(category, requested), faults)) {
      weights.set(input, (1 - effort) * weight * share);
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
