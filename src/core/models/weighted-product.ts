import { newScratchFloat64 } from "../columns/scratch.ts";
import { type Fault, formatJsonPointer } from "../failure.ts";
import { exponential, positiveNaturalLog } from "../numeric/exponential.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import { buildDefinition } from "./build-definition.ts";
import {
  buildExplanation,
  topContributor,
  listUnratedKeys,
  buildScorePart,
} from "./explanation.ts";
import {
  type Criterion,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type ScorePart,
  type Scores,
  type WeightedCriterion,
} from "./model.ts";
import { buildOwnCriteria } from "./own-criteria.ts";
import { uncapitalise, formatMissingKeys, formatNumber } from "./wording.ts";

/**
 * Weighted product: the ratings themselves, each to the power of its weight.
 *
 *     score = Π a^w / Π b^w,  a the ratings where more is better, b where less is,
 *             Σ w = 1 over the criteria rated
 *
 * | criterion         | unit | range            | the score goes                 |
 * | ----------------- | ---- | ---------------- | ------------------------------ |
 * | 1 to 200, by name | any  | min–max; the     | up (exponent w) or down (−w),  |
 * |                   |      | rating above 0   | as said                        |
 *
 * The ratio of two scores is what counts: it does not depend on the units of any criterion. A
 * rating outside its range counts as the nearest end of it; the scale (linear or logarithmic) makes
 * no difference. Computed as e^(Σ ±w · ln a), in the order of the criteria.
 *
 * Gives more than 0, a ratio.
 *
 * Missing: an unrated factor leaves the product, the others share its weight; no score when nothing
 * that weighs is rated. Nor is there one when a rating that weighs is 0 or less: a power of it says
 * nothing. Coverage is the share of the weight that had a rating.
 *
 * Source: P. W. Bridgman, Dimensional Analysis, 1922; D. W. Miller and M. K. Starr, Executive
 * Decisions and Operations Research, 1969.
 *
 * @example
 * const definition = weightedProduct.define({
 *   criteria: [{ key: "delight" }, { key: "upkeep", direction: "down" }],
 *   weights: { delight: 1, upkeep: 1 },
 * });
 * weightedProduct.explain({ ratings: { delight: 9, upkeep: 4 } }, definition).value; // 9^½ / 4^½
 */
export const weightedProduct: Model = {
  kind: "weighted-product",
  title: "Weighted product",
  formula: "Π a^w / Π b^w",
  source: "D. W. Miller and M. K. Starr, Executive Decisions and Operations Research, 1969",
  revision: 1,
  isUnitScale: false,
  criteria: [],
  presets: {},
  define: defineProduct,
  rate: (board, { criteria }) => ratePowers(toModelColumns(board), criteria),
  explain: (item, definition) => explainPowers(toItemColumns(item), definition),
  mean: { readUnits: (board) => readLogs(toModelColumns(board)), isLog: true },
};

function defineProduct({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const kind = "weighted-product";
  const own = buildOwnCriteria(kind, criteria, faults);
  faults.push(...own.inputs.flatMap((slot, at) => findRangeFaults(slot, at)));
  return buildDefinition({ kind, ...own }, request, faults);
}

/** No rating of such a range has a power: no item would ever have a score. */
function findRangeFaults({ key, min, max }: Criterion, at: number): Fault[] {
  const detail = `"${key}" needs a max above 0: there is no power of what is 0 or less.`;
  return min < max && max <= 0
    ? [{ pointer: formatJsonPointer("criteria", at, "max"), detail }]
    : [];
}

/** Adds up weighted logarithms down the columns, then takes each row's power of e. */
function ratePowers(columns: ModelColumns, criteria: readonly WeightedCriterion[]): Scores {
  const { ratedWeight, coverage, confidence } = computeCoverage(columns, criteria);
  const value = newScratchFloat64(columns.count);
  for (const criterion of criteria) {
    const ratings = columns.ratings.get(criterion.key)?.likely;
    if (ratings !== undefined && criterion.weight > 0) {
      addLogs(value, ratings, criterion);
    }
  }
  for (let row = 0; row < columns.count; row += 1) {
    // Nothing rated is 0 · ∞, and so no number either.
    const power = exponential((value[row] ?? 0) * (1 / (ratedWeight[row] ?? 0)));
    value[row] = Number.isFinite(power) ? power : Number.NaN;
  }
  return { value, coverage, confidence };
}

/** Criterion → row → ±ln a, as `addLogs` weighs it: the score is e to the power of their mean. */
function readLogs({
  ratings,
}: ModelColumns): (criterion: WeightedCriterion) => (row: number) => number {
  return (criterion) => {
    const likely = ratings.get(criterion.key)?.likely;
    const sign = criterion.direction === "up" ? 1 : -1;
    return (row) => {
      const factor = clampToRange(likely?.[row] ?? Number.NaN, criterion);
      return factor <= 0 ? Infinity : sign * positiveNaturalLog(factor);
    };
  };
}

/** value[row] += ±w · ln a; nothing where a is missing, NaN where it is not above 0. */
function addLogs(value: Float64Array, ratings: Float64Array, criterion: WeightedCriterion): void {
  const { min, max } = criterion;
  const exponent = exponentOf(criterion);
  for (let row = 0; row < value.length; row += 1) {
    const rating = ratings[row] ?? Number.NaN;
    if (!Number.isNaN(rating)) {
      const factor = Math.min(Math.max(rating, min), max);
      const log = factor > 0 ? positiveNaturalLog(factor) : Number.NaN;
      value[row] = (value[row] ?? 0) + exponent * log;
    }
  }
}

/**
 * What moves the product. A part is the factor's log-share of the value:
 *
 *     part = value · |w · ln a| / Σ |w · ln a|
 *
 * how far the factor takes the product from 1, whichever way. The parts are never negative and add
 * up to the value within rounding (relative 1e-12); factors that are all 1 share evenly.
 */
function explainPowers(columns: ModelColumns, definition: Definition): Explanation {
  const { criteria } = definition;
  const scores = ratePowers(columns, criteria);
  const value = scores.value[0] ?? Number.NaN;
  const factors = criteria.filter(
    ({ key, weight }) => weight > 0 && !Number.isNaN(ratingOf(columns, key)),
  );
  const view = { columns, criteria, factors, value };
  const parts = buildScoreParts(view);
  const isScored = !Number.isNaN(value);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formatFormula(view) : "no score",
      reason: isScored ? describeScore(view, parts) : describeNoScore(view),
    },
  );
}

