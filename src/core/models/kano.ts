import { computeCoverage } from "./arithmetic/coverage.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import { type ModelTemplate, buildDefinition } from "./build-definition.ts";
import { buildExplanation, listUnratedKeys, buildScorePart } from "./explanation.ts";
import {
  type Criterion,
  type Definition,
  type Direction,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";
import { formatNumber } from "./wording.ts";

/** The classes in the order in which they win ties. */
const classes = [
  "Must-be",
  "One-dimensional",
  "Attractive",
  "Indifferent",
  "Reverse",
  "Questionable",
] as const;

/** How many of a class's two coefficients count its answers, by the position in `classes`. */
const coefficientCounts = [1, 2, 1, 0] as const;

const range = { min: 0, max: 1e9 } as const;

const criteria: readonly Criterion[] = classes.map((name, at) => ({
  key: `kano_${name.toLowerCase().replace("-", "_")}`,
  name,
  unit: "answers",
  ...range,
  direction: directionOf(at),
}));

const template: ModelTemplate = {
  kind: "kano",
  inputs: criteria.map((criterion, at) => ({
    ...criterion,
    input: criterion.key,
    weight: isCounted(at) ? 1 / coefficientCounts.length : 0,
  })),
};

/**
 * Kano: what having a feature, and not having it, does to the people asked.
 *
 *     better = (A + O) / (A + O + M + I)       satisfaction that having it gives
 *     worse  = −(O + M) / (A + O + M + I)      dissatisfaction that lacking it gives
 *     score  = better − worse = (M + 2·O + A) / (M + O + A + I)
 *
 * | criterion            | letter | unit    | range | the score goes             |
 * | -------------------- | ------ | ------- | ----- | -------------------------- |
 * | kano_must_be         | M      | answers | 0–1e9 | towards 1                  |
 * | kano_one_dimensional | O      | answers | 0–1e9 | up                         |
 * | kano_attractive      | A      | answers | 0–1e9 | towards 1                  |
 * | kano_indifferent     | I      | answers | 0–1e9 | down                       |
 * | kano_reverse         | R      | answers | 0–1e9 | nowhere; it names          |
 * | kano_questionable    | Q      | answers | 0–1e9 | nowhere; it names          |
 *
 * The counts of one item; `kanoCounts` makes them of answers. Must-be and attractive answers
 * lift a score below 1 and lower one above it, for they hang on one of the two questions only.
 *
 * Gives 0–2: how much satisfaction hangs on the feature, in both ways together. Class: the mode of
 * all six counts, ties M > O > A > I > R > Q.
 *
 * Missing: an absent count is 0 once one of M, O, A and I is there (who counts answers writes down
 * what was answered), and coverage, a quarter for each of the four, says how many were. No score
 * when they add up to 0; no class when all six do. There are no weights.
 *
 * Source: C. Berger et al., "Kano's methods for understanding customer-defined quality", Center
 * for Quality of Management Journal 2(4), 1993.
 *
 * @example
 * const ratings = {
 *   kano_attractive: 10, kano_one_dimensional: 20, kano_must_be: 15, kano_indifferent: 5,
 * };
 * kano.explain({ ratings }, kano.define({})).value; // 0.6 − (−0.7) = 1.3
 */
export const kano: Model = {
  kind: "kano",
  title: "Kano",
  formula: "(A + O) / (A + O + M + I) + (O + M) / (A + O + M + I)",
  source: "C. Berger et al., Kano's methods for understanding customer-defined quality, 1993",
  revision: 1,
  isUnitScale: false,
  criteria,
  presets: {},
  define: (request) => ({ ...buildDefinition(template, request), classes }),
  rate: (board, definition) => rateKano(toModelColumns(board), definition),
  explain: (item, definition) => explainKano(toItemColumns(item), definition),
};

/** Counts by class. */
type AnswerCounts = {
  readonly attractive: number;
  readonly oneDimensional: number;
  readonly mustBe: number;
  readonly indifferent: number;
};

/**
 * The two coefficients of satisfaction. NaN where nobody answered.
 *
 * @example
 * kanoCoefficients({ attractive: 10, oneDimensional: 20, mustBe: 15, indifferent: 5 });
 * // { better: 0.6, worse: -0.7 }
 */
export function computeKanoCoefficients({
  attractive,
  oneDimensional,
  mustBe,
  indifferent,
}: AnswerCounts) {
  const total = mustBe + oneDimensional + attractive + indifferent;
  return {
    better: (attractive + oneDimensional) / total,
    worse: 0 - (oneDimensional + mustBe) / total,
  };
}

/** Whether the answers of a class are in the score. */
function isCounted(at: number): boolean {
  return at < coefficientCounts.length;
}

function directionOf(at: number): Direction {
  return (coefficientCounts[at] ?? 0) > 0 ? "up" : "down";
}

function rateKano(columns: ModelColumns, definition: Definition): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const value = new Float64Array(columns.count);
  const totals = new Float64Array(columns.count);
  const most = new Float64Array(columns.count);
  const codes = new Uint8Array(columns.count);
  for (const [at, { key }] of definition.criteria.entries()) {
    const likely = columns.ratings.get(key)?.likely;
    addAnswers({ value, totals }, likely, at);
    updateMode({ most, codes }, likely, at + 1);
  }
  for (let row = 0; row < columns.count; row += 1) {
    value[row] = (value[row] ?? 0) / (totals[row] ?? 0);
  }
  return { value, coverage, confidence, classes: codes };
}

