import { LayeredMap } from "../columns/layered-map.ts";
import { type RatingColumn } from "../snapshot/snapshot.ts";
import { copq } from "./copq.ts";
import {
  cashFlowKey,
  cashFlowsMax,
  financialCriteria,
  paybackPeriodsMax,
  defaultDiscountRate,
} from "./criteria.ts";
import { delayCost } from "./delay-cost.ts";
import { roi } from "./roi.ts";

type ColumnsByKey = ReadonlyMap<string, RatingColumn>;

type DerivationInputs = {
  readonly count: number;
  /** The values of a criterion, if anybody rated it: the likely ones, or those of one end. */
  readonly readValues: (key: string) => Float64Array | undefined;
};

type Derivation = {
  /** What it is derived from; without a column of the first there is nothing to derive. */
  readonly reads: readonly [from: string, ...others: string[]];
  readonly derive: (inputs: DerivationInputs, from: Float64Array) => Float64Array;
};

const flows = Array.from({ length: cashFlowsMax }, (_, at) => cashFlowKey(at + 1));
const qualityCosts = [
  "prevention_cost",
  "appraisal_cost",
  "internal_failure_cost",
  "external_failure_cost",
] as const;

/**
 * Criteria that follow from others. A row that lacks an input has none: absent is not zero.
 *
 *     npv        = Σ cash_flow_t / (1 + discount_rate)^t − investment
 *     roi        = (Σ cash_flow_t − investment) / investment
 *     payback    = periods until the flows cover the investment; 1000 when they never do
 *     copq_total = prevention_cost + appraisal_cost + internal_failure_cost + external_failure_cost
 *     copq_net   = quality_savings − copq_total
 *     delay_cost = revenue_per_period × delay_periods × escalation^delay_periods
 *
 * The flows of a row are those from `cash_flow_1` to its last; a gap among them leaves it without.
 * An absent `discount_rate` is .1, an absent `escalation` 1. Where inputs are intervals so is what
 * follows: from what follows of all at their worse ends to what does of all at their better ones.
 *
 * A payback that never comes is known, and is the worst there is: left out, it would hand its
 * weight to the item's better criteria.
 */
const derivations: ReadonlyMap<string, Derivation> = new Map<string, Derivation>([
  ["npv", { reads: ["investment", "discount_rate", ...flows], derive: deriveNpv }],
  ["roi", { reads: ["investment", ...flows], derive: deriveRoi }],
  ["payback", { reads: ["investment", ...flows], derive: derivePayback }],
  ["copq_total", { reads: qualityCosts, derive: deriveCopqTotal }],
  ["copq_net", { reads: [...qualityCosts, "quality_savings"], derive: deriveCopqNet }],
  [
    "delay_cost",
    { reads: ["revenue_per_period", "delay_periods", "escalation"], derive: deriveDelayCost },
  ],
]);

/** Of the criteria of finances, those of which less is better. */
const lowerIsBetter: ReadonlySet<string> = new Set(
  financialCriteria.filter(({ direction }) => direction === "down").map(({ key }) => key),
);

const emptyColumn = new Float64Array(0);

const derivedViews = new WeakMap<ColumnsByKey, ColumnsByKey>();

/**
 * Ratings with what follows from them laid over, each criterion worked out when it is first asked
 * for and kept as long as the ratings are. What somebody rated by hand stands. Ratings that nothing
 * follows from come back as they are. Going through them gives what was said, and nothing derived.
 */
export function withDerived(ratings: ColumnsByKey, count: number): ColumnsByKey {
  if (countDerivedColumns(ratings) === 0) {
    return ratings;
  }
  const view = derivedViews.get(ratings) ?? buildDerivedView(ratings, count);
  derivedViews.set(ratings, view);
  return view;
}

/** How many columns follow from these ratings, which a board may come to hold as well. */
export function countDerivedColumns(ratings: ColumnsByKey): number {
  let derived = 0;
  for (const { reads } of derivations.values()) {
    const columns = hasIntervals(ratings, reads) ? 3 : 1;
    derived += ratings.has(reads[0]) ? columns : 0;
  }
  return derived;
}

