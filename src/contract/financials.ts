import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs, type WireType } from "./docs-only.ts";
import { limits } from "./limits.ts";
import { nameText } from "./text.ts";

const money = z.number().min(-limits.ratingMagnitudeMax).max(limits.ratingMagnitudeMax);
const cost = z.number().min(0).max(limits.ratingMagnitudeMax).optional();

const caseFields = {
  id: nameText(limits.externalIdLengthMax).optional(),
  investment: cost,
  cash_flows: z.array(money).max(limits.cashFlowsMax).optional().openapi({
    description: "The cash flows of periods 1, 2, 3 …; outflows are negative.",
  }),
  discount_rate: z.number().gt(-1).max(1_000).optional().openapi({
    description: "The discount rate per period, above −1; 0.1 (10 %) by default.",
  }),
  return: money.optional().openapi({
    description: "The total return; the sum of `cash_flows` by default.",
  }),
  prevention_cost: cost,
  appraisal_cost: cost,
  internal_failure_cost: cost,
  external_failure_cost: cost,
  savings: cost,
  revenue_per_period: cost,
  periods: z.number().min(0).max(10_000).optional(),
  escalation: z.number().positive().max(1_000).optional().openapi({
    description: "The factor by which the cost grows with each period of delay; 1 by default.",
  }),
};

const FinancialCase = z.strictObject(caseFields);

export type FinancialCaseBody = z.infer<typeof FinancialCase>;

export const FinancialsRequest = z
  .strictObject({
    ...caseFields,
    cases: z.array(FinancialCase).min(1).max(limits.scoredItemsMax).optional(),
  })
  .refine(({ cases, ...fields }) => cases === undefined || Object.keys(fields).length === 0, {
    path: ["cases"],
    message: "Send the fields of one case, or `cases` alone.",
  })
  .openapi("FinancialsRequest", {
    example: { investment: 40_000, cash_flows: [50_000], discount_rate: 0.1 },
  });

const nullableNumber = docsOnly(() => z.number().nullable());

const CaseFinancials = docsOnly(() =>
  z
    .object({
      id: z.string().optional(),
      npv: requireDocs(nullableNumber),
      npv_formula: z.string().nullable().openapi({ example: "50000 / 1.1 − 40000 = 5454.55" }),
      discount_rate: z.number(),
      roi: requireDocs(nullableNumber).openapi({
        description: "The return on investment as a ratio: 0.8 is 80 %.",
      }),
      payback: requireDocs(nullableNumber).openapi({ description: "The number of periods." }),
      discounted_payback: requireDocs(nullableNumber),
      copq: z.object({ total: requireDocs(nullableNumber), net: requireDocs(nullableNumber) }),
      delay_cost: requireDocs(nullableNumber),
      reasons: z.record(z.string(), z.string()).openapi({
        description: "For each metric that is null, the reason by the name of the metric.",
        example: { roi: "investment is missing" },
      }),
    })
    .openapi("CaseFinancials"),
);

export type CaseFinancials = WireType<typeof CaseFinancials>;

export const FinancialsView = docsOnly(() =>
  z
    .union([
      requireDocs(CaseFinancials),
      z.object({ results: z.array(requireDocs(CaseFinancials)) }),
    ])
    .openapi("Financials"),
);
