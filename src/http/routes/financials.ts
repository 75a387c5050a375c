import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { toCaseFinancialsView } from "../../contract/financials-view.ts";
import {
  type FinancialCaseBody,
  FinancialsRequest,
  FinancialsView,
} from "../../contract/financials.ts";
import { limits } from "../../contract/limits.ts";
import { type Actor } from "../../core/access.ts";
import { computeFinancials } from "../../flows/financials/compute-financials.ts";
import { checkBody } from "../request/body.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postFinancials = createRoute({
  method: "post",
  path: "/financials",
  ...docsOnly(() => ({
    operationId: "computeFinancials",
    tags: ["financials"],
    summary: "Compute financials",
    description:
      "Computes NPV, ROI, payback, cost of poor quality and cost of delay of one case, or of up " +
      "to 10,000 `cases`. A number that cannot be computed is null, and `reasons` explains it. " +
      "Item ratings of the same names give the criteria `npv`, `roi`, `payback`, `copq_total`, " +
      "`copq_net` and `delay_cost`. Without an investment, both compute the NPV of an " +
      "investment of 0, but no ROI and no payback. Stores nothing.",
  })),
  middleware: [checkBody({ bytesMax: limits.batchBodyBytesMax })] as const,
  request: {
    body: { required: true, content: { "application/json": { schema: FinancialsRequest } } },
  },
  responses: {
    200: json(FinancialsView, "The metrics; for `cases`, in the order of the request."),
    ...problems(422),
  },
});

export const financialRoutes = router().openapi(postFinancials, (c) => {
  const { cases, ...singleCase } = c.req.valid("json");
  const actor = c.get("actor");
  const body =
    cases === undefined
      ? computeCase(actor, singleCase)
      : { results: cases.map((each) => computeCase(actor, each)) };
  return c.json(body, 200);
});

function computeCase(actor: Actor, body: FinancialCaseBody) {
  return toCaseFinancialsView({ id: body.id, metrics: computeFinancials(actor, body) });
}
