import { type Criterion } from "../models/model.ts";

/** The maximum number of periods of cash flow per item: `cash_flow_1` … `cash_flow_60`. */
export const cashFlowsMax = 60;

/** The discount rate of items without a `discount_rate`: 10 % per period. */
export const defaultDiscountRate = 0.1;

/** The `payback` of cash flows that never pay back: the worst end of its range. */
export const paybackPeriodsMax = 1_000;

const moneyMax = 1e12;
const unit = "currency";
const money = { unit, min: -moneyMax, max: moneyMax, direction: "up" } as const;
const income = { unit, min: 0, max: moneyMax, direction: "up", scale: "log" } as const;
const cost = { ...income, direction: "down" } as const;
const periods = { unit: "periods", min: 0, max: paybackPeriodsMax } as const;

/** Returns the criterion key of a period's cash flow. Periods begin at 1. */
export function cashFlowKey(period: number): string {
  return `cash_flow_${period}`;
}

/**
 * The financial inputs that items can be rated by, followed by the criteria derived from them. The
 * ranges are wide bounds; a weighted sum should define narrower ones.
 */
export const financialCriteria: readonly Criterion[] = [
  { key: "investment", name: "Investment", ...cost },
  ...Array.from({ length: cashFlowsMax }, (_, index) => ({
    key: cashFlowKey(index + 1),
    name: `Cash flow of period ${index + 1}`,
    ...money,
  })),
  {
    key: "discount_rate",
    name: "Discount rate",
    unit: "a period",
    min: -0.99,
    max: 10,
    direction: "down",
  },
  { key: "prevention_cost", name: "Prevention cost", ...cost },
  { key: "appraisal_cost", name: "Appraisal cost", ...cost },
  { key: "internal_failure_cost", name: "Internal failure cost", ...cost },
  { key: "external_failure_cost", name: "External failure cost", ...cost },
  { key: "quality_savings", name: "Quality savings", ...income },
  { key: "revenue_per_period", name: "Revenue per period", ...income },
  { key: "delay_periods", name: "Periods of delay", ...periods, direction: "up" },
  { key: "escalation", name: "Escalation", unit: "factor", min: 0.01, max: 100, direction: "up" },
  { key: "npv", name: "Net present value", ...money },
  { key: "roi", name: "Return on investment", unit: "ratio", min: -1e6, max: 1e6, direction: "up" },
  { key: "payback", name: "Payback", ...periods, direction: "down" },
  { key: "copq_total", name: "Cost of poor quality", ...cost },
  { key: "copq_net", name: "Savings less cost of quality", ...money },
  { key: "delay_cost", name: "Cost of delay", ...income },
];
