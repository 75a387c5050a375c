import { createRoute } from "@hono/zod-openapi";
import { pickFilters } from "../../contract/filters.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { FitRequest, FitView, OrderRequest, OrderView } from "../../contract/plans.ts";
import { toFitView } from "../../flows/plans/fit-view.ts";
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
  summary: "In which order to do it",
  description:
    "The order closest to the ranking in which nothing stands before what it waits for (`blocked_by`), and what waiting costs in it. What is done blocks nothing. Items that wait for each other are named, and the links between them not followed. Nothing is written.",
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: OrderRequest } } },
  },
  responses: {
    200: json(OrderView, "A page of the order, the first to do first."),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422),
  },
});

const postFit = createRoute({
  method: "post",
  path: `${path}~fit`,
  summary: "What fits a release",
  description:
    "Of the best ranked, the choice that fits the capacity and is worth most, each item with what it waits for. Exact without links for whole sizes: for up to 200 candidates as long as candidates × steps of the capacity are at most 200,000,000, a step being the largest number that divides all sizes, and for more as long as they are at most 20,000,000. Mostly exact for up to 200 candidates with links or of other sizes; otherwise greedy: `upper_bound` tells how much more there could be. With people, an item needs those of its labels that are somebody's skill, and goes to one person who has them and room. Nothing is written.",
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: FitRequest } } },
  },
  responses: {
    200: json(FitView, "What was chosen, by rank, and why the rest was not."),
    ...problems(400, 401, 404, 409, 412, 413, 415, 422),
  },
});

export const plans = router()
  .openapi(postOrder, async (c) => {
    const workspace = c.req.valid("param").workspaceId;
    const request = { ...c.req.valid("json"), workspace, minGeneration: readMinGeneration(c) };
    const { ranking, view } = await planOrder(c.get("deps"), request);
    return c.json(view, 200, computedHeaders(c, ranking));
  })
  .openapi(postFit, async (c) => {
    const { filters, ...body } = c.req.valid("json");
    const plan = await planFit(c.get("deps"), {
      ...body,
      filters: pickFilters(filters),
      workspace: c.req.valid("param").workspaceId,
      minGeneration: readMinGeneration(c),
    });
    return c.json(toFitView(plan), 200, computedHeaders(c, plan.basis.ranking));
  });
