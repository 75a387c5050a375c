import { createRoute } from "@hono/zod-openapi";
import { filtersOf } from "../../contract/filters.ts";
import { ItemParams, WorkspaceParams } from "../../contract/ids.ts";
import { limits } from "../../contract/limits.ts";
import { ScoreQuery, ScoreView, WhatIfRequest, WhatIfView } from "../../contract/ranking.ts";
import { definitionRequestOf } from "../../flows/models/definition-request.ts";
import { explainItem } from "../../flows/rankings/explain-item.ts";
import { scoreViewOf, whatIfViewOf } from "../../flows/rankings/views.ts";
import { supposeRanking } from "../../flows/rankings/what-if.ts";
import { boundedBody } from "../body.ts";
import { minGenerationOf } from "../min-generation.ts";
import { json, problems, router } from "../router.ts";

const getScore = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}/score",
  summary: "Why an item scores as it does",
  request: { params: ItemParams, query: ScoreQuery },
  responses: {
    200: json(ScoreView, "The value and the parts it is made of."),
    ...problems(400, 401, 404, 422),
  },
});

const postWhatIf = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/ranking~whatif",
  summary: "What if we weighed it differently",
  description:
    "The top of the ranking that another model, other weights or other ratings would give, beside today's. Nothing is written.",
  middleware: [boundedBody({ bytesMax: limits.batchBodyBytesMax })] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: WhatIfRequest } } },
  },
  responses: {
    200: json(WhatIfView, "The top, and what it did to today's."),
    ...problems(400, 401, 404, 412, 413, 415, 422),
  },
});

export const scores = router()
  .openapi(getScore, async (c) => {
    const { workspaceId: workspace, itemId: item } = c.req.valid("param");
    const explained = await explainItem(c.get("deps"), {
      workspace,
      item,
      ...c.req.valid("query"),
    });
    return c.json(scoreViewOf(explained), 200);
  })
  .openapi(postWhatIf, async (c) => {
    const { model, revision, patches, filters, limit, ...body } = c.req.valid("json");
    const workspace = c.req.valid("param").workspaceId;
    const answer = await supposeRanking(c.get("deps"), {
      workspace,
      model,
      revision,
      definition: await definitionRequestOf(c.get("deps"), workspace, body),
      patches: patches.map(({ id, ...changes }) => ({ id, changes })),
      filter: filtersOf(filters),
      limit,
      minGeneration: minGenerationOf(c),
    });
    const headers = { "ordinal-generation": String(answer.generation) };
    return c.json(whatIfViewOf(answer), 200, headers);
  });
