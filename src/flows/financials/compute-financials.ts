import { type FinancialCaseBody, type CaseFinancials } from "../../contract/financials.ts";
import {
  type FinancialMetric,
  computeFinancialMetrics,
} from "../../core/financials/financial-metrics.ts";

/** The figures of one case that is nowhere kept. */
export function computeFinancials({ id, ...given }: FinancialCaseBody): CaseFinancials {
  const { discountRate, formula, ...figures } = computeFinancialMetrics({
    investment: given.investment,
    cashFlows: given.cash_flows,
    discountRate: given.discount_rate,
    returned: given.return,
    preventionCost: given.prevention_cost,
    appraisalCost: given.appraisal_cost,
    internalFailureCost: given.internal_failure_cost,
    externalFailureCost: given.external_failure_cost,
    savings: given.savings,
    revenuePerPeriod: given.revenue_per_period,
    periods: given.periods,
    escalation: given.escalation,
  });
  const reasons: Record<string, string> = {};
  for (const [name, figure] of Object.entries(figures)) {
    if ("reason" in figure) {
      reasons[wireNames[name] ?? name] = figure.reason;
    }
  }
  return {
    ...(id !== undefined && { id }),
    npv: valueOrNull(figures.npv),
    npv_formula: formula ?? null,
    discount_rate: discountRate,
    roi: valueOrNull(figures.roi),
    payback: valueOrNull(figures.payback),
    discounted_payback: valueOrNull(figures.discountedPayback),
    copq: { total: valueOrNull(figures.copqTotal), net: valueOrNull(figures.copqNet) },
    delay_cost: valueOrNull(figures.delayCost),
    reasons,
  };
}

/** Figures whose names the wire spells otherwise. */
const wireNames: Readonly<Record<string, string>> = {
  discountedPayback: "discounted_payback",
  copqTotal: "copq.total",
  copqNet: "copq.net",
  delayCost: "delay_cost",
};

function valueOrNull(figure: FinancialMetric): number | null {
  return "value" in figure ? figure.value : null;
}
