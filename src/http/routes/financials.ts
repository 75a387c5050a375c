import { createRoute } from "@hono/zod-openapi";
import { FinancialsRequest, FinancialsView } from "../../contract/financials.ts";
import { limits } from "../../contract/limits.ts";
import { computeFinancials } from "../../flows/financials/compute-financials.ts";
import { checkBody } from "../request/body.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const postFinancials = createRoute({
  method: "post",
  path: "/financials",
  summary: "What an undertaking is worth",
  description:
    "NPV, ROI, payback, the cost of (poor) quality and the cost of delay of one case, or of up to 10,000 `cases`; " +
    "a number that cannot be computed is null, and `reasons` says why. Nothing is kept. " +
    "Items rated by the same words have these figures as criteria: see `npv`, `roi`, `payback`, `copq_total`, `copq_net`, `delay_cost`.",
  middleware: [checkBody({ bytesMax: limits.batchBodyBytesMax })] as const,
  request: {
    body: { required: true, content: { "application/json": { schema: FinancialsRequest } } },
  },
  responses: {
    200: json(FinancialsView, "The figures; of a list, in its order."),
    ...problems(400, 401, 413, 415, 422),
  },
});

export const financials = router().openapi(postFinancials, (c) => {
  const { cases, ...one } = c.req.valid("json");
  const answer =
    cases === undefined ? computeFinancials(one) : { results: cases.map(computeFinancials) };
  return c.json(answer, 200);
});
