import { type Criterion } from "../models/model.ts";

/** How many periods of cash flow an item may be rated with: `cash_flow_1` … `cash_flow_60`. */
export const cashFlowsMax = 60;

/** The rate an item's flows are discounted by when it has no `discount_rate`: 10 % a period. */
export const defaultDiscountRate = 0.1;

/** What `payback` says of flows that never pay back: the worst end of its scale. */
export const paybackPeriodsMax = 1_000;

const moneyMax = 1e12;
const unit = "currency";
const money = { unit, min: -moneyMax, max: moneyMax, direction: "up" } as const;
const income = { unit, min: 0, max: moneyMax, direction: "up", scale: "log" } as const;
const cost = { ...income, direction: "down" } as const;
const periods = { unit: "periods", min: 0, max: paybackPeriodsMax } as const;

/** The key of the flow of a period, from 1. */
export function cashFlowKey(period: number): string {
  return `cash_flow_${period}`;
}

/**
 * What an item may be rated by so that its finances follow, and, last, the criteria that follow.
 * The ranges bound what is accepted: a weighted sum had better name a narrower one of its own.
 */
export const financialCriteria: readonly Criterion[] = [
  { key: "investment", name: "Investment", ...cost },
  ...Array.from({ length: cashFlowsMax }, (_, at) => ({
    key: cashFlowKey(at + 1),
    name: `Cash flow of period ${at + 1}`,
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
