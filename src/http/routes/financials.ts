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
import { type Sliced } from "../../core/slices.ts";
import { computeFinancials } from "../../flows/financials/compute-financials.ts";
import { pauseAfter, runSliced } from "../../flows/run-sliced.ts";
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

export const financialRoutes = router().openapi(postFinancials, async (c) => {
  const { cases, ...singleCase } = c.req.valid("json");
  const { deps, actor } = c.var;
  if (cases === undefined) {
    return c.json(computeCase(actor, singleCase), 200);
  }
  await pauseAfter(deps, cases.length * caseCost);
  return c.json({ results: await runSliced(deps, computeCases(actor, cases)) }, 200);
});

/** The cost of one case: see `Sliced`. */
const caseCost = 40;

function* computeCases(
  actor: Actor,
  cases: readonly FinancialCaseBody[],
): Sliced<ReturnType<typeof computeCase>[]> {
  const results: ReturnType<typeof computeCase>[] = [];
  for (const each of cases) {
    results.push(computeCase(actor, each));
    yield caseCost;
  }
  return results;
}

function computeCase(actor: Actor, body: FinancialCaseBody) {
  return toCaseFinancialsView({ id: body.id, metrics: computeFinancials(actor, body) });
}
