import { createRoute } from "@hono/zod-openapi";
import { BandsQuery, BandsView } from "../../contract/bands.ts";
import { ComparisonRequest, ComparisonView } from "../../contract/comparison.ts";
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
  summary: "How sure the order is",
  description:
    "From where to where each score may lie, as ratings are intervals or missing; the ranks that leaves open; neighbours that " +
    "cannot be told apart; and the ratings that would settle most, if they were known. Not for models that score items against each other.",
  request: { params: WorkspaceParams, query: BandsQuery },
  responses: {
    200: json(BandsView, "A page of the order with its bands, and what to ask next."),
    ...problems(400, 401, 404, 412, 422),
  },
});

const postComparison = createRoute({
  method: "post",
  path: "/workspaces/{workspaceId}/ranking~compare",
  summary: "What several models say together",
  description:
    "Two to ten models over the same board: how far each two agree, what Borda's and Copeland's methods make of all of them, " +
    "and the items they fight about most. Copeland compares the best 500 of each model (2,000 items at the most). Nothing is written.",
  middleware: [checkBody()] as const,
  request: {
    params: WorkspaceParams,
    body: { required: true, content: { "application/json": { schema: ComparisonRequest } } },
  },
  responses: {
    200: json(ComparisonView, "The agreement, the consensus and the disputes."),
    ...problems(400, 401, 404, 412, 413, 415, 422),
  },
});

export const comparisons = router()
  .openapi(getBands, async (c) => {
    const { board, view } = await readRankingBands(c.get("deps"), {
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
  })
  .openapi(postComparison, async (c) => {
    const { board, view } = await compareWorkspaceModels(c.get("deps"), {
      workspace: c.req.valid("param").workspaceId,
      ...c.req.valid("json"),
      minGeneration: readMinGeneration(c),
    });
    return c.json(view, 200, computedHeaders(c, board));
  });