function addAnswers(
  { value, totals }: { readonly value: Float64Array; readonly totals: Float64Array },
  likely: Float64Array | undefined,
  at: number,
): void {
  if (likely === undefined || !isCounted(at)) {
    return;
  }
  const stake = coefficientCounts[at] ?? 0;
  for (let row = 0; row < value.length; row += 1) {
    const count = toCount(likely[row]);
    value[row] = (value[row] ?? 0) + stake * count;
    totals[row] = (totals[row] ?? 0) + count;
  }
}

function updateMode(
  { most, codes }: { readonly most: Float64Array; readonly codes: Uint8Array },
  likely: Float64Array | undefined,
  code: number,
): void {
  for (let row = 0; row < (likely?.length ?? 0); row += 1) {
    const count = toCount(likely?.[row]);
    if (count > (most[row] ?? 0)) {
      most[row] = count;
      codes[row] = code;
    }
  }
}

/** A count within its range; an absent one is 0. */
function toCount(rating = Number.NaN): number {
  return Number.isNaN(rating) ? 0 : clampToRange(rating, range);
}

function explainKano(columns: ModelColumns, definition: Definition): Explanation {
  const { criteria: slots } = definition;
  const scores = rateKano(columns, definition);
  const counts = slots.map(({ key }) => toCount(ratingOf(columns, key)));
  const [mustBe = 0, oneDimensional = 0, attractive = 0, indifferent = 0] = counts;
  const total = mustBe + oneDimensional + attractive + indifferent;
  const parts = slots.map((slot, at) => {
    const part = ((coefficientCounts[at] ?? 0) * (counts[at] ?? 0)) / (total || 1);
    return buildScorePart(slot, ratingOf(columns, slot.key), part);
  });
  const text =
    total > 0
      ? describeAnswers({ mustBe, oneDimensional, attractive, indifferent }, scores)
      : { formula: "no score", reason: describeNoScore(listUnratedKeys(columns, slots).length) };
  return buildExplanation({ columns, definition, scores }, { parts, ...text });
}

function describeAnswers(answers: AnswerCounts, { value, classes: codes }: Scores) {
  const { mustBe, oneDimensional, attractive, indifferent } = answers;
  const { better, worse } = computeKanoCoefficients(answers);
  const total = formatNumber(mustBe + oneDimensional + attractive + indifferent);
  const gained = `(${formatNumber(attractive)} + ${formatNumber(oneDimensional)}) / ${total}`;
  const lost = `(${formatNumber(oneDimensional)} + ${formatNumber(mustBe)}) / ${total}`;
  return {
    formula: `${gained} + ${lost} = ${formatNumber(value[0] ?? Number.NaN)}`,
    reason: `${classes[(codes?.[0] ?? 0) - 1]}: better ${formatNumber(better)}, worse ${formatNumber(worse)}.`,
  };
}

function describeNoScore(missingCount: number): string {
  return missingCount === classes.length
    ? "No score: no answers were counted."
    : "No score: no answer is must-be, one-dimensional, attractive or indifferent.";
}
