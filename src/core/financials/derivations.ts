import { copq } from "./copq.ts";
import { cashFlowKey, cashFlowsMax, defaultDiscountRate, paybackPeriodsMax } from "./criteria.ts";
import { delayCost } from "./delay-cost.ts";
import { roi } from "./roi.ts";

/** The columns that a derivation reads. */
export type DerivationInputs = {
  readonly count: number;
  /** Returns the values of a criterion, likely or at one end, or undefined without ratings. */
  readonly readValues: (key: string) => Float64Array | undefined;
};

/** The computation of one criterion from others. */
export type Derivation = {
  /** The keys of the inputs. Without a column of the first key there is no derived column. */
  readonly reads: readonly [first: string, ...others: string[]];
  readonly derive: (inputs: DerivationInputs, first: Float64Array) => Float64Array;
};

const cashFlowKeys = Array.from({ length: cashFlowsMax }, (_, index) => cashFlowKey(index + 1));
const qualityCosts = [
  "prevention_cost",
  "appraisal_cost",
  "internal_failure_cost",
  "external_failure_cost",
] as const;

const [firstFlowKey = "", ...laterFlowKeys] = cashFlowKeys;
const emptyColumn = new Float64Array(0);

/**
 * The criteria that are computed from others. A row without all inputs has no value, because a
 * missing input is not 0. The exception is the `investment` of an `npv`: without one, the NPV is the
 * present value of the cash flows.
 *
 *     npv        = Σ cash_flow_t / (1 + discount_rate)^t − investment
 *     roi        = (Σ cash_flow_t − investment) / investment
 *     payback    = periods until the flows cover the investment; 1000 if they never do
 *     copq_total = prevention_cost + appraisal_cost + internal_failure_cost + external_failure_cost
 *     copq_net   = quality_savings − copq_total
 *     delay_cost = revenue_per_period × delay_periods × escalation^delay_periods
 *
 * The flows of a row run from `cash_flow_1` to its last one; a row with a gap has no value. The
 * default `discount_rate` is .1, and the default `escalation` is 1. Interval inputs give an
 * interval: from the value at all worse ends to the value at all better ends.
 *
 * Flows that never pay back have a payback of 1000 and not a missing one. With a missing payback, a
 * model would give its weight to the item's other criteria.
 */
export const derivations: ReadonlyMap<string, Derivation> = new Map<string, Derivation>([
  [
    "npv",
    { reads: [firstFlowKey, "investment", "discount_rate", ...laterFlowKeys], derive: deriveNpv },
  ],
  ["roi", { reads: ["investment", ...cashFlowKeys], derive: deriveRoi }],
  ["payback", { reads: ["investment", ...cashFlowKeys], derive: derivePayback }],
  ["copq_total", { reads: qualityCosts, derive: deriveCopqTotal }],
  ["copq_net", { reads: [...qualityCosts, "quality_savings"], derive: deriveCopqNet }],
  [
    "delay_cost",
    { reads: ["revenue_per_period", "delay_periods", "escalation"], derive: deriveDelayCost },
  ],
]);

/**
 * Calls `add` for each flow of each row, period by period. Returns a function that checks whether a
 * row has flows without a gap.
 */
function forEachFlow(
  { count, readValues }: DerivationInputs,
  add: (row: number, flow: number, index: number) => void,
): (row: number) => boolean {
  const last = new Uint8Array(count);
  const isGapped = new Uint8Array(count);
  const addFlow = (row: number, flow: number, index: number) => {
    if (!Number.isNaN(flow)) {
      isGapped[row] = last[row] === index ? (isGapped[row] as number) : 1;
      last[row] = index + 1;
      add(row, flow, index);
    }
  };
  for (let index = 0; index < cashFlowsMax; index += 1) {
    const values = readValues(cashFlowKeys[index] ?? "") ?? emptyColumn;
    for (let row = 0; row < values.length; row += 1) {
      addFlow(row, values[row] as number, index);
    }
  }
  return (row) => last[row] !== 0 && isGapped[row] === 0;
}

/** Computes the same operations as `npv`, in the same order. */
function deriveNpv(inputs: DerivationInputs): Float64Array {
  const investment = inputs.readValues("investment");
  const rates = inputs.readValues("discount_rate");
  const divisors = new Float64Array(inputs.count).fill(1);
  const value = new Float64Array(inputs.count);
  const hasAllFlows = forEachFlow(inputs, (row, flow) => {
    const divisor = (divisors[row] as number) * (1 + readRate(rates, row));
    divisors[row] = divisor;
    value[row] = (value[row] as number) + flow / divisor;
  });
  return value.map((sum, row) => {
    const netValue = sum - readOr(investment, row, 0);
    const isValid = hasAllFlows(row) && readRate(rates, row) > -1 && Number.isFinite(netValue);
    return isValid ? netValue : Number.NaN;
  });
}

function readRate(rates: Float64Array | undefined, row: number): number {
  return readOr(rates, row, defaultDiscountRate);
}

/** Reads a value of a row, or the fallback if it is missing. */
function readOr(column: Float64Array | undefined, row: number, fallback: number): number {
  const value = column?.[row] ?? Number.NaN;
  return Number.isNaN(value) ? fallback : value;
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

/** Computes the same operations as `payback` without a rate, in the same order. */
function derivePayback(inputs: DerivationInputs, investment: Float64Array): Float64Array {
  const sums = new Float64Array(inputs.count);
  const periods = investment.map((amount) => (amount <= 0 ? 0 : paybackPeriodsMax));
  const hasAllFlows = forEachFlow(inputs, (row, flow, index) => {
    const [sum, amount] = [sums[row] as number, investment[row] as number];
    if (periods[row] === paybackPeriodsMax && sum + flow >= amount) {
      periods[row] = index + (amount - sum) / flow;
    }
    sums[row] = sum + flow;
  });
  return periods.map((period, row) =>
    hasAllFlows(row) && !Number.isNaN(investment[row]) ? period : Number.NaN,
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
  return revenue.map((revenuePerPeriod, row) =>
    delayCost({
      revenuePerPeriod,
      periods: periods?.[row] ?? Number.NaN,
      escalation: readOr(escalations, row, 1),
    }),
  );
}
