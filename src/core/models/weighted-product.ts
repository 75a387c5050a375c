import { newScratchFloat64 } from "../columns/scratch.ts";
import { type Fault, formatJsonPointer } from "../failure.ts";
import { exponential, positiveNaturalLog } from "../numeric/exponential.ts";
import { uncapitalise, formatMissingKeys, formatNumber } from "../words/wording.ts";
import { computeCoverage } from "./arithmetic/coverage.ts";
import { assumeRating, fillMissing, rateByRules } from "./arithmetic/missing.ts";
import {
  type ModelColumns,
  toModelColumns,
  toItemColumns,
  ratingOf,
} from "./arithmetic/model-columns.ts";
import { clampToRange } from "./arithmetic/unit-scale.ts";
import { buildDefinition } from "./definition/build-definition.ts";
import { renormalisingOptions, initialMinCoverage } from "./definition/missing-options.ts";
import { buildOwnCriteria } from "./definition/own-criteria.ts";
import { explainByRules } from "./explanation/explain-by-rules.ts";
import {
  buildExplanation,
  topContributor,
  listUnratedKeys,
  buildScorePart,
} from "./explanation/explanation.ts";
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

/**
 * Weighted product: the product of the ratings, each raised to the power of its weight.
 *
 *     score = Π a^w / Π b^w,  Σ w = 1 over the rated criteria,
 *             a the ratings of direction up, b the ratings of direction down
 *
 * | criterion              | unit | range            | the score goes                          |
 * | ---------------------- | ---- | ---------------- | --------------------------------------- |
 * | 1 to 200, user-defined | any  | min–max; ratings | up (exponent w) or down (exponent −w),  |
 * |                        |      | above 0          | as the criterion declares               |
 *
 * The ratio of two scores does not depend on the units of the criteria. A rating outside its range
 * counts as the nearest end of the range. The scale (linear or logarithmic) has no effect. The
 * score is computed as e^(Σ ±w · ln a), in the order of the criteria.
 *
 * Result: a ratio above 0.
 *
 * Failures: rejects a definition with an invalid or duplicate criterion, an invalid weight, or a
 * criterion whose max is not above 0. Also rejects `missing` if an assumed rating is not above 0.
 *
 * Missing values: the product omits an unrated criterion, so the others share its weight. There is
 * no score when no criterion with a weight is rated, or when such a rating is 0 or less. Coverage
 * is the rated share of the weight. The options `missing` and `minCoverage` change this; see
 * `rateByRules`.
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
  missing: renormalisingOptions.missing,
  initialMinCoverage,
  define: defineProduct,
  rate: (snapshot, definition) =>
    rateByRules(toModelColumns(snapshot), definition, (columns) =>
      ratePowers(columns, definition.criteria),
    ),
  explain: (item, definition) =>
    explainByRules(toItemColumns(item), definition, (columns) =>
      explainPowers(columns, definition),
    ),
  mean: {
    readUnits: (snapshot, definition) =>
      readLogs(fillMissing(toModelColumns(snapshot), definition)),
    isLog: true,
  },
};

function defineProduct({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const kind = "weighted-product";
  const own = buildOwnCriteria(kind, criteria, faults);
  faults.push(...own.inputs.flatMap((input, index) => findRangeFaults(input, index)));
  faults.push(...findAssumedFaults(own.inputs, request));
  return buildDefinition({ kind, ...own, ...renormalisingOptions }, request, faults);
}

/** Returns a fault when an assumed rating would not be above 0, as the product needs. */
function findAssumedFaults(
  inputs: readonly Criterion[],
  { missing }: Pick<DefinitionRequest, "missing">,
): Fault[] {
  if (missing !== "worst" && missing !== "neutral") {
    return [];
  }
  const input = inputs.find((each) => assumeRating(each, missing) <= 0);
  const remedy = "Raise the min of its range, or choose another treatment of missing ratings.";
  return input === undefined
    ? []
    : [
        {
          pointer: "/missing",
          detail: `"${missing}" counts an unrated "${input.key}" as ${assumeRating(input, missing)}, but the product needs ratings above 0. ${remedy}`,
        },
      ];
}

