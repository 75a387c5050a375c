import { numberAt } from "../columns/dictionary-column.ts";
import { LayeredMap } from "../columns/layered-map.ts";
import { newScratchFloat64 } from "../columns/scratch.ts";
import { priorities } from "../item/item.ts";
import { getEncodedRatings } from "../snapshot/snapshot-columns.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import { rateByRules } from "./arithmetic/missing.ts";
import { type ModelColumns, toModelColumns, toItemColumns } from "./arithmetic/model-columns.ts";
import {
  classicDefaults,
  classicEffortWeight,
  classicPriorities,
  classicWeights,
} from "./arithmetic/qvf-classic-score.ts";
import { toShares } from "./arithmetic/weights.ts";
import {
  storyPoints,
  storyPointsCap,
  technicalComplexity,
  createPointsCriterion,
} from "./criteria.ts";
import {
  type ModelTemplate,
  buildDefinition,
  defaultCutoffs,
} from "./definition/build-definition.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import { explainClassic } from "./explanation/explain-classic.ts";
import {
  type Criterion,
  type Definition,
  type Model,
  type Scores,
  type WeightedCriterion,
} from "./model.ts";

const businessValue = createPointsCriterion("business_value", "Business value");
const riskLevel = createPointsCriterion("risk_level", "Risk level", "down");

/** The priority field of an item as a criterion. `criteria` omits it, because it is no rating. */
const priority: Criterion = {
  key: "priority",
  name: "Priority",
  unit: "priority",
  min: 0.3,
  max: 1,
  direction: "up",
  words: classicPriorities,
};

const criteria: readonly Criterion[] = [businessValue, technicalComplexity, riskLevel, storyPoints];

const agile = classicWeights.agile;

/** The inputs in the original's order of addition, which determines the last bits of the sum. */
const classicInputs: readonly WeightedCriterion[] = [
  { ...businessValue, input: "business_value", weight: agile.business_value },
  {
    ...technicalComplexity,
    input: "implementation_complexity",
    weight: agile.implementation_complexity,
  },
  { ...riskLevel, input: "risk_assessment", weight: agile.risk_assessment },
  { ...storyPoints, input: "effort", weight: classicEffortWeight },
  { ...priority, input: "strategic_alignment", weight: agile.strategic_alignment },
  { ...businessValue, input: "customer_value", weight: agile.customer_value },
];

const template: ModelTemplate = {
  kind: "qvf-classic",
  inputs: classicInputs,
  cutoffs: defaultCutoffs,
  hasMinCoverage: true,
  fixedInputs: ["strategic_alignment"],
  presets: Object.fromEntries(
    Object.entries(classicWeights).map(([name, weights]) => [name, { weights }]),
  ),
  weightRules: {
    names: Object.keys(agile),
    applyWeights: (requested, faults) => {
      const shares = toShares(new Map([...Object.entries(agile), ...requested]), faults);
      return shares.set("effort", classicEffortWeight);
    },
  },
};

/**
 * Quantified Value Framework (QVF), with the exact arithmetic of the original platform.
 *
 *     bv    = business_value / 10
 *     cx    = 1 − technical_complexity / 10
 *     rk    = 1 − risk_level / 10
 *     eff   = 1 − min(story_points / 21, 1)
 *     str   = {high 1, medium .6, low .3}[priority]; critical counts as high
 *     score = bv·W.bv + cx·W.ic + rk·W.ra + eff·0.10 + str·W.sa + bv·W.cv, clamped to 0–1
 *
 * | input (weight, agile)           | reads                | unit         | range | default | goes |
 * | ------------------------------ | -------------------- | ------------ | ----- | ------- | ---- |
 * | business_value .30             | business_value       | points       | 1–10  | 5       | up   |
 * | implementation_complexity .20  | technical_complexity | points       | 1–10  | 5       | down |
 * | risk_assessment .05            | risk_level           | points       | 1–10  | 3       | down |
 * | effort .10, fixed              | story_points         | story points | 0–1e6 | 3       | down |
 * | strategic_alignment .15        | the item's priority  | word         | .3–1  | medium  | up   |
 * | customer_value .30             | business_value       | points       | 1–10  | 5       | up   |
 *
 * Story points above 21 count as 21. Another rating outside its range counts as the nearest end of
 * the range. The priority is a field of the item, not a rating, so a request cannot map its input
 * to another criterion. A request can set the weights of the other five inputs. The model
 * normalises them to 1; effort keeps .10.
 *
 * Result: 0–1. High > .7, Medium > .4. The weights add up to 1.10, so the best items tie at 1, as
 * in the original; `qvf` corrects this. An explanation shows the excess above 1 as its last part.
 *
 * Missing values: a missing rating counts as its default, so there is always a score. Coverage is
 * the rated share of the weight, without the defaults. With `minCoverage`, an item below it has no
 * score.
 *
 * Source: the original platform's QVF scoring API; presets default, agile, enterprise, startup.
 *
 * @example
 * const item = {
 *   priority: "high",
 *   ratings: { business_value: 8, technical_complexity: 6, story_points: 5, risk_level: 3 },
 * } as const;
 * qvfClassic.explain(item, qvfClassic.define({})).value; // 0.82119…
 */
