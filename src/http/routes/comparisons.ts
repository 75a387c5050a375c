import { createRoute } from "@hono/zod-openapi";
import { toBandsView } from "../../contract/bands-view.ts";
import { BandsQuery, BandsView } from "../../contract/bands.ts";
import { toComparisonView } from "../../contract/comparison-view.ts";
import { ComparisonRequest, ComparisonView } from "../../contract/comparison.ts";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { compareWorkspaceModels } from "../../flows/models/compare-models.ts";
import { readRankingBands } from "../../flows/rankings/read-ranking-bands.ts";
import { checkBody } from "../request/body.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getBands = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/ranking~bands",
  ...docsOnly(() => ({
    operationId: "getRankingBands",
    tags: ["analyses"],
    summary: "Get ranking bands",
    description:
      "Returns the score and rank intervals that interval or missing ratings imply, the " +
      "neighbours whose order is uncertain, and the ratings to collect next. Not available for " +
      "models that score items relative to each other.",
  })),
  request: { params: WorkspaceParams, query: BandsQuery },
  responses: {
    200: json(BandsView, "A page of the bands, and the ratings to collect next."),
    ...problems(404, 412, 422),
  },
});

const postComparison = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/ranking~compare",
  ...docsOnly(() => ({
    operationId: "compareModels",
    tags: ["analyses"],
    summary: "Compare models",
    description:
      "Ranks one snapshot by two to ten models. Returns their pairwise agreement, the consensus " +
      "by Borda and Copeland, and the most disputed items. Copeland compares the best 500 items " +
      "of each model, at most 2,000. Writes nothing.",
  })),
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: ComparisonRequest } } },
  },
  responses: {
    200: json(ComparisonView, "The agreement, the consensus and the disputed items."),
    ...problems(404, 412, 422),
  },
});

export const comparisonRoutes = router()
  .openapi(getBands, async (c) => {
    const page = await readRankingBands(c.get("deps"), c.get("actor"), {
      ...c.req.valid("query"),
      minGeneration: readMinGeneration(c),
    });
    const { snapshot, resolvedModel, scope } = page;
    const { generation, at } = snapshot;
    const { id: model, revision } = resolvedModel;
    const headers = computedHeaders(c, { generation, at, model, revision, scope });
    return c.json(toBandsView(page), 200, headers);
  })
  .openapi(postComparison, async (c) => {
    const report = await compareWorkspaceModels(c.get("deps"), c.get("actor"), {
      ...c.req.valid("json"),
      minGeneration: readMinGeneration(c),
    });
    return c.json(toComparisonView(report), 200, computedHeaders(c, report.snapshot));
  });
