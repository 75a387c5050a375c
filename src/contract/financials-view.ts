import {
  type FinancialMetric,
  type computeFinancialMetrics,
} from "../core/financials/financial-metrics.ts";
import { type CaseFinancials } from "./financials.ts";

/** The metrics of one case, with the id that its request has. */
export type FinancialCaseResult = {
  readonly id: string | undefined;
  readonly metrics: ReturnType<typeof computeFinancialMetrics>;
};

/** Maps the metrics of one case. A metric without a value is null and has a reason. */
export function toCaseFinancialsView({ id, metrics }: FinancialCaseResult): CaseFinancials {
  const { discountRate, formula, ...values } = metrics;
  const reasons: Record<string, string> = {};
  for (const [name, metric] of Object.entries(values)) {
    if ("reason" in metric) {
      reasons[wireNames[name] ?? name] = metric.reason;
    }
  }
  return {
    ...(id !== undefined && { id }),
    npv: valueOrNull(values.npv),
    npv_formula: formula ?? null,
    discount_rate: discountRate,
    roi: valueOrNull(values.roi),
    payback: valueOrNull(values.payback),
    discounted_payback: valueOrNull(values.discountedPayback),
    copq: { total: valueOrNull(values.copqTotal), net: valueOrNull(values.copqNet) },
    delay_cost: valueOrNull(values.delayCost),
    reasons,
  };
}

/** The wire names of metrics that have a different name in core. */
const wireNames: Readonly<Record<string, string>> = {
  discountedPayback: "discounted_payback",
  copqTotal: "copq.total",
  copqNet: "copq.net",
  delayCost: "delay_cost",
};

function valueOrNull(metric: FinancialMetric): number | null {
  return "value" in metric ? metric.value : null;
}