type ProductContext = {
  readonly columns: ModelColumns;
  readonly criteria: readonly WeightedCriterion[];
  /** What is rated and weighs. */
  readonly factors: readonly WeightedCriterion[];
  readonly value: number;
};

function exponentOf({ weight, direction }: WeightedCriterion): number {
  return direction === "up" ? weight : -weight;
}

function factorOf(columns: ModelColumns, criterion: WeightedCriterion): number {
  return clampToRange(ratingOf(columns, criterion.key), criterion);
}

function buildScoreParts({ columns, criteria, factors, value }: ProductContext): ScorePart[] {
  const logs = new Map(
    factors.map((criterion) => [
      criterion,
      Math.abs(criterion.weight * positiveNaturalLog(factorOf(columns, criterion))),
    ]),
  );
  let total = 0;
  for (const log of logs.values()) {
    total += log;
  }
  return criteria.map((criterion) => {
    const log = logs.get(criterion);
    const share = total > 0 ? (log ?? 0) / total : 1 / factors.length;
    const isCounted = log !== undefined && !Number.isNaN(value);
    const part = buildScorePart(
      criterion,
      ratingOf(columns, criterion.key),
      isCounted ? value * share : 0,
    );
    return { ...part, weight: criterion.weight };
  });
}

function formatFormula({ columns, criteria, factors, value }: ProductContext): string {
  const powers = factors.map(
    (criterion) =>
      `${formatNumber(factorOf(columns, criterion))}^${formatNumber(exponentOf(criterion))}`,
  );
  const product = powers.join(" × ");
  let weight = 0;
  for (const factor of factors) {
    weight += factor.weight;
  }
  const isWhole = factors.length === criteria.filter((each) => each.weight > 0).length;
  return isWhole
    ? `${product} = ${formatNumber(value)}`
    : `(${product})^(1 / ${formatNumber(weight)}) = ${formatNumber(value)}`;
}

function describeScore(
  { columns, criteria, factors, value }: ProductContext,
  parts: readonly ScorePart[],
): string {
  const missing = listUnratedKeys(columns, criteria);
  const rated = criteria.length - missing.length;
  const from = missing.length === 0 ? "" : ` from ${rated} of ${criteria.length} criteria`;
  const lead = topContributor(parts);
  return lead?.rating === undefined || factors.length === 0
    ? `Score ${formatNumber(value)}${from}.`
    : `Score ${formatNumber(value)}${from}: ${uncapitalise(lead.name)} at ${formatNumber(lead.rating)} moves it most.`;
}

function describeNoScore({ columns, criteria, factors }: ProductContext): string {
  const naught = factors.find((criterion) => !(factorOf(columns, criterion) > 0));
  if (naught !== undefined) {
    return `No score: ${naught.key} has to be more than 0.`;
  }
  if (factors.length > 0) {
    return "No score: the result is too large to compare.";
  }
  const missing = listUnratedKeys(columns, criteria);
  if (missing.length < criteria.length) {
    return "No score: no criterion that has a weight is rated.";
  }
  return missing.length === 1
    ? `No score: ${formatMissingKeys(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
