import { newScratchFloat64 } from "../../columns/scratch.ts";
import { type RatingColumn } from "../../snapshot/snapshot.ts";
import { type Criterion, type Definition, type Scores, type WeightedCriterion } from "../model.ts";
import { computeCoverage } from "./coverage.ts";
import { type ModelColumns } from "./model-columns.ts";

/** The properties of a definition that decide how missing ratings count. */
export type MissingRules = Pick<Definition, "criteria" | "missing" | "minCoverage">;

/** The rounding error that a coverage below 1 may have. A complete coverage is exactly 1. */
const coverageTolerance = 1e-9;

/**
 * Scores rows by the rules of a definition for missing ratings.
 *
 * | rule                   | effect                                                            |
 * | ---------------------- | ----------------------------------------------------------------- |
 * | `worst`, `neutral`     | the kernel reads `assumeRating` instead of each missing rating    |
 * | `none`                 | no score if a criterion with a weight is unrated                  |
 * | `minCoverage`          | no score if the coverage is lower by more than 1e-9               |
 * | `renormalise`, default | the kernel decides                                                |
 *
 * Coverage and confidence never count an assumed rating. Without a rule, only the kernel runs.
 */
export function rateByRules(
  columns: ModelColumns,
  rules: MissingRules,
  rate: (columns: ModelColumns) => Scores,
): Scores {
  const { criteria, missing, minCoverage } = rules;
  const filled = fillMissing(columns, rules);
  const scores = rate(filled);
  const result = filled === columns ? scores : { ...scores, ...rateCoverage(columns, criteria) };
  if (missing === "none") {
    removeIncomplete(result, columns, criteria);
  }
  if (minCoverage !== undefined) {
    removeUncovered(result, computeCoverageMin(rules));
  }
  return result;
}

/**
 * Returns columns without missing ratings of the criteria, if the rule is `worst` or `neutral`.
 * Otherwise returns the same columns.
 */
export function fillMissing(
  columns: ModelColumns,
  { criteria, missing }: MissingRules,
): ModelColumns {
  if (missing !== "worst" && missing !== "neutral") {
    return columns;
  }
  const ratings = new Map(columns.ratings);
  for (const criterion of criteria) {
    const rating = assumeRating(criterion, missing);
    ratings.set(
      criterion.key,
      fillColumn(columns.ratings.get(criterion.key), rating, columns.count),
    );
  }
  return { ...columns, ratings };
}

/**
 * Returns the rating that counts instead of a missing one. The middle of a logarithmic range is the
 * middle of its unit scale:
 *
 *     linear  (min + max) / 2
 *     log     min + √(1 + max − min) − 1
 *
 * @example
 * assumeRating({ min: 0, max: 99, scale: "log" }, "neutral"); // 9, because ln 10 = ln 100 / 2
 */
export function assumeRating(
  { min, max, direction, scale }: Pick<Criterion, "min" | "max" | "direction" | "scale">,
  rule: "worst" | "neutral",
): number {
  if (rule === "worst") {
    return direction === "up" ? min : max;
  }
  return scale === "log" ? min + (Math.sqrt(1 + (max - min)) - 1) : min + (max - min) / 2;
}

/** Computes the lowest coverage that gives a score: the minimum less the rounding tolerance. */
export function computeCoverageMin({ minCoverage = 0 }: Pick<Definition, "minCoverage">): number {
  return minCoverage < 1 ? minCoverage - coverageTolerance : 1;
}

function rateCoverage(columns: ModelColumns, criteria: readonly WeightedCriterion[]) {
  const { coverage, confidence } = computeCoverage(columns, criteria);
  return { coverage, confidence };
}

/** Replaces the gaps of a column. An assumed rating is a point, so the result has no intervals. */
function fillColumn(column: RatingColumn | undefined, rating: number, count: number): RatingColumn {
  const filled = newScratchFloat64(count).fill(rating);
  const likely = column?.likely ?? filled;
  for (let row = 0; row < count; row += 1) {
    const own = likely[row] as number;
    filled[row] = Number.isNaN(own) ? rating : own;
  }
  return { likely: filled };
}

/** Removes the scores of rows without a rating for a criterion with a weight, in place. */
function removeIncomplete(
  scores: Scores,
  { count, ratings }: ModelColumns,
  criteria: readonly WeightedCriterion[],
): void {
  for (const { key } of criteria.filter(({ weight }) => weight > 0)) {
    removeUnrated(scores, ratings.get(key)?.likely ?? newScratchFloat64(count).fill(Number.NaN));
  }
}

function removeUnrated(scores: Scores, likely: Float64Array): void {
  for (let row = 0; row < likely.length; row += 1) {
    if (Number.isNaN(likely[row])) {
      removeScore(scores, row);
    }
  }
}

/** Removes the scores of rows with a low coverage, in place. */
function removeUncovered(scores: Scores, least: number): void {
  const { coverage } = scores;
  for (let row = 0; row < coverage.length; row += 1) {
    if ((coverage[row] as number) < least) {
      removeScore(scores, row);
    }
  }
}

function removeScore({ value, classes }: Scores, row: number): void {
  value[row] = Number.NaN;
  if (classes !== undefined) {
    classes[row] = 0;
  }
}
