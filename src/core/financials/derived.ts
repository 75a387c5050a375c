import { type RatingColumn } from "../board.ts";
import { Overlaid } from "../overlaid.ts";
import { copq } from "./copq.ts";
import { cashFlowKey, cashFlowsMax, neverPeriods, usualRate } from "./criteria.ts";
import { delayCost } from "./delay-cost.ts";
import { roi } from "./roi.ts";

type Rated = ReadonlyMap<string, RatingColumn>;

type Inputs = {
  readonly count: number;
  /** The likely values of a criterion, if anybody rated it. */
  readonly likely: (key: string) => Float64Array | undefined;
};

type Derivation = {
  /** Without a column of this one nothing can be derived. */
  readonly from: string;
  readonly derive: (inputs: Inputs, from: Float64Array) => Float64Array;
};

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
 * An absent `discount_rate` is .1, an absent `escalation` 1. Of an interval the likely value counts.
 *
 * A payback that never comes is known, and is the worst there is: left out, it would hand its
 * weight to the item's better criteria.
 */
const derivations: ReadonlyMap<string, Derivation> = new Map([
  ["npv", { from: "investment", derive: npvs }],
  ["roi", { from: "investment", derive: rois }],
  ["payback", { from: "investment", derive: paybacks }],
  ["copq_total", { from: "prevention_cost", derive: copqs }],
  ["copq_net", { from: "prevention_cost", derive: copqsNet }],
  ["delay_cost", { from: "revenue_per_period", derive: delayCosts }],
]);

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

/** How many criteria follow from these ratings: columns that a board may come to hold as well. */
export function derivedOf(ratings: Rated): number {
  let derived = 0;
  for (const { from } of derivations.values()) {
    derived += ratings.has(from) ? 1 : 0;
  }
  return derived;
}

function viewOf(ratings: Rated, count: number): Rated {
  const inputs: Inputs = { count, likely: (key) => ratings.get(key)?.likely };
  const made = new Map<string, RatingColumn>();
  return new Overlaid(ratings, (key) => {
    const derivation = derivations.get(key);
    const from = derivation && inputs.likely(derivation.from);
    if (derivation === undefined || from === undefined) {
      return undefined;
    }
    const column = made.get(key) ?? laidUnder(ratings.get(key), derivation.derive(inputs, from));
    made.set(key, column);
    return column;
  });
}

/** What was said, and where nobody said anything what follows. */
function laidUnder(said: RatingColumn | undefined, derived: Float64Array): RatingColumn {
  if (said === undefined) {
    return { likely: derived };
  }
  const filled = (column: Float64Array) =>
    column.map((value, row) => (Number.isNaN(value) ? (derived[row] ?? Number.NaN) : value));
  const { likely, low, high } = said;
  return {
    likely: filled(likely),
    ...(low && { low: filled(low) }),
    ...(high && { high: filled(high) }),
  };
}

/** Hands each flow of each row to `add`, period by period; marks the rows whose flows have a gap. */
function eachFlow(
  { count, likely }: Inputs,
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
    const flows = likely(cashFlowKey(at + 1)) ?? none;
    for (let row = 0; row < flows.length; row += 1) {
      addOne(row, flows[row] as number, at);
    }
  }
  return (row) => last[row] !== 0 && isGapped[row] === 0;
}

/** The arithmetic of `npv`, operation by operation. */
function npvs(inputs: Inputs, investment: Float64Array): Float64Array {
  const rates = inputs.likely("discount_rate");
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

function copqs({ likely }: Inputs, prevention: Float64Array): Float64Array {
  const appraisal = likely("appraisal_cost");
  const internal = likely("internal_failure_cost");
  const external = likely("external_failure_cost");
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
  const savings = inputs.likely("quality_savings");
  return copqs(inputs, prevention).map((total, row) => (savings?.[row] ?? Number.NaN) - total);
}

function delayCosts({ likely }: Inputs, revenue: Float64Array): Float64Array {
  const periods = likely("delay_periods");
  const escalations = likely("escalation");
  return revenue.map((revenuePerPeriod, row) => {
    const escalation = escalations?.[row] ?? Number.NaN;
    return delayCost({
      revenuePerPeriod,
      periods: periods?.[row] ?? Number.NaN,
      escalation: Number.isNaN(escalation) ? 1 : escalation,
    });
  });
}