/** What a criterion follows from; nothing, of one that is only ever said. */
export function listInputs(key: string): readonly string[] {
  return derivations.get(key)?.reads ?? [];
}

function buildDerivedView(ratings: ColumnsByKey, count: number): ColumnsByKey {
  const made = new Map<string, RatingColumn>();
  return new LayeredMap(ratings, (key) => {
    const derivation = derivations.get(key);
    if (derivation === undefined || !ratings.has(derivation.reads[0])) {
      return undefined;
    }
    const column =
      made.get(key) ?? fillFromDerived(ratings.get(key), deriveColumn(ratings, count, key));
    made.set(key, column);
    return column;
  });
}

function hasIntervals(ratings: ColumnsByKey, keys: readonly string[]): boolean {
  return keys.some((key) => ratings.get(key)?.low !== undefined);
}

/** What follows of the likely values and, where some are intervals, of both their ends. */
function deriveColumn(ratings: ColumnsByKey, count: number, key: string): RatingColumn {
  const likely = deriveValues(key, { count, readValues: (input) => ratings.get(input)?.likely });
  if (!hasIntervals(ratings, listInputs(key))) {
    return { likely };
  }
  const [worse, better] = [pickEnd(ratings, "worse"), pickEnd(ratings, "better")].map((valuesOf) =>
    deriveValues(key, { count, readValues: valuesOf }),
  );
  return bracketColumn(likely, worse ?? likely, better ?? likely);
}

function deriveValues(key: string, inputs: DerivationInputs): Float64Array {
  const { reads, derive } = derivations.get(key) as Derivation;
  return derive(inputs, inputs.readValues(reads[0]) as Float64Array);
}

/** All intervals at their worse or at their better ends. */
function pickEnd(ratings: ColumnsByKey, end: "worse" | "better"): DerivationInputs["readValues"] {
  return (key) => {
    const { likely, low = likely, high = likely } = ratings.get(key) ?? {};
    return lowerIsBetter.has(key) === (end === "worse") ? high : low;
  };
}

/** The least and the most of three that there are; an end without a value is what is likely. */
function bracketColumn(likely: Float64Array, one: Float64Array, other: Float64Array): RatingColumn {
  const valueAt = (column: Float64Array, row: number) => {
    const value = column[row] as number;
    return Number.isNaN(value) ? (likely[row] as number) : value;
  };
  return {
    likely,
    low: likely.map((value, row) => Math.min(value, valueAt(one, row), valueAt(other, row))),
    high: likely.map((value, row) => Math.max(value, valueAt(one, row), valueAt(other, row))),
  };
}

/** What was said, and where nobody said anything what follows. */
function fillFromDerived(rated: RatingColumn | undefined, derived: RatingColumn): RatingColumn {
  if (rated === undefined) {
    return derived;
  }
  const likely = fillMissing(rated.likely, derived.likely);
  const isSpread = rated.low !== undefined || derived.low !== undefined;
  return {
    likely,
    ...(isSpread && {
      low: fillMissing(rated.low ?? rated.likely, derived.low ?? derived.likely),
      high: fillMissing(rated.high ?? rated.likely, derived.high ?? derived.likely),
    }),
  };
}

function fillMissing(column: Float64Array, under: Float64Array): Float64Array {
  return column.map((value, row) => (Number.isNaN(value) ? (under[row] ?? Number.NaN) : value));
}

/** Hands each flow of each row to `add`, period by period; marks the rows whose flows have a gap. */
function forEachFlow(
  { count, readValues }: DerivationInputs,
  add: (row: number, flow: number, at: number) => void,
): (row: number) => boolean {
  const last = new Uint8Array(count);
  const isGapped = new Uint8Array(count);
  const addOne = (row: number, flow: number, at: number) => {
    if (!Number.isNaN(flow)) {
      isGapped[row] = last[row] === at ? (isGapped[row] as number) : 1;
      last[row] = at + 1;
      add(row, flow, at);
    }
  };
  for (let at = 0; at < cashFlowsMax; at += 1) {
    const values = readValues(flows[at] ?? "") ?? emptyColumn;
    for (let row = 0; row < values.length; row += 1) {
      addOne(row, values[row] as number, at);
    }
  }
  return (row) => last[row] !== 0 && isGapped[row] === 0;
}

