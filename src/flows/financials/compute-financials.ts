import { type FinancialCaseBody, type FinancialsOfCase } from "../../contract/financials.ts";
import { type Figure, figuresOf } from "../../core/financials/case.ts";

/** The figures of one case that is nowhere kept. */
export function computeFinancials({ id, ...given }: FinancialCaseBody): FinancialsOfCase {
  const { discountRate, formula, ...figures } = figuresOf({
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
    if ("why" in figure) {
      reasons[names[name] ?? name] = figure.why;
    }
  }
  return {
    ...(id !== undefined && { id }),
    npv: valueOf(figures.npv),
    npv_formula: formula ?? null,
    discount_rate: discountRate,
    roi: valueOf(figures.roi),
    payback: valueOf(figures.payback),
    discounted_payback: valueOf(figures.discountedPayback),
    copq: { total: valueOf(figures.copqTotal), net: valueOf(figures.copqNet) },
    delay_cost: valueOf(figures.delayCost),
    reasons,
  };
}

/** Figures whose names the wire spells otherwise. */
const names: Readonly<Record<string, string>> = {
  discountedPayback: "discounted_payback",
  copqTotal: "copq.total",
  copqNet: "copq.net",
  delayCost: "delay_cost",
};

function valueOf(figure: Figure): number | null {
  return "value" in figure ? figure.value : null;
}
