import { createRoute } from "@hono/zod-openapi";
import { pickFilters } from "../../contract/filters.ts";
import { ItemParams, WorkspaceParams } from "../../contract/ids.ts";
import { LiftView, LiftQuery } from "../../contract/lift.ts";
import { limits } from "../../contract/limits.ts";
import { WhatIfRequest, WhatIfView } from "../../contract/ranking.ts";
import { toLiftView, liftItem } from "../../flows/items/lift-item.ts";
import { resolveDefinitionRequest } from "../../flows/models/resolve-definition-request.ts";
import { toWhatIfView } from "../../flows/rankings/ranking-view.ts";
import { simulateRanking } from "../../flows/rankings/what-if.ts";
import { checkBody } from "../request/body.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getScore = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/items/{itemId}/score",
  summary: "Why an item scores as it does",
  description:
    "With `target_rank` also where it stands, how far that is from the wanted rank, and the smallest changes of its ratings that " +
    "would bring it there: of one rating, and of several at once.",
  request: { params: ItemParams, query: LiftQuery },
  responses: {
    200: json(LiftView, "The value and the parts it is made of."),
    ...problems(400, 401, 404, 422),
  },
});

const postWhatIf = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/ranking~whatif",
  summary: "What if we weighed it differently",
  description:
    "The top of the ranking that another model, other weights or other ratings would give, beside today's. Nothing is written.",
  middleware: [checkBody({ bytesMax: limits.batchBodyBytesMax })] as const,
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
    const { target_rank: targetRank, ...query } = c.req.valid("query");
    const lifted = await liftItem(c.get("deps"), { workspace, item, ...query, targetRank });
    const { id: model, revision } = lifted.inUse;
    const { generation, at } = lifted.state;
    const headers = computedHeaders(c, { generation, at, model, revision });
    return c.json(toLiftView(lifted), 200, headers);
  })
  .openapi(postWhatIf, async (c) => {
    const { model, revision, patches, filters, limit, ...body } = c.req.valid("json");
    const workspace = c.req.valid("param").workspaceId;
    const answer = await simulateRanking(c.get("deps"), {
      workspace,
      model,
      revision,
      definition: await resolveDefinitionRequest(c.get("deps"), workspace, body),
      patches: patches.map(({ id, ...changes }) => ({ id, changes })),
      filter: pickFilters(filters),
      limit,
      minGeneration: readMinGeneration(c),
    });
    const { baseline, inUse, generation, at } = answer;
    const { digest } = baseline;
    const headers = computedHeaders(c, { generation, at, digest, model: inUse.id });
    return c.json(toWhatIfView(answer), 200, headers);
  });
