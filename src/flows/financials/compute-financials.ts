import { type FinancialCaseBody } from "../../contract/financials.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { computeFinancialMetrics } from "../../core/financials/financial-metrics.ts";

/** Computes the financial metrics of one case. Stores nothing. */
export function computeFinancials(
  actor: Actor,
  body: FinancialCaseBody,
): ReturnType<typeof computeFinancialMetrics> {
  authorize(actor, "calculations:run");
  return computeFinancialMetrics({
    investment: body.investment,
    cashFlows: body.cash_flows,
    discountRate: body.discount_rate,
    returned: body.return,
    preventionCost: body.prevention_cost,
    appraisalCost: body.appraisal_cost,
    internalFailureCost: body.internal_failure_cost,
    externalFailureCost: body.external_failure_cost,
    savings: body.savings,
    revenuePerPeriod: body.revenue_per_period,
    periods: body.periods,
    escalation: body.escalation,
  });
}
