import { formatNumber } from "../words/wording.ts";
import { copq } from "./copq.ts";
import { defaultDiscountRate } from "./criteria.ts";
import { delayCost } from "./delay-cost.ts";
import { npv } from "./npv.ts";
import { payback } from "./payback.ts";
import { roi } from "./roi.ts";

/** The financial inputs of one project, all optional. Amounts are in one currency. */
export type FinancialCase = {
  readonly investment?: number | undefined;
  /** The cash flows of periods 1, 2, 3 … */
  readonly cashFlows?: readonly number[] | undefined;
  /** Per period, above −1; .1 by default. */
  readonly discountRate?: number | undefined;
  /** The total return; the sum of the cash flows by default. */
  readonly returned?: number | undefined;
  readonly preventionCost?: number | undefined;
  readonly appraisalCost?: number | undefined;
  readonly internalFailureCost?: number | undefined;
  readonly externalFailureCost?: number | undefined;
  readonly savings?: number | undefined;
  readonly revenuePerPeriod?: number | undefined;
  readonly periods?: number | undefined;
  /** 1 by default. */
  readonly escalation?: number | undefined;
};

/** A value, or the reason why it cannot be computed. */
export type FinancialMetric = { readonly value: number } | { readonly reason: string };

/** The metrics of a case: amounts in its currency, the ROI as a ratio, paybacks in periods. */
export type FinancialMetrics = {
  readonly discountRate: number;
  readonly npv: FinancialMetric;
  /** The formula of the NPV with its numbers; absent without an NPV. */
  readonly formula?: string;
  readonly roi: FinancialMetric;
  readonly payback: FinancialMetric;
  readonly discountedPayback: FinancialMetric;
  readonly copqTotal: FinancialMetric;
  readonly copqNet: FinancialMetric;
  readonly delayCost: FinancialMetric;
};

const termsMax = 10;
const tooLarge = "the result is too large; use a larger unit of money";

/**
 * Computes the metrics of a case. A missing input is not 0, with one exception: without an
 * investment, the NPV is the present value of the cash flows.
 *
 * @example
 * const { formula } = computeFinancialMetrics({ cashFlows: [50_000], discountRate: 0.1 });
 * // "50000 / 1.1 − 0 = 45454.55"
 */
export function computeFinancialMetrics(inputs: FinancialCase): FinancialMetrics {
  const { investment, cashFlows, discountRate = defaultDiscountRate } = inputs;
  const npvMetric = computeNpv(inputs, discountRate);
  const terms = { flows: cashFlows ?? [], rate: discountRate, investment: investment ?? 0 };
  return {
    discountRate,
    npv: npvMetric,
    ...("value" in npvMetric && {
      formula: `${formatNpvFormula(terms)} = ${formatNumber(npvMetric.value)}`,
    }),
    roi: computeRoi(inputs),
    payback: computePayback(inputs, 0),
    discountedPayback: computePayback(inputs, discountRate),
    ...computeCopq(inputs),
    delayCost: computeDelayCost(inputs),
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
  return rate > -1 ? tooLarge : "discount_rate must be above -1";
}

function toMetric(value: number, reason: string): FinancialMetric {
  return Number.isFinite(value) ? { value } : { reason };
}

function computeRoi({ investment, cashFlows, returned }: FinancialCase): FinancialMetric {
  if (investment === undefined) {
    return { reason: "investment is missing" };
  }
  const total = returned ?? (cashFlows === undefined ? undefined : sumFlows(cashFlows));
  if (total === undefined) {
    return { reason: "return and cash_flows are missing; send one of them" };
  }
  return toMetric(roi(total, investment), investment > 0 ? tooLarge : "investment must be above 0");
}

function computePayback(
  { investment, cashFlows = [] }: FinancialCase,
  rate: number,
): FinancialMetric {
  if (investment === undefined || cashFlows.length === 0) {
    return { reason: `${investment === undefined ? "investment" : "cash_flows"} is missing` };
  }
  const periods = payback(cashFlows, { investment, rate });
  return toMetric(
    periods,
    periods === Infinity ? "cash_flows do not cover the investment" : explainRateFailure(rate),
  );
}

function sumFlows(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum;
}

function computeCopq(inputs: FinancialCase): Pick<FinancialMetrics, "copqTotal" | "copqNet"> {
  const costs = {
    prevention_cost: inputs.preventionCost,
    appraisal_cost: inputs.appraisalCost,
    internal_failure_cost: inputs.internalFailureCost,
    external_failure_cost: inputs.externalFailureCost,
  };
  const missing = Object.entries(costs).find(([, cost]) => cost === undefined);
  if (missing !== undefined) {
    const metric = { reason: `${missing[0]} is missing; send 0 if there is none` };
    return { copqTotal: metric, copqNet: metric };
  }
  const total = copq({
    prevention: inputs.preventionCost ?? Number.NaN,
    appraisal: inputs.appraisalCost ?? Number.NaN,
    internalFailure: inputs.internalFailureCost ?? Number.NaN,
    externalFailure: inputs.externalFailureCost ?? Number.NaN,
  });
  const { savings } = inputs;
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
    return { reason: "escalation must be above 0 and periods must not be negative" };
  }
  return toMetric(delayCost({ revenuePerPeriod, periods, escalation }), tooLarge);
}

/** Formats the formula of an NPV: "50000 / 1.1 + 20000 / 1.1^2 − 60000", with at most ten terms. */
function formatNpvFormula(terms: {
  readonly flows: readonly number[];
  readonly rate: number;
  readonly investment: number;
}): string {
  const { flows, rate, investment } = terms;
  const divisor = String(Number((1 + rate).toPrecision(10)));
  const formulaTerms = flows.slice(0, termsMax).map((flow, index) => {
    const power = index === 0 ? divisor : `${divisor}^${index + 1}`;
    return `${formatSign(flow, index)}${formatNumber(Math.abs(flow))} / ${power}`;
  });
  const more = flows.length > termsMax ? ` + … (${flows.length - termsMax} more)` : "";
  return `${formulaTerms.join("")}${more} − ${formatNumber(investment)}`;
}

function formatSign(flow: number, index: number): string {
  if (index === 0) {
    return flow < 0 ? "−" : "";
  }
  return flow < 0 ? " − " : " + ";
}
