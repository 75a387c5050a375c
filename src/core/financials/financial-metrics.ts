import { formatNumber } from "../models/wording.ts";
import { copq } from "./copq.ts";
import { defaultDiscountRate } from "./criteria.ts";
import { delayCost } from "./delay-cost.ts";
import { npv } from "./npv.ts";
import { payback } from "./payback.ts";
import { roi } from "./roi.ts";

/** What is known of one undertaking; nothing has to be. Money is in one currency. */
export type FinancialCase = {
  readonly investment?: number | undefined;
  /** Of periods 1, 2, 3 … */
  readonly cashFlows?: readonly number[] | undefined;
  /** Per period, above −1; .1 if nothing is said. */
  readonly discountRate?: number | undefined;
  /** What came back in all; the sum of the flows if nothing is said. */
  readonly returned?: number | undefined;
  readonly preventionCost?: number | undefined;
  readonly appraisalCost?: number | undefined;
  readonly internalFailureCost?: number | undefined;
  readonly externalFailureCost?: number | undefined;
  readonly savings?: number | undefined;
  readonly revenuePerPeriod?: number | undefined;
  readonly periods?: number | undefined;
  /** 1 if nothing is said. */
  readonly escalation?: number | undefined;
};

/** A number, or why there is none. */
export type FinancialMetric = { readonly value: number } | { readonly reason: string };

/** What follows from a case: money in its currency, the ROI a ratio, paybacks in periods. */
export type FinancialMetrics = {
  readonly discountRate: number;
  readonly npv: FinancialMetric;
  /** The NPV with the numbers in it; absent where there is none. */
  readonly formula?: string;
  readonly roi: FinancialMetric;
  readonly payback: FinancialMetric;
  readonly discountedPayback: FinancialMetric;
  readonly copqTotal: FinancialMetric;
  readonly copqNet: FinancialMetric;
  readonly delayCost: FinancialMetric;
};

const termsMax = 10;
const tooLarge = "the result is too large to be a number";

/**
 * All that follows from a case. What is not said is not taken for 0, with one exception: a case
 * without an investment has the present value of its flows for an NPV.
 *
 * @example
 * figuresOf({ cashFlows: [50_000], discountRate: 0.1 }).formula; // "50000 / 1.1 − 0 = 45454.55"
 */
export function computeFinancialMetrics(given: FinancialCase): FinancialMetrics {
  const { investment, cashFlows, discountRate = defaultDiscountRate } = given;
  const npvMetric = computeNpv(given, discountRate);
  const terms = { flows: cashFlows ?? [], rate: discountRate, investment: investment ?? 0 };
  return {
    discountRate,
    npv: npvMetric,
    ...("value" in npvMetric && {
      formula: `${formatNpvFormula(terms)} = ${formatNumber(npvMetric.value)}`,
    }),
    roi: computeRoi(given),
    payback: computePayback(given, 0),
    discountedPayback: computePayback(given, discountRate),
    ...computeCopq(given),
    delayCost: computeDelayCost(given),
  };
}

function computeNpv(
  { investment = 0, cashFlows = [] }: FinancialCase,
  rate: number,
): FinancialMetric {
  return cashFlows.length === 0
    ? { reason: "cash_flows is missing" }
    : toMetric(npv(cashFlows, { rate, investment }), explainRateFailure(rate));
}

function explainRateFailure(rate: number): string {
  return rate > -1 ? tooLarge : "discount_rate has to be above -1";
}

function toMetric(value: number, why: string): FinancialMetric {
  return Number.isFinite(value) ? { value } : { reason: why };
}

function computeRoi({ investment, cashFlows, returned }: FinancialCase): FinancialMetric {
  if (investment === undefined) {
    return { reason: "investment is missing" };
  }
  const back = returned ?? (cashFlows === undefined ? undefined : sumFlows(cashFlows));
  if (back === undefined) {
    return { reason: "return is missing, and so is cash_flows" };
  }
  const why = investment > 0 ? tooLarge : "investment has to be above 0: there is nothing to grow";
  return toMetric(roi(back, investment), why);
}

function computePayback(
  { investment, cashFlows = [] }: FinancialCase,
  rate: number,
): FinancialMetric {
  if (investment === undefined || cashFlows.length === 0) {
    return { reason: `${investment === undefined ? "investment" : "cash_flows"} is missing` };
  }
  const periods = payback(cashFlows, { investment, rate });
  const count = cashFlows.length === 1 ? "the one flow does" : `the ${cashFlows.length} flows do`;
  const never = `${count} not cover the investment`;
  return toMetric(periods, periods === Infinity ? never : explainRateFailure(rate));
}

function sumFlows(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum;
}

function computeCopq(given: FinancialCase): Pick<FinancialMetrics, "copqTotal" | "copqNet"> {
  const costs = {
    prevention_cost: given.preventionCost,
    appraisal_cost: given.appraisalCost,
    internal_failure_cost: given.internalFailureCost,
    external_failure_cost: given.externalFailureCost,
  };
  const missing = Object.entries(costs).find(([, cost]) => cost === undefined);
  if (missing !== undefined) {
    const none = { reason: `${missing[0]} is missing; say 0 if there is none` };
    return { copqTotal: none, copqNet: none };
  }
  const total = copq({
    prevention: given.preventionCost ?? Number.NaN,
    appraisal: given.appraisalCost ?? Number.NaN,
    internalFailure: given.internalFailureCost ?? Number.NaN,
    externalFailure: given.externalFailureCost ?? Number.NaN,
  });
  const { savings } = given;
  return {
    copqTotal: toMetric(total, tooLarge),
    copqNet:
      savings === undefined
        ? { reason: "savings is missing" }
        : toMetric(savings - total, tooLarge),
  };
}

function computeDelayCost({
  revenuePerPeriod,
  periods,
  escalation = 1,
}: FinancialCase): FinancialMetric {
  if (revenuePerPeriod === undefined || periods === undefined) {
    const name = revenuePerPeriod === undefined ? "revenue_per_period" : "periods";
    return { reason: `${name} is missing` };
  }
  if (!(escalation > 0 && periods >= 0)) {
    return { reason: "escalation has to be above 0, and periods not below it" };
  }
  return toMetric(delayCost({ revenuePerPeriod, periods, escalation }), tooLarge);
}

/** "50000 / 1.1 + 20000 / 1.1^2 − 60000"; of many flows the first ten. */
function formatNpvFormula(terms: {
  readonly flows: readonly number[];
  readonly rate: number;
  readonly investment: number;
}): string {
  const { flows, rate, investment } = terms;
  const divisor = String(Number((1 + rate).toPrecision(10)));
  const shown = flows.slice(0, termsMax).map((flow, at) => {
    const power = at === 0 ? divisor : `${divisor}^${at + 1}`;
    return `${formatSign(flow, at)}${formatNumber(Math.abs(flow))} / ${power}`;
  });
  const more = flows.length > termsMax ? ` + … (${flows.length - termsMax} more)` : "";
  return `${shown.join("")}${more} − ${formatNumber(investment)}`;
}

function formatSign(flow: number, at: number): string {
  if (at === 0) {
    return flow < 0 ? "−" : "";
  }
  return flow < 0 ? " − " : " + ";
}
