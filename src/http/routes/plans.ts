import { createRoute } from "@hono/zod-openapi";
import { WorkspaceParams } from "../../contract/ids.ts";
import { OrderRequest, OrderView } from "../../contract/plans.ts";
import { planOrder } from "../../flows/plans/order-plan.ts";
import { boundedBody } from "../body.ts";
import { minGenerationOf } from "../min-generation.ts";
import { json, problems, router } from "../router.ts";

const path = "/workspaces/{workspaceId}/ranking";

const postOrder = createRoute({
  method: "post",
  path: `${path}~order`,
  summary: "In which order to do it",
  description:
    "The order closest to the ranking in which nothing stands before what it waits for (`blocked_by`), and what waiting costs in it. What is done blocks nothing. Items that wait for each other are named, and the links between them not followed. Nothing is written.",
  middleware: [boundedBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: OrderRequest } } },
  },
  responses: {
    200: json(OrderView, "A page of the order, the first to do first."),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422),
  },
});

export const plans = router().openapi(postOrder, async (c) => {
  const workspace = c.req.valid("param").workspaceId;
  const request = { ...c.req.valid("json"), workspace, minGeneration: minGenerationOf(c) };
  const view = await planOrder(c.get("deps"), request);
  return c.json(view, 200, { "ordinal-generation": String(view.ranking.generation) });
});
