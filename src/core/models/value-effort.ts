import { type Fault } from "../failure.ts";
import { classAt } from "../ranking/ranking.ts";
import { uncapitalise } from "../words/wording.ts";
import { rateByRules } from "./arithmetic/missing.ts";
import { type ModelColumns, toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import { explainRatio, rateRatio, buildRatio } from "./arithmetic/ratio.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import { type ModelTemplate, buildDefinition } from "./definition/build-definition.ts";
import { boundsOnlyOptions } from "./definition/missing-options.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import {
  type Criterion,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Scores,
  type Thresholds,
} from "./model.ts";

const points = { unit: "points", min: 0, max: 1000 } as const;
const value: Criterion = { key: "value_points", name: "Value", ...points, direction: "up" };
const effort: Criterion = { key: "effort_points", name: "Effort", ...points, direction: "down" };

const template: ModelTemplate = {
  kind: "value-effort",
  inputs: [
    { ...value, input: "value", weight: 0.5 },
    { ...effort, input: "effort", weight: 0.5 },
  ],
  ...boundsOnlyOptions,
  options: ["thresholds"],
};

const words = { numerator: "Value", denominator: "over an effort of", unit: "points" };

/** The quadrants. The position of an item's quadrant is 2 · (value is low) + (effort is high). */
export const valueEffortClasses = ["Quick win", "Big bet", "Fill-in", "Time sink"] as const;

/** The middle of the range from 1 to 10 points. */
export const valueEffortThresholds: Thresholds = { value: 5.5, effort: 5.5 };

/**
 * Value divided by effort, with the quadrant of each item as its class.
 *
 *     score = value / effort
 *
 * | input   | reads         | unit   | range  | the score goes |
 * | ------ | ------------- | ------ | ------ | -------------- |
 * | value  | value_points  | points | 0–1000 | up             |
 * | effort | effort_points | points | 0–1000 | down           |
 *
 * |             | effort low | effort high |
 * | ----------- | ---------- | ----------- |
 * | value high  | Quick win  | Big bet     |
 * | value low   | Fill-in    | Time sink   |
 *
 * A rating is high at its threshold and above. The definition can set `thresholds`; the default is
 * 5.5 for both, the middle of the range from 1 to 10. The quadrant is only a label: items are
 * ordered by the ratio. A rating outside its range counts as the nearest end of the range.
 *
 * Result: a ratio of 0 or more, without an upper bound. Twice the score is twice the value per
 * point of effort.
 *
 * Failures: rejects a definition when a threshold is not above 0 or is larger than 1000.
 *
 * Missing values: there is no score and no quadrant when either is missing, or when the effort is
 * not above 0. Each criterion is half of the coverage. The model has no weights. With `missing`
 * `worst`, a missing value counts as 0 and a missing effort as 1000.
 *
 * Source: R. G. Cooper, S. J. Edgett, E. J. Kleinschmidt, Portfolio Management for New Products,
 * 2001 (reward over resources, and the bubble diagram with its four fields).
 *
 * @example
 * const ratings = { value_points: 8, effort_points: 2 };
 * valueEffort.explain({ ratings }, valueEffort.define({})).category; // "Quick win"
 */
export const valueEffort: Model = {
  kind: "value-effort",
  title: "Value over effort",
  formula: "value_points / effort_points",
  source: "R. G. Cooper et al., Portfolio Management for New Products, 2001",
  revision: 1,
  isUnitScale: false,
  criteria: [value, effort],
  presets: {},
  missing: boundsOnlyOptions.missing,
  define: defineQuadrants,
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) =>
      rateQuadrants(columns, definition),
    ),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) =>
      explainQuadrant(columns, definition),
    ),
};

function defineQuadrants(request: DefinitionRequest): Definition {
  const thresholds = request.thresholds ?? valueEffortThresholds;
  const faults: Fault[] = [];
  for (const input of ["value", "effort"] as const) {
    const { min, max } = points;
    if (!(min < thresholds[input] && thresholds[input] <= max)) {
      const detail = `A threshold must be above ${min}, at most ${max}, not ${thresholds[input]}.`;
      faults.push({ pointer: `/thresholds/${input}`, detail });
    }
  }
  return { ...buildDefinition(template, request, faults), thresholds, classes: valueEffortClasses };
}

function rateQuadrants(columns: ModelColumns, definition: Definition): Scores {
  const scores = rateRatio(columns, definition, buildRatio(definition, "effort"));
  const classes = new Uint8Array(columns.count);
  const { value: high, effort: large } = definition.thresholds ?? valueEffortThresholds;
  const [values, efforts] = definition.criteria.map(({ key }) => columns.ratings.get(key)?.likely);
  if (values === undefined || efforts === undefined) {
    return { ...scores, classes };
  }
  for (let row = 0; row < columns.count; row += 1) {
    const isLow = Number(clampToRange(values[row] ?? Number.NaN, points) < high);
    const isLarge = Number(clampToRange(efforts[row] ?? Number.NaN, points) >= large);
    classes[row] = Number.isNaN(scores.value[row]) ? 0 : 1 + 2 * isLow + isLarge;
  }
  return { ...scores, classes };
}

function explainQuadrant(columns: ModelColumns, definition: Definition): Explanation {
  const ratio = buildRatio(definition, "effort");
  const explanation = explainRatio(columns, definition, { ratio, words });
  const { classes: codes } = rateQuadrants(columns, definition);
  const { category } = classAt(codes && { codes, names: valueEffortClasses }, 0);
  return category === undefined
    ? explanation
    : { ...explanation, category, reason: `${category}: ${uncapitalise(explanation.reason)}` };
}