/** The arithmetic of `npv`, operation by operation. */
function deriveNpv(inputs: DerivationInputs, investment: Float64Array): Float64Array {
  const rates = inputs.readValues("discount_rate");
  const divisors = new Float64Array(inputs.count).fill(1);
  const value = new Float64Array(inputs.count);
  const hasAllFlows = forEachFlow(inputs, (row, flow) => {
    const divisor = (divisors[row] as number) * (1 + readRate(rates, row));
    divisors[row] = divisor;
    value[row] = (value[row] as number) + flow / divisor;
  });
  return value.map((sum, row) => {
    const netValue = sum - (investment[row] as number);
    const isKnown = hasAllFlows(row) && readRate(rates, row) > -1 && Number.isFinite(netValue);
    return isKnown ? netValue : Number.NaN;
  });
}

function readRate(rates: Float64Array | undefined, row: number): number {
  const rate = rates?.[row] ?? Number.NaN;
  return Number.isNaN(rate) ? defaultDiscountRate : rate;
}

function deriveRoi(inputs: DerivationInputs, investment: Float64Array): Float64Array {
  const sums = new Float64Array(inputs.count);
  const hasAllFlows = forEachFlow(inputs, (row, flow) => {
    sums[row] = (sums[row] as number) + flow;
  });
  return sums.map((sum, row) =>
    hasAllFlows(row) ? roi(sum, investment[row] as number) : Number.NaN,
  );
}

/** The arithmetic of `payback` without a rate, operation by operation. */
function derivePayback(inputs: DerivationInputs, investment: Float64Array): Float64Array {
  const sums = new Float64Array(inputs.count);
  const periods = investment.map((wanted) => (wanted <= 0 ? 0 : paybackPeriodsMax));
  const hasAllFlows = forEachFlow(inputs, (row, flow, at) => {
    const [sum, wanted] = [sums[row] as number, investment[row] as number];
    if (periods[row] === paybackPeriodsMax && sum + flow >= wanted) {
      periods[row] = at + (wanted - sum) / flow;
    }
    sums[row] = sum + flow;
  });
  return periods.map((found, row) =>
    hasAllFlows(row) && !Number.isNaN(investment[row]) ? found : Number.NaN,
  );
}

function deriveCopqTotal({ readValues }: DerivationInputs, prevention: Float64Array): Float64Array {
  const appraisal = readValues("appraisal_cost");
  const internal = readValues("internal_failure_cost");
  const external = readValues("external_failure_cost");
  return prevention.map((cost, row) =>
    copq({
      prevention: cost,
      appraisal: appraisal?.[row] ?? Number.NaN,
      internalFailure: internal?.[row] ?? Number.NaN,
      externalFailure: external?.[row] ?? Number.NaN,
    }),
  );
}

function deriveCopqNet(inputs: DerivationInputs, prevention: Float64Array): Float64Array {
  const savings = inputs.readValues("quality_savings");
  return deriveCopqTotal(inputs, prevention).map(
    (total, row) => (savings?.[row] ?? Number.NaN) - total,
  );
}

function deriveDelayCost({ readValues }: DerivationInputs, revenue: Float64Array): Float64Array {
  const periods = readValues("delay_periods");
  const escalations = readValues("escalation");
  return revenue.map((revenuePerPeriod, row) => {
    const escalation = escalations?.[row] ?? Number.NaN;
    return delayCost({
      revenuePerPeriod,
      periods: periods?.[row] ?? Number.NaN,
      escalation: Number.isNaN(escalation) ? 1 : escalation,
    });
  });
}
