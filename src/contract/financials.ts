import { z } from "@hono/zod-openapi";
import { docsOnly } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { text } from "./text.ts";

const money = z.number().min(-limits.ratingMagnitudeMax).max(limits.ratingMagnitudeMax);
const cost = z.number().min(0).max(limits.ratingMagnitudeMax).optional();

const caseFields = {
  id: text(limits.externalIdLengthMax).min(1).optional(),
  investment: cost,
  cash_flows: z.array(money).max(limits.cashFlowsMax).optional().openapi({
    description: "Of periods 1, 2, 3 …; what flows out is below 0.",
  }),
  discount_rate: z.number().gt(-1).max(1_000).optional().openapi({
    description: "A period's, above -1: 0.1 is 10 %, which is taken if nothing is said.",
  }),
  return: money.optional().openapi({
    description: "What came back in all; the sum of `cash_flows` if nothing is said.",
  }),
  prevention_cost: cost,
  appraisal_cost: cost,
  internal_failure_cost: cost,
  external_failure_cost: cost,
  savings: cost,
  revenue_per_period: cost,
  periods: z.number().min(0).max(10_000).optional(),
  escalation: z.number().positive().max(1_000).optional().openapi({
    description: "The factor by which each period of delay makes the next dearer; 1 if absent.",
  }),
};

const FinancialCase = z.strictObject(caseFields);

export type FinancialCaseBody = z.infer<typeof FinancialCase>;

export const FinancialsRequest = z
  .strictObject({
    ...caseFields,
    cases: z.array(FinancialCase).min(1).max(limits.scoredItemsMax).optional(),
  })
  .refine(({ cases, ...one }) => cases === undefined || Object.keys(one).length === 0, {
    path: ["cases"],
    message: "A request is one case, or a list of `cases` and nothing beside it.",
  })
  .openapi("FinancialsRequest", {
    example: { investment: 40_000, cash_flows: [50_000], discount_rate: 0.1 },
  });

const nullableNumber = docsOnly(() => z.number().nullable());

const CaseFinancials = docsOnly(() =>
  z
    .object({
      id: z.string().optional(),
      npv: nullableNumber,
      npv_formula: z.string().nullable().openapi({ example: "50000 / 1.1 − 40000 = 5454.55" }),
      discount_rate: z.number(),
      roi: nullableNumber.openapi({ description: "A ratio: 0.8 is 80 %." }),
      payback: nullableNumber.openapi({ description: "In periods." }),
      discounted_payback: nullableNumber,
      copq: z.object({ total: nullableNumber, net: nullableNumber }),
      delay_cost: nullableNumber,
      reasons: z.record(z.string(), z.string()).openapi({
        description: "Why a number is null, by its name.",
        example: { roi: "investment is missing" },
      }),
    })
    .openapi("CaseFinancials"),
);

export type CaseFinancials = z.infer<typeof CaseFinancials>;

export const FinancialsView = docsOnly(() =>
  z.union([CaseFinancials, z.object({ results: z.array(CaseFinancials) })]).openapi("Financials"),
);
