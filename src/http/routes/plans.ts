import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { pickFilters } from "../../contract/filters.ts";
import { toFitView } from "../../contract/fit-view.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { toOrderView } from "../../contract/order-view.ts";
import { FitRequest, FitView, OrderRequest, OrderView } from "../../contract/plans.ts";
import { planFit } from "../../flows/plans/plan-fit.ts";
import { planOrder } from "../../flows/plans/plan-order.ts";
import { checkBody } from "../request/body.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const path = "/workspaces/{workspaceId}/ranking";

const postOrder = createRoute({
  method: "post",
  path: `${path}~order`,
  ...docsOnly(() => ({
    operationId: "computeOrder",
    tags: ["plans"],
    summary: "Compute order",
    description:
      "Returns the order closest to the ranking in which each item follows its blockers, and its " +
      "cost of delay. Items that are done or cancelled block nothing. The order ignores links " +
      "inside a cycle and lists them. Writes nothing.",
  })),
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: OrderRequest } } },
  },
  responses: {
    200: json(OrderView, "A page of the order."),
    ...problems(404, 409, 412, 422),
  },
});

const postFit = createRoute({
  method: "post",
  path: `${path}~fit`,
  ...docsOnly(() => ({
    operationId: "computeFit",
    tags: ["plans"],
    summary: "Compute fit",
    description:
      "Selects the most valuable items that fit the capacity of a release, together with their " +
      "blockers. `is_exact` reports whether the selection is optimal; otherwise `upper_bound` " +
      "limits the value of any selection. Without links and with integer sizes, a selection is " +
      "exact while candidates × capacity steps ≤ 200,000,000, or ≤ 20,000,000 above 200 " +
      "candidates. A step is the largest number that divides all sizes. With people, each item goes to one " +
      "person who has the skills among its labels and enough capacity. Writes nothing.",
  })),
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: FitRequest } } },
  },
  responses: {
    200: json(FitView, "The selected items by rank, and the reason for each item left out."),
    ...problems(404, 409, 412, 422),
  },
});

export const planRoutes = router()
  .openapi(postOrder, async (c) => {
    const request = { ...c.req.valid("json"), minGeneration: readMinGeneration(c) };
    const plan = await planOrder(c.get("deps"), c.get("actor"), request);
    return c.json(toOrderView(plan), 200, computedHeaders(c, plan.ranking));
  })
  .openapi(postFit, async (c) => {
    const { filters, ...body } = c.req.valid("json");
    const plan = await planFit(c.get("deps"), c.get("actor"), {
      ...body,
      filters: pickFilters(filters),
      minGeneration: readMinGeneration(c),
    });
    return c.json(toFitView(plan), 200, computedHeaders(c, plan.ranking));
  });
