import { createRoute } from "@hono/zod-openapi";
import { filtersOf } from "../../contract/filters.ts";
import { PlaceParams, RankingParams, WorkspaceParams } from "../../contract/ids.ts";
import { pagingOf } from "../../contract/paging.ts";
import {
  DiffQuery,
  DiffView,
  OldRankingQuery,
  PlaceInRanking,
  RankingList,
  RankingPage,
  RankingQuery,
  RankingsQuery,
  rankingViewOf,
} from "../../contract/ranking.ts";
import { type RankingFacts } from "../../deps.ts";
import { findPage } from "../../flows/pages/find-page.ts";
import { type FoundPage, type PageRequest } from "../../flows/pages/page.ts";
import { etagOf, type ReadPage, readPage } from "../../flows/pages/read-page.ts";
import { compareRankings } from "../../flows/questions/compare-rankings.ts";
import { findPlace } from "../../flows/rankings/find-ranking.ts";
import { listRankings } from "../../flows/rankings/list-rankings.ts";
import { diffViewOf, placeOnlyViewOf } from "../../flows/rankings/views.ts";
import { computedHeaders, secondsSince, standingHeaders } from "../answer/standing.ts";
import { askedPages } from "../asked-pages.ts";
import { isCurrent } from "../request/conditional.ts";
import { minGenerationOf } from "../request/min-generation.ts";
import { type HttpContext, json, problems, router } from "../router.ts";

const page = {
  200: json(RankingPage, "A page of the backlog, best first."),
  304: { description: "The page the client holds is current." },
  ...problems(400, 401, 404, 412, 422, 503),
};

const getRanking = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/ranking",
  summary: "What first",
  description:
    "The newest ranking by a model, best first. A cursor stays on the ranking it came from, so a walk gives every item once. Every " +
    "answer, 304 among them, says what it shows: Ordinal-Generation, Ordinal-Lag (generations behind the truth, or unknown while the " +
    "database is away), Ordinal-Age (seconds since that generation was made), Ordinal-Digest, and Cache-Status (which copy, or stale).",
  request: { params: WorkspaceParams, query: RankingQuery },
  responses: page,
});

const getOldRanking = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings/{rankingId}",
  summary: "A page of an old ranking",
  description: "Exactly as it was ranked then; the items beside it are as they are now.",
  request: { params: RankingParams, query: OldRankingQuery },
  responses: page,
});

const getRankings = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings",
  summary: "List rankings",
  request: { params: WorkspaceParams, query: RankingsQuery },
  responses: { 200: json(RankingList, "Rankings, the newest first."), ...problems(400, 401, 404) },
});

const getPlace = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings/{rankingId}/items/{itemId}",
  summary: "Where an item stands",
  request: { params: PlaceParams },
  responses: { 200: json(PlaceInRanking, "Its place."), ...problems(400, 401, 404) },
});

const getDiff = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/rankings~diff",
  summary: "What moved, and why",
  request: { params: WorkspaceParams, query: DiffQuery },
  responses: {
    200: json(DiffView, "What entered, left and moved, the farthest first."),
    ...problems(400, 401, 404),
  },
});

const routes = router();

routes.use("/workspaces/:workspaceId/ranking", async (c, next) => {
  const request = c.req.method === "GET" ? askedPages.read(c.req.url) : undefined;
  return request === undefined ? next() : sendPage(c, request);
});

