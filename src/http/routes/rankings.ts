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
import { compareRankings } from "../../flows/rankings/compare-rankings.ts";
import { findPage, type PageRequest } from "../../flows/rankings/find-page.ts";
import { findPlace } from "../../flows/rankings/find-ranking.ts";
import { listRankings } from "../../flows/rankings/list-rankings.ts";
import { etagOf, type ReadPage, readPage } from "../../flows/rankings/read-page.ts";
import { diffViewOf, placeOnlyViewOf } from "../../flows/rankings/views.ts";
import { isCurrent } from "../conditional.ts";
import { minGenerationOf } from "../min-generation.ts";
import { type HttpContext, json, problems, router } from "../router.ts";

const page = {
  200: json(RankingPage, "A page of the backlog, best first."),
  304: { description: "The page the client holds is current." },
  ...problems(400, 401, 404, 412, 422),
};

const getRanking = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/ranking",
  summary: "What first",
  description:
    "The newest ranking by a model, best first. A cursor stays on the ranking it came from, so a walk gives every item once.",
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

export const rankings = router()
  .openapi(getRanking, (c) => {
    const query = c.req.valid("query");
    const { model, revision, fields, expand } = query;
    return sendPage(c, {
      workspace: c.req.valid("param").workspaceId,
      model,
      revision,
      filter: filtersOf(query),
      fields,
      expand,
      ...pagingOf(query),
      minGeneration: minGenerationOf(c),
    });
  })
  .openapi(getDiff, async (c) => {
    const { from, to, limit } = c.req.valid("query");
    const workspace = c.req.valid("param").workspaceId;
    const compared = await compareRankings(c.get("deps"), { workspace, from, to, limit });
    return c.json(diffViewOf(compared, limit), 200);
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
    return c.json({ ranking: rankingViewOf(ranking), ...placeOnlyViewOf(place) }, 200);
  });

/** The page, or 304 before anything of it is read. */
async function sendPage(c: HttpContext, request: PageRequest): Promise<Response> {
  const deps = c.get("deps");
  const found = await findPage(deps, request);
  const { workspace } = found.pointer;
  const { generation, model } = found.located.name;
  const etag = etagOf(found, workspace.generation);
  if (isCurrent(c.req.header("if-none-match"), etag)) {
    c.set("served", { tier: "client", model, generation });
    return c.body(null, 304, { etag, ...freshness(generation, workspace.generation) });
  }
  const read = await readPage(deps, found);
  return new Response(read.value.body, { headers: headersOf(c, read) });
}

function headersOf(c: HttpContext, read: ReadPage): Record<string, string> {
  const { value, tier, found, name, rankingTier } = read;
  const { generation, model } = found.located.name;
  c.set("served", { tier, model, generation });
  const isHit = tier !== "origin";
  return {
    "content-type": "application/json",
    etag: `"${name}"`,
    ...(value.link !== "" && { link: value.link }),
    "cache-status": isHit
      ? `ordinal; hit; detail=${tier}`
      : `ordinal; fwd=miss; detail="ranking from ${rankingTier ?? tier}"`,
    ...freshness(generation, Math.max(value.generation, found.pointer.workspace.generation)),
  };
}

/** Which state of the backlog was ranked, and how many changes it is behind the truth. */
function freshness(generation: number, truth: number): Record<string, string> {
  return {
    "cache-control": "private, no-cache",
    "ordinal-generation": String(generation),
    "ordinal-lag": String(Math.max(0, truth - generation)),
  };
}
