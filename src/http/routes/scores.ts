import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { pickFilters } from "../../contract/filters.ts";
import { ItemParams, WorkspaceParams } from "../../contract/ids.ts";
import { toLiftView } from "../../contract/lift-view.ts";
import { LiftView, LiftQuery } from "../../contract/lift.ts";
import { limits } from "../../contract/limits.ts";
import { toWhatIfView } from "../../contract/ranking-view.ts";
import { WhatIfRequest, WhatIfView } from "../../contract/ranking.ts";
import { liftItem } from "../../flows/items/lift-item.ts";
import { simulateRanking } from "../../flows/rankings/simulate-ranking.ts";
import { checkBody } from "../request/body.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getScore = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}/score",
  ...docsOnly(() => ({
    operationId: "getItemScore",
    tags: ["analyses"],
    summary: "Explain item score",
    description:
      "Explains the score of an item. With `target_rank`, also returns its rank and the smallest " +
      "rating changes that reach the target. The changed ratings are rounded outward, away from " +
      "the current ones.",
  })),
  request: { params: ItemParams, query: LiftQuery },
  responses: {
    200: json(LiftView, "The score and its parts."),
    ...problems(404, 422),
  },
});

const postWhatIf = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/ranking~whatif",
  ...docsOnly(() => ({
    operationId: "simulateRanking",
    tags: ["analyses"],
    summary: "Simulate ranking",
    description:
      "Returns the top of the ranking under another model, other weights or other ratings, " +
      "compared with the current ranking. Writes nothing.",
  })),
  middleware: [checkBody({ bytesMax: limits.batchBodyBytesMax })] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: WhatIfRequest } } },
  },
  responses: {
    200: json(WhatIfView, "The top of the simulated ranking."),
    ...problems(404, 412, 422),
  },
});

export const scoreRoutes = router()
  .openapi(getScore, async (c) => {
    const { itemId: item } = c.req.valid("param");
    const { target_rank: targetRank, ...query } = c.req.valid("query");
    const lifted = await liftItem(c.get("deps"), c.get("actor"), { item, ...query, targetRank });
    const { id: model, revision } = lifted.resolvedModel;
    const { generation, at } = lifted.state;
    const { scope } = query;
    const headers = computedHeaders(c, { generation, at, model, revision, scope });
    return c.json(toLiftView(lifted), 200, headers);
  })
  .openapi(postWhatIf, async (c) => {
    const { model, revision, patches, filters, scope, limit, ...definition } = c.req.valid("json");
    const simulation = await simulateRanking(c.get("deps"), c.get("actor"), {
      model,
      revision,
      definition,
      patches: patches.map(({ id, ...changes }) => ({ id, changes })),
      filter: pickFilters(filters),
      scope,
      limit,
      minGeneration: readMinGeneration(c),
    });
    const { baseline, resolvedModel, generation, at } = simulation;
    const { digest } = baseline;
    const headers = computedHeaders(c, { generation, at, digest, model: resolvedModel.id });
    return c.json(toWhatIfView(simulation), 200, headers);
  });
