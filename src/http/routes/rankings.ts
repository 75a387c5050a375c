import { createRoute } from "@hono/zod-openapi";
import { DiffQuery, DiffView } from "../../contract/diff.ts";
import { docsOnly } from "../../contract/docs-only.ts";
import { pickFilters } from "../../contract/filters.ts";
import { RankedItemParams, RankingParams, WorkspaceParams } from "../../contract/ids.ts";
import { parsePaging } from "../../contract/paging.ts";
import {
  toDiffView,
  toRankingListView,
  toRankingView,
  toRankView,
} from "../../contract/ranking-view.ts";
import {
  PastRankingQuery,
  ItemRankView,
  RankingList,
  RankingPage,
  RankingQuery,
  RankingListQuery,
} from "../../contract/ranking.ts";
import { listRankings } from "../../flows/rankings/list-rankings.ts";
import { readRankedItem } from "../../flows/rankings/read-ranking-by-id.ts";
import { readRankingDiff } from "../../flows/rankings/read-ranking-diff.ts";
import { requireAcceptable } from "../request/accept.ts";
import { parsedPages } from "../request/parsed-pages.ts";
import { computedHeaders } from "../response/freshness.ts";
import { sendPage } from "../response/send-page.ts";
import { json, notModified, problems } from "../responses.ts";
import { router } from "../router.ts";

const pageResponses = {
  200: json(RankingPage, "A page of the ranking, best first."),
  304: notModified,
  ...problems(404, 412, 422, 503),
};

const getRanking = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/ranking",
  ...docsOnly(() => ({
    operationId: "getRanking",
    tags: ["rankings"],
    summary: "Get ranking",
    description:
      "Returns the newest ranking by a model, best first. A cursor stays on its ranking, so that " +
      "following cursors returns every item once. Headers report which generation the page " +
      "shows, how old it is and which cache served it. With `at`, returns the ranking of a point " +
      "in the past, by the current revision of the model. The item fields show current values.",
  })),
  request: { params: WorkspaceParams, query: RankingQuery },
  responses: pageResponses,
});

const getPastRanking = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings/{rankingId}",
  ...docsOnly(() => ({
    operationId: "getRankingById",
    tags: ["rankings"],
    summary: "Get ranking by id",
    description:
      "Returns the order and the scores exactly as they were ranked. The item fields show " +
      "current values. A stored ranking contains the items that were open, so a filter by a closed " +
      "status selects none.",
  })),
  request: { params: RankingParams, query: PastRankingQuery },
  responses: pageResponses,
});

const getRankings = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings",
  ...docsOnly(() => ({
    operationId: "listRankings",
    tags: ["rankings"],
    summary: "List rankings",
    description:
      "Lists the rankings of all models, newest first. With `at`, lists those at or before a point in " +
      "the past.",
  })),
  request: { params: WorkspaceParams, query: RankingListQuery },
  responses: { 200: json(RankingList, "Rankings, newest first."), ...problems(404, 422) },
});

const getItemRank = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings/{rankingId}/items/{itemId}",
  ...docsOnly(() => ({
    operationId: "getItemRank",
    tags: ["rankings"],
    summary: "Get item rank",
    description: "Returns the rank and the score of one item in a ranking.",
  })),
  request: { params: RankedItemParams },
  responses: { 200: json(ItemRankView, "The rank of the item."), ...problems(404) },
});

const getDiff = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings~diff",
  ...docsOnly(() => ({
    operationId: "getRankingDiff",
    tags: ["rankings"],
    summary: "Compare two rankings",
    description:
      "Lists the items that entered, left and moved between two rankings, largest move first, " +
      "with the cause of each move. With `at`, compares the ranking of a point in the past.",
  })),
  request: { params: WorkspaceParams, query: DiffQuery },
  responses: {
    200: json(DiffView, "The differences."),
    ...problems(404, 422, 503),
  },
});

const routes = router();
const jsonTypes = ["application/json"];

// A URL that was parsed before needs no second validation: the request depends on the URL alone.
routes.use("/workspaces/:workspaceId/ranking", async (c, next) => {
  const request = c.req.method === "GET" ? parsedPages.read(c.req.url) : undefined;
  if (request === undefined) {
    return next();
  }
  requireAcceptable(c, jsonTypes);
  return sendPage(c, request);
});

export const rankingRoutes = routes
  .openapi(getRanking, (c) => {
    const query = c.req.valid("query");
    const { model, revision, at, scope, fields, expand } = query;
    const request = {
      workspace: c.get("actor").workspace,
      model,
      revision,
      at,
      scope,
      filter: pickFilters(query),
      fields,
      expand,
      ...parsePaging(query),
    };
    parsedPages.write(c.req.url, request);
    return sendPage(c, request);
  })
  .openapi(getDiff, async (c) => {
    const compared = await readRankingDiff(c.get("deps"), c.get("actor"), c.req.valid("query"));
    return c.json(toDiffView(compared), 200, computedHeaders(c, compared.to));
  })
  .openapi(getRankings, async (c) => {
    const query = c.req.valid("query");
    const rows = await listRankings(c.get("deps"), c.get("actor"), query);
    return c.json(toRankingListView(rows, query.limit), 200);
  })
  .openapi(getPastRanking, (c) => {
    const query = c.req.valid("query");
    return sendPage(c, {
      workspace: c.get("actor").workspace,
      ranking: c.req.valid("param").rankingId,
      filter: pickFilters(query),
      fields: query.fields,
      expand: query.expand,
      ...parsePaging(query),
    });
  })
  .openapi(getItemRank, async (c) => {
    const { rankingId, itemId } = c.req.valid("param");
    const location = { ranking: rankingId, item: itemId };
    const { ranking, rankedItem } = await readRankedItem(c.get("deps"), c.get("actor"), location);
    const view = { ranking: toRankingView(ranking), ...toRankView(rankedItem) };
    return c.json(view, 200, computedHeaders(c, ranking));
  });