export const qvfClassic: Model = {
  kind: "qvf-classic",
  title: "Quantified Value Framework, classic",
  formula: "bv·W.bv + cx·W.ic + rk·W.ra + eff·0.10 + str·W.sa + bv·W.cv",
  source: "The original platform's QVF scoring API",
  revision: 1,
  isUnitScale: true,
  criteria,
  presets: template.presets ?? {},
  define: (request) => buildDefinition(template, request),
  rate: (snapshot, definition) =>
    rateByRules(addPriorityColumn(toModelColumns(snapshot)), definition, (columns) =>
      rateClassic(columns, definition.criteria),
    ),
  explain: (item, definition) =>
    explainByRules(addPriorityColumn(toItemColumns(item)), definition, (columns) => {
      const scores = rateClassic(columns, definition.criteria);
      return explainClassic({ columns, definition, scores }, toClassicUnit);
    }),
  // The weights of the other five inputs add up to 1, so each unit can include the effort's term.
  mean: {
    readUnits: (snapshot, definition) => readClassicUnits(snapshot, definition),
    fixed: ["effort"],
    max: 1,
  },
};

/** The coefficients of an input's unit: base + sign · min(rating / divisor, 1). */
type ClassicTerm = {
  readonly base: number;
  readonly sign: number;
  readonly divisor: number;
  readonly fallback: number;
};

const up = { base: 0, sign: 1 } as const;
const down = { base: 1, sign: -1 } as const;

const classicTerms: ReadonlyMap<string, ClassicTerm> = new Map([
  ["business_value", { ...up, divisor: 10, fallback: classicDefaults.business_value }],
  [
    "implementation_complexity",
    { ...down, divisor: 10, fallback: classicDefaults.technical_complexity },
  ],
  ["risk_assessment", { ...down, divisor: 10, fallback: classicDefaults.risk_level }],
  ["effort", { ...down, divisor: storyPointsCap, fallback: classicDefaults.story_points }],
  ["strategic_alignment", { ...up, divisor: 1, fallback: classicPriorities.medium }],
  ["customer_value", { ...up, divisor: 10, fallback: classicDefaults.business_value }],
]);

function rateClassic(columns: ModelColumns, inputs: readonly WeightedCriterion[]): Scores {
  const { coverage, confidence } = computeCoverage(columns, inputs);
  const value = newScratchFloat64(columns.count);
  for (const criterion of inputs) {
    addTerms(value, columns.ratings.get(criterion.key)?.likely, criterion);
  }
  for (let row = 0; row < columns.count; row += 1) {
    value[row] = Math.min(Math.max(value[row] ?? 0, 0), 1);
  }
  return { value, coverage, confidence };
}

/**
 * Adds the weighted term of an input to each value, with the same operations as `toClassicUnit`.
 */
function addTerms(
  value: Float64Array,
  ratings: Float64Array | undefined,
  input: WeightedCriterion,
): void {
  const { base, sign, divisor, fallback } = findTerm(input);
  const { min, max, weight } = input;
  if (ratings === undefined) {
    const term = (base + sign * Math.min(fallback / divisor, 1)) * weight;
    for (let row = 0; row < value.length; row += 1) {
      value[row] = (value[row] ?? 0) + term;
    }
    return;
  }
  for (let row = 0; row < value.length; row += 1) {
    const raw = ratings[row] ?? Number.NaN;
    const rating = Number.isNaN(raw) ? fallback : Math.min(Math.max(raw, min), max);
    value[row] = (value[row] ?? 0) + (base + sign * Math.min(rating / divisor, 1)) * weight;
  }
}

function toClassicUnit(raw: number, input: WeightedCriterion): number {
  const { base, sign, divisor, fallback } = findTerm(input);
  const rating = Number.isNaN(raw) ? fallback : Math.min(Math.max(raw, input.min), input.max);
  return base + sign * Math.min(rating / divisor, 1);
}

function readClassicUnits(snapshot: Snapshot, { criteria: inputs }: Definition) {
  const { ratings } = addPriorityColumn(toModelColumns(snapshot));
  // Reads encoded columns, because a caller reads several columns per row, and only a few
  // decoded columns stay in memory.
  const readInput = (input: WeightedCriterion) => {
    const column = ratings.get(input.key);
    const likely = column && getEncodedRatings(column).likely;
    return (row: number) => toClassicUnit((likely && numberAt(likely, row)) ?? Number.NaN, input);
  };
  const fixedTerms = inputs
    .filter(({ input }) => input === "effort")
    .map((input) => ({ weight: input.weight, unitAt: readInput(input) }));
  return (input: WeightedCriterion) => {
    const unitAt = readInput(input);
    return (row: number) =>
      fixedTerms.reduce((unit, term) => unit + term.weight * term.unitAt(row), unitAt(row));
  };
}

function findTerm({ input }: WeightedCriterion): ClassicTerm {
  return classicTerms.get(input) ?? { ...up, divisor: 10, fallback: 0 };
}

/** Adds the priority as one more rating column. It is NaN for an item without a priority. */
function addPriorityColumn(columns: ModelColumns): ModelColumns {
  const numbers = [Number.NaN, ...priorities.map((word) => classicPriorities[word])];
  const likely = newScratchFloat64(columns.count);
  for (let row = 0; row < columns.count; row += 1) {
    likely[row] = numbers[columns.priority[row] ?? 0] ?? Number.NaN;
  }
  const column: RatingColumn = { likely };
  const findPriority = (key: string) => (key === priority.key ? column : undefined);
  return { ...columns, ratings: new LayeredMap(columns.ratings, findPriority) };
}
