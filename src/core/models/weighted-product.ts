import { passingDoubles } from "../columns/passing.ts";
import { type Fault, pointerTo } from "../failure.ts";
import { exponential, naturalLogOf } from "../numeric/exponential.ts";
import { type Columns, columnsOf, columnsOfItem, ratingOf } from "./arithmetic/columns.ts";
import { coverageOf } from "./arithmetic/coverage.ts";
import { within } from "./arithmetic/unit-scale.ts";
import { define } from "./define.ts";
import { explanationOf, leadOf, missingOf, partOf } from "./explanation.ts";
import {
  type Criterion,
  type Definition,
  type DefinitionRequest,
  type Explanation,
  type Model,
  type Part,
  type Scores,
  type Weighted,
} from "./model.ts";
import { ownCriteria } from "./own-criteria.ts";
import { inSentence, missingInWords, said } from "./wording.ts";

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
  rate: (board, { criteria }) => ratePowers(columnsOf(board), criteria),
  explain: (item, definition) => explainPowers(columnsOfItem(item), definition),
  mean: { unitsOf: (board) => logsIn(columnsOf(board)), isLog: true },
};

function defineProduct({ criteria, ...request }: DefinitionRequest): Definition {
  const faults: Fault[] = [];
  const kind = "weighted-product";
  const own = ownCriteria(kind, criteria, faults);
  faults.push(...own.slots.flatMap((slot, at) => faultsOfRange(slot, at)));
  return define({ kind, ...own }, request, faults);
}

/** No rating of such a range has a power: no item would ever have a score. */
function faultsOfRange({ key, min, max }: Criterion, at: number): Fault[] {
  const detail = `"${key}" needs a max above 0: there is no power of what is 0 or less.`;
  return min < max && max <= 0 ? [{ pointer: pointerTo("criteria", at, "max"), detail }] : [];
}

/** Adds up weighted logarithms down the columns, then takes each row's power of e. */
function ratePowers(columns: Columns, criteria: readonly Weighted[]): Scores {
  const { rated, coverage, confidence } = coverageOf(columns, criteria);
  const value = passingDoubles(columns.count);
  for (const criterion of criteria) {
    const ratings = columns.ratings.get(criterion.key)?.likely;
    if (ratings !== undefined && criterion.weight > 0) {
      addLogs(value, ratings, criterion);
    }
  }
  for (let row = 0; row < columns.count; row += 1) {
    // Nothing rated is 0 · ∞, and so no number either.
    const power = exponential((value[row] ?? 0) * (1 / (rated[row] ?? 0)));
    value[row] = Number.isFinite(power) ? power : Number.NaN;
  }
  return { value, coverage, confidence };
}

/** Criterion → row → ±ln a, as `addLogs` weighs it: the score is e to the power of their mean. */
function logsIn({ ratings }: Columns): (criterion: Weighted) => (row: number) => number {
  return (criterion) => {
    const likely = ratings.get(criterion.key)?.likely;
    const sign = criterion.direction === "up" ? 1 : -1;
    return (row) => {
      const factor = within(likely?.[row] ?? Number.NaN, criterion);
      return factor <= 0 ? Infinity : sign * naturalLogOf(factor);
    };
  };
}

/** value[row] += ±w · ln a; nothing where a is missing, NaN where it is not above 0. */
function addLogs(value: Float64Array, ratings: Float64Array, criterion: Weighted): void {
  const { min, max } = criterion;
  const exponent = exponentOf(criterion);
  for (let row = 0; row < value.length; row += 1) {
    const rating = ratings[row] ?? Number.NaN;
    if (!Number.isNaN(rating)) {
      const factor = Math.min(Math.max(rating, min), max);
      const log = factor > 0 ? naturalLogOf(factor) : Number.NaN;
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
function explainPowers(columns: Columns, definition: Definition): Explanation {
  const { criteria } = definition;
  const scores = ratePowers(columns, criteria);
  const value = scores.value[0] ?? Number.NaN;
  const factors = criteria.filter(
    ({ key, weight }) => weight > 0 && !Number.isNaN(ratingOf(columns, key)),
  );
  const view = { columns, criteria, factors, value };
  const parts = partsOf(view);
  const isScored = !Number.isNaN(value);
  return explanationOf(
    { columns, definition, scores },
    {
      parts,
      formula: isScored ? formulaOf(view) : "no score",
      reason: isScored ? reasonOf(view, parts) : reasonOfNone(view),
    },
  );
}

type View = {
  readonly columns: Columns;
  readonly criteria: readonly Weighted[];
  /** What is rated and weighs. */
  readonly factors: readonly Weighted[];
  readonly value: number;
};

function exponentOf({ weight, direction }: Weighted): number {
  return direction === "up" ? weight : -weight;
}

function factorOf(columns: Columns, criterion: Weighted): number {
  return within(ratingOf(columns, criterion.key), criterion);
}

function partsOf({ columns, criteria, factors, value }: View): Part[] {
  const logs = new Map(
    factors.map((criterion) => [
      criterion,
      Math.abs(criterion.weight * naturalLogOf(factorOf(columns, criterion))),
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
    const part = partOf(criterion, ratingOf(columns, criterion.key), isCounted ? value * share : 0);
    return { ...part, weight: criterion.weight };
  });
}

function formulaOf({ columns, criteria, factors, value }: View): string {
  const powers = factors.map(
    (criterion) => `${said(factorOf(columns, criterion))}^${said(exponentOf(criterion))}`,
  );
  const product = powers.join(" × ");
  let weight = 0;
  for (const factor of factors) {
    weight += factor.weight;
  }
  const isWhole = factors.length === criteria.filter((each) => each.weight > 0).length;
  return isWhole
    ? `${product} = ${said(value)}`
    : `(${product})^(1 / ${said(weight)}) = ${said(value)}`;
}

function reasonOf({ columns, criteria, factors, value }: View, parts: readonly Part[]): string {
  const missing = missingOf(columns, criteria);
  const rated = criteria.length - missing.length;
  const from = missing.length === 0 ? "" : ` from ${rated} of ${criteria.length} criteria`;
  const lead = leadOf(parts);
  return lead?.rating === undefined || factors.length === 0
    ? `Score ${said(value)}${from}.`
    : `Score ${said(value)}${from}: ${inSentence(lead.name)} at ${said(lead.rating)} moves it most.`;
}

function reasonOfNone({ columns, criteria, factors }: View): string {
  const naught = factors.find((criterion) => !(factorOf(columns, criterion) > 0));
  if (naught !== undefined) {
    return `No score: ${naught.key} has to be more than 0.`;
  }
  if (factors.length > 0) {
    return "No score: the result is too large to compare.";
  }
  const missing = missingOf(columns, criteria);
  if (missing.length < criteria.length) {
    return "No score: no criterion that has a weight is rated.";
  }
  return missing.length === 1
    ? `No score: ${missingInWords(missing)}.`
    : `No score: none of the ${missing.length} criteria is rated.`;
}
