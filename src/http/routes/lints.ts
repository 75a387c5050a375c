import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { toLintView } from "../../contract/lint-view.ts";
import { LintView } from "../../contract/lint.ts";
import { ScoreQuery } from "../../contract/ranking.ts";
import { lintRanking } from "../../flows/rankings/lint-ranking.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getLint = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/ranking~lint",
  ...docsOnly(() => ({
    operationId: "lintRanking",
    tags: ["analyses"],
    summary: "Lint ranking",
    description:
      "Checks a backlog for missing, duplicate and out-of-range ratings, criteria that do not " +
      "separate items, weights without effect, and items without a score. Uses the default model " +
      "unless `model` is present.",
  })),
  request: { params: WorkspaceParams, query: ScoreQuery },
  responses: {
    200: json(LintView, "Findings; those that prevent scores come first."),
    ...problems(404, 412, 422),
  },
});

export const lintRoutes = router().openapi(getLint, async (c) => {
  const report = await lintRanking(c.get("deps"), c.get("actor"), {
    ...c.req.valid("query"),
    minGeneration: readMinGeneration(c),
  });
  const { snapshot, resolvedModel, scope } = report;
  const { generation, at } = snapshot;
  const { id: model, revision } = resolvedModel;
  const headers = computedHeaders(c, { generation, at, model, revision, scope });
  return c.json(toLintView(report), 200, headers);
});
