import { type RatingColumn } from "../board/board.ts";
import { Overlaid } from "../columns/overlaid.ts";
import { copq } from "./copq.ts";
import {
  cashFlowKey,
  cashFlowsMax,
  financialCriteria,
  neverPeriods,
  usualRate,
} from "./criteria.ts";
import { delayCost } from "./delay-cost.ts";
import { roi } from "./roi.ts";

type Rated = ReadonlyMap<string, RatingColumn>;

type Inputs = {
  readonly count: number;
  /** The values of a criterion, if anybody rated it: the likely ones, or those of one end. */
  readonly valuesOf: (key: string) => Float64Array | undefined;
};

type Derivation = {
  /** What it is derived from; without a column of the first there is nothing to derive. */
  readonly reads: readonly [from: string, ...others: string[]];
  readonly derive: (inputs: Inputs, from: Float64Array) => Float64Array;
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
  ["npv", { reads: ["investment", "discount_rate", ...flows], derive: npvs }],
  ["roi", { reads: ["investment", ...flows], derive: rois }],
  ["payback", { reads: ["investment", ...flows], derive: paybacks }],
  ["copq_total", { reads: qualityCosts, derive: copqs }],
  ["copq_net", { reads: [...qualityCosts, "quality_savings"], derive: copqsNet }],
  [
    "delay_cost",
    { reads: ["revenue_per_period", "delay_periods", "escalation"], derive: delayCosts },
  ],
]);

/** Of the criteria of finances, those of which less is better. */
const lowerIsBetter: ReadonlySet<string> = new Set(
  financialCriteria.filter(({ direction }) => direction === "down").map(({ key }) => key),
);

const none = new Float64Array(0);

const laid = new WeakMap<Rated, Rated>();

/**
 * Ratings with what follows from them laid over, each criterion worked out when it is first asked
 * for and kept as long as the ratings are. What somebody rated by hand stands. Ratings that nothing
 * follows from come back as they are. Going through them gives what was said, and nothing derived.
 */
export function withDerived(ratings: Rated, count: number): Rated {
  if (derivedOf(ratings) === 0) {
    return ratings;
  }
  const view = laid.get(ratings) ?? viewOf(ratings, count);
  laid.set(ratings, view);
  return view;
}

/** How many columns follow from these ratings, which a board may come to hold as well. */
export function derivedOf(ratings: Rated): number {
  let derived = 0;
  for (const { reads } of derivations.values()) {
    const columns = isUnsure(ratings, reads) ? 3 : 1;
    derived += ratings.has(reads[0]) ? columns : 0;
  }
  return derived;
}

/** What a criterion follows from; nothing, of one that is only ever said. */
export function inputsOf(key: string): readonly string[] {
  return derivations.get(key)?.reads ?? [];
}

function viewOf(ratings: Rated, count: number): Rated {
  const made = new Map<string, RatingColumn>();
  return new Overlaid(ratings, (key) => {
    const derivation = derivations.get(key);
    if (derivation === undefined || !ratings.has(derivation.reads[0])) {
      return undefined;
    }
    const column = made.get(key) ?? laidUnder(ratings.get(key), derivedColumn(ratings, count, key));
    made.set(key, column);
    return column;
  });
}

function isUnsure(ratings: Rated, keys: readonly string[]): boolean {
  return keys.some((key) => ratings.get(key)?.low !== undefined);
}

/** What follows of the likely values and, where some are intervals, of both their ends. */
function derivedColumn(ratings: Rated, count: number, key: string): RatingColumn {
  const likely = derivedBy(key, { count, valuesOf: (input) => ratings.get(input)?.likely });
  if (!isUnsure(ratings, inputsOf(key))) {
    return { likely };
  }
  const [worse, better] = [endOf(ratings, "worse"), endOf(ratings, "better")].map((valuesOf) =>
    derivedBy(key, { count, valuesOf }),
  );
  return bracketed(likely, worse ?? likely, better ?? likely);
}

function derivedBy(key: string, inputs: Inputs): Float64Array {
  const { reads, derive } = derivations.get(key) as Derivation;
  return derive(inputs, inputs.valuesOf(reads[0]) as Float64Array);
}

/** All intervals at their worse or at their better ends. */
function endOf(ratings: Rated, end: "worse" | "better"): Inputs["valuesOf"] {
  return (key) => {
    const { likely, low = likely, high = likely } = ratings.get(key) ?? {};
    return lowerIsBetter.has(key) === (end === "worse") ? high : low;
  };
}