export const rankings = routes
  .openapi(getRanking, (c) => {
    const query = c.req.valid("query");
    const { model, revision, fields, expand } = query;
    const request = {
      workspace: c.req.valid("param").workspaceId,
      model,
      revision,
      filter: filtersOf(query),
      fields,
      expand,
      ...pagingOf(query),
    };
    askedPages.write(c.req.url, request);
    return sendPage(c, request);
  })
  .openapi(getDiff, async (c) => {
    const { from, to, limit } = c.req.valid("query");
    const workspace = c.req.valid("param").workspaceId;
    const compared = await compareRankings(c.get("deps"), { workspace, from, to, limit });
    return c.json(diffViewOf(compared, limit), 200, computedHeaders(c, compared.to));
  })
  .openapi(getRankings, async (c) => {
    const { workspaceId } = c.req.valid("param");
    return c.json(await listRankings(c.get("deps"), workspaceId, c.req.valid("query")), 200);
  })
  .openapi(getOldRanking, (c) => {
    const query = c.req.valid("query");
    const { workspaceId, rankingId } = c.req.valid("param");
    return sendPage(c, {
      workspace: workspaceId,
      ranking: rankingId,
      filter: filtersOf(query),
      fields: query.fields,
      expand: query.expand,
      ...pagingOf(query),
    });
  })
  .openapi(getPlace, async (c) => {
    const { workspaceId: workspace, rankingId, itemId } = c.req.valid("param");
    const wanted = { workspace, ranking: rankingId, item: itemId };
    const { ranking, place } = await findPlace(c.get("deps"), wanted);
    const view = { ranking: rankingViewOf(ranking), ...placeOnlyViewOf(place) };
    return c.json(view, 200, computedHeaders(c, ranking));
  });

/** The page; or 304, before anything of it is read if it is known what it is a page of. */
async function sendPage(c: HttpContext, request: PageRequest): Promise<Response> {
  const deps = c.get("deps");
  const found = await findPage(deps, request, minGenerationOf(c));
  const etag = etagOf(found, found.pointer.workspace.generation);
  const held = c.req.header("if-none-match");
  if (found.facts !== undefined && isCurrent(held, etag)) {
    return notModified(c, found, { etag, facts: found.facts });
  }
  const read = await readPage(deps, found);
  const { value, name, found: filled } = read;
  return isCurrent(held, `"${name}"`)
    ? notModified(c, filled, { etag: `"${name}"`, facts: value.ranking })
    : new Response(value.body, { headers: headersOf(c, read) });
}

function notModified(
  c: HttpContext,
  found: FoundPage,
  { etag, facts }: { readonly etag: string; readonly facts: RankingFacts },
): Response {
  const cacheStatus = cacheStatusOf(c, found, "client");
  const truth = found.pointer.workspace.generation;
  return c.body(null, 304, {
    etag,
    "cache-status": cacheStatus,
    ...freshness(c, found, { truth, facts }),
  });
}

function headersOf(c: HttpContext, read: ReadPage): Record<string, string> {
  const { value, tier, found, name, rankingTier } = read;
  const isHit = tier !== "origin";
  const truth = Math.max(value.generation, found.pointer.workspace.generation);
  const { staleSince: _, ...answered } = found;
  const standing = isHit ? found : answered;
  const cacheStatus = cacheStatusOf(c, standing, tier);
  return {
    "content-type": "application/json",
    etag: `"${name}"`,
    ...(value.link !== "" && { link: value.link }),
    "cache-status": isHit
      ? cacheStatus
      : `ordinal; fwd=miss; detail="ranking from ${rankingTier ?? tier}"`,
    ...freshness(c, standing, { truth, facts: value.ranking }),
  };
}

/** Which copy answers, for the client and for the point of the request. */
function cacheStatusOf(c: HttpContext, { located, staleSince }: FoundPage, tier: string): string {
  const { generation, model } = located.name;
  if (staleSince === undefined) {
    c.set("served", { tier, model, generation });
    return `ordinal; hit; detail=${tier}`;
  }
  c.set("served", { tier: "stale", model, generation });
  return `ordinal; hit; detail=stale; ttl=-${secondsSince(c, staleSince)}`;
}

function freshness(
  c: HttpContext,
  { located, staleSince }: FoundPage,
  { truth, facts }: { readonly truth: number; readonly facts: RankingFacts },
): Record<string, string> {
  const { generation } = located.name;
  const { at, digest } = facts;
  const known = staleSince === undefined ? truth : undefined;
  return standingHeaders(c, { generation, at, digest, truth: known });
}
