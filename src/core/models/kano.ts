import { formatNumber } from "../words/wording.ts";
import {
  type AnswerCounts,
  computeBetterWorse,
  countRange,
  toAnswerCount,
} from "./arithmetic/better-worse.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { type ModelTemplate, buildDefinition } from "./definition/build-definition.ts";
import { buildExplanation, listUnratedKeys, buildScorePart } from "./explanation/explanation.ts";
import {
  type Criterion,
  type Definition,
  type Explanation,
  type Model,
  type Scores,
} from "./model.ts";

/** The classes. The first of the tied classes wins. */
const classes = [
  "Must-be",
  "One-dimensional",
  "Attractive",
  "Indifferent",
  "Reverse",
  "Questionable",
] as const;

/** The number of coefficients (better, worse) that count a class, by its position in `classes`. */
const coefficientCounts = [1, 2, 1, 0] as const;

const criteria: readonly Criterion[] = classes.map((name, index) => ({
  key: `kano_${name.toLowerCase().replace("-", "_")}`,
  name,
  unit: "answers",
  ...countRange,
  direction: (coefficientCounts[index] ?? 0) > 0 ? "up" : "down",
}));

const template: ModelTemplate = {
  kind: "kano",
  inputs: criteria.map((criterion, index) => ({
    ...criterion,
    input: criterion.key,
    weight: isCounted(index) ? 1 / coefficientCounts.length : 0,
  })),
};

/**
 * Kano: how satisfied respondents are with a feature, and how dissatisfied without it.
 *
 *     better = (A + O) / (A + O + M + I)       satisfaction with the feature
 *     worse  = −(O + M) / (A + O + M + I)      dissatisfaction without the feature
 *     score  = better − worse = (M + 2·O + A) / (M + O + A + I)
 *
 * | criterion            | letter | unit    | range | the score goes             |
 * | -------------------- | ------ | ------- | ----- | -------------------------- |
 * | kano_must_be         | M      | answers | 0–1e9 | towards 1                  |
 * | kano_one_dimensional | O      | answers | 0–1e9 | up                         |
 * | kano_attractive      | A      | answers | 0–1e9 | towards 1                  |
 * | kano_indifferent     | I      | answers | 0–1e9 | down                       |
 * | kano_reverse         | R      | answers | 0–1e9 | nowhere; sets the class    |
 * | kano_questionable    | Q      | answers | 0–1e9 | nowhere; sets the class    |
 *
 * The ratings are the numbers of answers about one item; `countKanoAnswers` counts them. Must-be
 * and attractive answers count in one coefficient only. They raise a score below 1 and lower a
 * score above 1.
 *
 * Every model can also use `better` (0–1) and `worse` (−1–0) as criteria.
 *
 * Result: 0–2, the satisfaction with the feature plus the dissatisfaction without it. The class is
 * the mode of all six counts; ties are resolved as M > O > A > I > R > Q.
 *
 * Missing values: a missing count is 0, because a survey omits answers that were not given. There
 * is no score when M, O, A and I add up to 0, and no class when all six do. Each of M, O, A and I
 * is a quarter of the coverage. The model has no weights.
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
  rate: (snapshot, definition) => rateKano(toModelColumns(snapshot), definition),
  explain: (item, definition) => explainKano(toItemColumns(item), definition),
};

/** Returns whether the score counts the answers of a class. */
function isCounted(index: number): boolean {
  return index < coefficientCounts.length;
}

function rateKano(columns: ModelColumns, definition: Definition): Scores {
  const { coverage, confidence } = computeCoverage(columns, definition.criteria);
  const value = new Float64Array(columns.count);
  const totals = new Float64Array(columns.count);
  const most = new Float64Array(columns.count);
  const codes = new Uint8Array(columns.count);
  for (const [index, { key }] of definition.criteria.entries()) {
    const likely = columns.ratings.get(key)?.likely;
    addAnswers({ value, totals }, likely, index);
    updateMode({ most, codes }, likely, index + 1);
  }
  for (let row = 0; row < columns.count; row += 1) {
    value[row] = (value[row] ?? 0) / (totals[row] ?? 0);
  }
  return { value, coverage, confidence, classes: codes };
}

function addAnswers(
  { value, totals }: { readonly value: Float64Array; readonly totals: Float64Array },
  likely: Float64Array | undefined,
  index: number,
): void {
  if (likely === undefined || !isCounted(index)) {
    return;
  }
  const factor = coefficientCounts[index] ?? 0;
  for (let row = 0; row < value.length; row += 1) {
    const count = toAnswerCount(likely[row]);
    value[row] = (value[row] ?? 0) + factor * count;
    totals[row] = (totals[row] ?? 0) + count;
  }
}

function updateMode(
  { most, codes }: { readonly most: Float64Array; readonly codes: Uint8Array },
  likely: Float64Array | undefined,
  code: number,
): void {
  for (let row = 0; row < (likely?.length ?? 0); row += 1) {
    const count = toAnswerCount(likely?.[row]);
    if (count > (most[row] ?? 0)) {
      most[row] = count;
      codes[row] = code;
    }
  }
}

function explainKano(columns: ModelColumns, definition: Definition): Explanation {
  const { criteria: inputs } = definition;
  const scores = rateKano(columns, definition);
  const counts = inputs.map(({ key }) => toAnswerCount(ratingOf(columns, key)));
  const [mustBe = 0, oneDimensional = 0, attractive = 0, indifferent = 0] = counts;
  const total = mustBe + oneDimensional + attractive + indifferent;
  const parts = inputs.map((input, index) => {
    const part = ((coefficientCounts[index] ?? 0) * (counts[index] ?? 0)) / (total || 1);
    return buildScorePart(input, ratingOf(columns, input.key), part);
  });
  const text =
    total > 0
      ? describeAnswers({ mustBe, oneDimensional, attractive, indifferent }, scores)
      : { formula: "no score", reason: describeNoScore(listUnratedKeys(columns, inputs).length) };
  return buildExplanation({ columns, definition, scores }, { parts, ...text });
}

function describeAnswers(answers: AnswerCounts, { value, classes: codes }: Scores) {
  const { mustBe, oneDimensional, attractive, indifferent } = answers;
  const { better, worse } = computeBetterWorse(answers);
  const total = formatNumber(mustBe + oneDimensional + attractive + indifferent);
  const betterTerm = `(${formatNumber(attractive)} + ${formatNumber(oneDimensional)}) / ${total}`;
  const worseTerm = `(${formatNumber(oneDimensional)} + ${formatNumber(mustBe)}) / ${total}`;
  return {
    better,
    worse,
    formula: `${betterTerm} + ${worseTerm} = ${formatNumber(value[0] ?? Number.NaN)}`,
    reason: `${classes[(codes?.[0] ?? 0) - 1]}: better ${formatNumber(better)}, worse ${formatNumber(worse)}.`,
  };
}

function describeNoScore(missingCount: number): string {
  return missingCount === classes.length
    ? "No score: no answers were counted."
    : "No score: no answer is in the class must-be, one-dimensional, attractive or indifferent.";
}
