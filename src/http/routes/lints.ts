import { createRoute } from "@hono/zod-openapi";
import { WorkspaceParams } from "../../contract/ids.ts";
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
  summary: "What is amiss with a backlog",
  description:
    "What is worth a look before a ranking is trusted: criteria nobody rated or that tell nothing apart, weights that decide nothing, " +
    "ratings beyond their range, items that are rated alike or cannot be scored. By the workspace's default model, if none is named.",
  request: { params: WorkspaceParams, query: ScoreQuery },
  responses: {
    200: json(LintView, "Findings, those that cost a score first."),
    ...problems(400, 401, 404, 412, 422),
  },
});

export const lints = router().openapi(getLint, async (c) => {
  const { board, view } = await lintRanking(c.get("deps"), {
    workspace: c.req.valid("param").workspaceId,
    ...c.req.valid("query"),
    minGeneration: readMinGeneration(c),
  });
  const { model, revision } = view;
  return c.json(
    view,
    200,
    computedHeaders(c, { generation: board.generation, at: board.at, model, revision }),
  );
});
