import { createRoute } from "@hono/zod-openapi";
import { docsOnly } from "../../contract/docs-only.ts";
import { toFacetsView } from "../../contract/facets-view.ts";
import { FacetsQuery, FacetsView } from "../../contract/facets.ts";
import { pickFilters } from "../../contract/filters.ts";
import { WorkspaceParams } from "../../contract/ids.ts";
import { readRankingFacets } from "../../flows/rankings/read-ranking-facets.ts";
import { isCurrent } from "../request/conditional.ts";
import { readMinGeneration } from "../request/min-generation.ts";
import { computedHeaders } from "../response/freshness.ts";
import { json, notModified, problems } from "../responses.ts";
import { router } from "../router.ts";

const getFacets = createRoute({
  method: "get",
  path: "/workspaces/{workspaceId}/ranking~facets",
  ...docsOnly(() => ({
    operationId: "getRankingFacets",
    tags: ["rankings"],
    summary: "Get ranking facets",
    description:
      "Counts the items of the newest ranking by type, status, status category, priority, " +
      "assignee, team, label and parent. The counts of a facet apply the filters of all other facets, so " +
      "that each is the total of the ranking with this value selected, in the same scope.",
  })),
  request: { params: WorkspaceParams, query: FacetsQuery },
  responses: {
    200: json(FacetsView, "The counts of each facet."),
    304: notModified,
    ...problems(404, 412, 422, 503),
  },
});

export const facetRoutes = router().openapi(getFacets, async (c) => {
  const query = c.req.valid("query");
  const { model, revision, scope } = query;
  const facets = await readRankingFacets(c.get("deps"), c.get("actor"), {
    model,
    revision,
    scope,
    filter: pickFilters(query),
    minGeneration: readMinGeneration(c),
    matchesETag: (etag) => isCurrent(c.get("requestHeaders").ifNoneMatch, etag),
  });
  const { etag, key, metadata, isStale, counted } = facets;
  const { generation, model: id, revision: version, scope: ranked } = key;
  const { at, digest } = metadata;
  const state = { generation, at, digest, model: id, revision: version, scope: ranked };
  const headers = {
    ...computedHeaders(c, state),
    ...(isStale && { "ordinal-lag": "unknown" }),
    etag,
  };
  return counted === undefined
    ? c.body(null, 304, headers)
    : c.json(toFacetsView(counted.ranking, counted.report), 200, headers);
});
