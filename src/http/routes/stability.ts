import { createRoute } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "../../contract/docs-only.ts";
import { RankingParams } from "../../contract/ids.ts";
import { toRankingView } from "../../contract/ranking-view.ts";
import { RankingView } from "../../contract/ranking.ts";
import { toStabilityView } from "../../contract/stability-view.ts";
import { StabilityQuery, StabilityView } from "../../contract/stability.ts";
import { describeStability } from "../../flows/stability/describe-stability.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, problems } from "../responses.ts";
import { router } from "../router.ts";

const getStability = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings/{rankingId}/stability",
  ...docsOnly(() => ({
    operationId: "getRankingStability",
    tags: ["analyses"],
    summary: "Get ranking stability",
    description:
      "Draws weights and interval ratings at random. Returns the shares of draws in which each item " +
      "keeps its rank and beats the next item. Returns the smallest weight change that costs an " +
      "item its rank. By default each weight varies by ±20 %, as in `expand=stability`. The draws are " +
      "seeded, so the result is reproducible.",
  })),
  request: {
    params: RankingParams,
    query: StabilityQuery,
  },
  responses: {
    200: json(
      docsOnly(() => requireDocs(StabilityView).extend({ ranking: RankingView })),
      "The stability of the ranking.",
    ),
    ...problems(404, 422),
  },
});

export const stabilityRoutes = router().openapi(getStability, async (c) => {
  const described = await describeStability(c.get("deps"), c.get("actor"), {
    ...c.req.valid("query"),
    ranking: c.req.valid("param").rankingId,
  });
  const view = { ranking: toRankingView(described.ranking), ...toStabilityView(described) };
  return c.json(view, 200, computedHeaders(c, described.ranking));
});