/** Returns a fault when no rating in the range is above 0, because no item could have a score. */
function findRangeFaults({ key, min, max }: Criterion, index: number): Fault[] {
  const detail = `"${key}" must have a max above 0, because the product needs ratings above 0.`;
  return min < max && max <= 0
    ? [{ pointer: formatJsonPointer("criteria", index, "max"), detail }]
    : [];
}

/** Adds up the weighted logarithms column by column, then raises e to the mean of each row. */
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
    // A row without ratings computes 0 · ∞, which is NaN.
    const power = exponential((value[row] ?? 0) * (1 / (ratedWeight[row] ?? 0)));
    value[row] = Number.isFinite(power) ? power : Number.NaN;
  }
  return { value, coverage, confidence };
}

/** Returns ±ln a of a criterion in a row. The score is e to the power of their weighted mean. */
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

/** Adds ±w · ln a to each value, or NaN for a rating that is not above 0. Skips missing ratings. */
function addLogs(value: Float64Array, ratings: Float64Array, criterion: WeightedCriterion): void {
  const { min, max } = criterion;
  const exponent = getExponent(criterion);
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
 * Explains a weighted product. A part is the factor's logarithmic share of the value:
 *
 *     part = value · |w · ln a| / Σ |w · ln a|
 *
 * It measures how far the factor moves the product from 1, up or down. The parts are never negative
 * and add up to the value within rounding (relative 1e-12). If all factors are 1, they have equal
 * parts.
 */
function explainPowers(columns: ModelColumns, definition: Definition): Explanation {
  const { criteria } = definition;
  const scores = ratePowers(columns, criteria);
  const value = scores.value[0] ?? Number.NaN;
  const factors = criteria.filter(
    ({ key, weight }) => weight > 0 && !Number.isNaN(ratingOf(columns, key)),
  );
  const context = { columns, criteria, factors, value };
  const parts = buildScoreParts(context);
  const isScored = !Number.isNaN(value);
  return buildExplanation(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formatFormula(context) : "no score",
      reason: isScored ? describeScore(context, parts) : describeNoScore(context),
    },
  );
}

type ProductContext = {
  readonly columns: ModelColumns;
  readonly criteria: readonly WeightedCriterion[];
  /** The rated criteria with a weight. */
  readonly factors: readonly WeightedCriterion[];
  readonly value: number;
};

function getExponent({ weight, direction }: WeightedCriterion): number {
  return direction === "up" ? weight : -weight;
}

function readFactor(columns: ModelColumns, criterion: WeightedCriterion): number {
  return clampToRange(ratingOf(columns, criterion.key), criterion);
}

function buildScoreParts({ columns, criteria, factors, value }: ProductContext): ScorePart[] {
  const logs = new Map(
    factors.map((criterion) => [
      criterion,
      Math.abs(criterion.weight * positiveNaturalLog(readFactor(columns, criterion))),
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
      `${formatNumber(readFactor(columns, criterion))}^${formatNumber(getExponent(criterion))}`,
  );
  const product = powers.join(" × ");
  let weight = 0;
  for (const factor of factors) {
    weight += factor.weight;
  }
  const isComplete = factors.length === criteria.filter((other) => other.weight > 0).length;
  return isComplete
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
    : `Score ${formatNumber(value)}${from}: ${uncapitalise(lead.name)} at ${formatNumber(lead.rating)} has the largest effect.`;
}

function describeNoScore({ columns, criteria, factors }: ProductContext): string {
  const invalid = factors.find((criterion) => !(readFactor(columns, criterion) > 0));
  if (invalid !== undefined) {
    return `No score: ${invalid.key} must be more than 0.`;
  }
  if (factors.length > 0) {
    return "No score: the result is too large.";
  }
  const missing = listUnratedKeys(columns, criteria);
  if (missing.length < criteria.length) {
    return "No score: no criterion that has a weight is rated.";
  }
  return missing.length === 1
    ? `No score: ${formatMissingKeys(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
