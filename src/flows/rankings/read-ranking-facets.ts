import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { countFacetsInSlices, type FacetReport } from "../../core/ranking/count-facets.ts";
import { type FacetFilter, type RequestedFilter } from "../../core/ranking/filter-positions.ts";
import { formatRankingPath, type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Ranking } from "../../core/ranking/ranking.ts";
import { resolveScope } from "../../core/status/status-filter.ts";
import { type Workspace } from "../../core/workspace.ts";
import { type Deps, type RankingMetadata } from "../../ports/deps.ts";
import { resolveModel } from "../models/resolve-model.ts";
import { buildFilterQuery, toQueryKey } from "../pages/page-query.ts";
import { runSliced } from "../run-sliced.ts";
import { requireKnownStatuses } from "../statuses/require-known-statuses.ts";
import { type RankingTarget } from "./load-ranking.ts";
import { locateRanking } from "./locate-ranking.ts";
import { readPointer } from "./pointer.ts";
import { readRanking } from "./read-ranking.ts";
import { type SnapshotModelRequest } from "./read-snapshot-with-model.ts";
import { resolveParentNumber } from "./resolve-parent-number.ts";

export type ReadFacetsRequest = SnapshotModelRequest & {
  readonly filter: RequestedFilter;
  /** Returns whether the client has the response with this ETag. */
  readonly matchesETag: (etag: string) => boolean;
};

export type RankingFacets = {
  readonly etag: string;
  readonly key: RankingKey;
  readonly metadata: RankingMetadata;
  /** Whether the database cannot confirm that the ranking is the newest one. */
  readonly isStale: boolean;
  /** Absent if the client has the response. */
  readonly counted?: { readonly ranking: Ranking; readonly report: FacetReport };
};

/**
 * Counts the items of each facet value in the ranking that `GET …/ranking` reads with the same
 * model, scope and filters. Computes nothing if the client has the counts.
 */
export async function readRankingFacets(
  deps: Deps,
  actor: Actor,
  request: ReadFacetsRequest,
): Promise<RankingFacets> {
  authorize(actor, "rankings:read");
  const { workspace, isStale, ...target } = await locateFacets(deps, actor.workspace, request);
  const { key, published } = target.location;
  const queryKey = await toQueryKey(deps, buildFilterQuery(request.filter));
  const etag = formatETag(key, queryKey);
  const metadata =
    published?.generation === key.generation ? published : deps.caches.rankings.peek(key);
  if (metadata !== undefined && request.matchesETag(etag)) {
    return { etag, key, metadata, isStale };
  }
  const { value: ranking } = await readRanking(deps, workspace, target);
  const filter = await resolveFilter(deps, { workspace, ranking, filter: request.filter });
  const counting = countFacetsInSlices(ranking, { filter, valuesMax: limits.facetValuesMax });
  const report = await runSliced(deps, counting);
  return {
    etag: formatETag(ranking, queryKey),
    key: ranking,
    metadata: ranking,
    isStale,
    counted: { ranking, report },
  };
}

/** Chooses the ranking that a page with the same model, scope and filters shows. */
async function locateFacets(
  deps: Deps,
  id: string,
  { model, revision, scope, filter, minGeneration = 0 }: ReadFacetsRequest,
): Promise<RankingTarget & { readonly workspace: Workspace; readonly isStale: boolean }> {
  const { pointer, staleSince } = await readPointer(deps, { workspace: id, minGeneration });
  const { workspace } = pointer;
  const resolvedModel = await resolveModel(deps, pointer, { id: model, revision });
  const location = locateRanking(pointer, resolvedModel, {
    at: staleSince ?? deps.clock.now(),
    minGeneration,
    scope: resolveScope(scope, filter, workspace.statuses),
  });
  return { workspace, location, resolvedModel, isStale: staleSince !== undefined };
}

/** Resolves the parent of a filter. Throws if the backlog lacks the parent or a status. */
async function resolveFilter(
  deps: Deps,
  {
    workspace,
    ranking,
    filter,
  }: {
    readonly workspace: Workspace;
    readonly ranking: Ranking;
    readonly filter: RequestedFilter;
  },
): Promise<FacetFilter> {
  const parent = await resolveParentNumber(deps, workspace.id, filter.parent);
  const names = filter.status ?? [];
  await requireKnownStatuses(deps, workspace, {
    ranking,
    names,
    location: { parameter: "status" },
  });
  return { ...filter, parent };
}

/** The counts depend on the ranking and the filter only: items of a ranking keep their facets. */
function formatETag(key: RankingKey, queryKey: string): string {
  return `"${key.workspace}/${key.generation}/facets/${formatRankingPath(key)}${queryKey}"`;
}