/** The least and the most of three that there are; an end without a value is what is likely. */
function bracketed(likely: Float64Array, one: Float64Array, other: Float64Array): RatingColumn {
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
function laidUnder(said: RatingColumn | undefined, derived: RatingColumn): RatingColumn {
  if (said === undefined) {
    return derived;
  }
  const likely = filled(said.likely, derived.likely);
  const isSpread = said.low !== undefined || derived.low !== undefined;
  return {
    likely,
    ...(isSpread && {
      low: filled(said.low ?? said.likely, derived.low ?? derived.likely),
      high: filled(said.high ?? said.likely, derived.high ?? derived.likely),
    }),
  };
}

function filled(column: Float64Array, under: Float64Array): Float64Array {
  return column.map((value, row) => (Number.isNaN(value) ? (under[row] ?? Number.NaN) : value));
}

/** Hands each flow of each row to `add`, period by period; marks the rows whose flows have a gap. */
function eachFlow(
  { count, valuesOf }: Inputs,
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
    const values = valuesOf(flows[at] ?? "") ?? none;
    for (let row = 0; row < values.length; row += 1) {
      addOne(row, values[row] as number, at);
    }
  }
  return (row) => last[row] !== 0 && isGapped[row] === 0;
}

/** The arithmetic of `npv`, operation by operation. */
function npvs(inputs: Inputs, investment: Float64Array): Float64Array {
  const rates = inputs.valuesOf("discount_rate");
  const divisors = new Float64Array(inputs.count).fill(1);
  const value = new Float64Array(inputs.count);
  const isWhole = eachFlow(inputs, (row, flow) => {
    const divisor = (divisors[row] as number) * (1 + rateOf(rates, row));
    divisors[row] = divisor;
    value[row] = (value[row] as number) + flow / divisor;
  });
  return value.map((sum, row) => {
    const worth = sum - (investment[row] as number);
    const isKnown = isWhole(row) && rateOf(rates, row) > -1 && Number.isFinite(worth);
    return isKnown ? worth : Number.NaN;
  });
}

function rateOf(rates: Float64Array | undefined, row: number): number {
  const rate = rates?.[row] ?? Number.NaN;
  return Number.isNaN(rate) ? usualRate : rate;
}

function rois(inputs: Inputs, investment: Float64Array): Float64Array {
  const sums = new Float64Array(inputs.count);
  const isWhole = eachFlow(inputs, (row, flow) => {
    sums[row] = (sums[row] as number) + flow;
  });
  return sums.map((sum, row) => (isWhole(row) ? roi(sum, investment[row] as number) : Number.NaN));
}

/** The arithmetic of `payback` without a rate, operation by operation. */
function paybacks(inputs: Inputs, investment: Float64Array): Float64Array {
  const sums = new Float64Array(inputs.count);
  const periods = investment.map((wanted) => (wanted <= 0 ? 0 : neverPeriods));
  const isWhole = eachFlow(inputs, (row, flow, at) => {
    const [sum, wanted] = [sums[row] as number, investment[row] as number];
    if (periods[row] === neverPeriods && sum + flow >= wanted) {
      periods[row] = at + (wanted - sum) / flow;
    }
    sums[row] = sum + flow;
  });
  return periods.map((found, row) =>
    isWhole(row) && !Number.isNaN(investment[row]) ? found : Number.NaN,
  );
}

function copqs({ valuesOf }: Inputs, prevention: Float64Array): Float64Array {
  const appraisal = valuesOf("appraisal_cost");
  const internal = valuesOf("internal_failure_cost");
  const external = valuesOf("external_failure_cost");
  return prevention.map((cost, row) =>
    copq({
      prevention: cost,
      appraisal: appraisal?.[row] ?? Number.NaN,
      internalFailure: internal?.[row] ?? Number.NaN,
      externalFailure: external?.[row] ?? Number.NaN,
    }),
  );
}

function copqsNet(inputs: Inputs, prevention: Float64Array): Float64Array {
  const savings = inputs.valuesOf("quality_savings");
  return copqs(inputs, prevention).map((total, row) => (savings?.[row] ?? Number.NaN) - total);
}

function delayCosts({ valuesOf }: Inputs, revenue: Float64Array): Float64Array {
  const periods = valuesOf("delay_periods");
  const escalations = valuesOf("escalation");
  return revenue.map((revenuePerPeriod, row) => {
    const escalation = escalations?.[row] ?? Number.NaN;
    return delayCost({
      revenuePerPeriod,
      periods: periods?.[row] ?? Number.NaN,
      escalation: Number.isNaN(escalation) ? 1 : escalation,
    });
  });
}
