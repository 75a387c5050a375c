import { type FacetCounts, type FacetReport } from "../core/ranking/count-facets.ts";
import { type Ranking } from "../core/ranking/ranking.ts";
import { type WireType } from "./docs-only.ts";
import { type FacetsView } from "./facets.ts";
import { toRankingView } from "./ranking-view.ts";

type FacetsJson = WireType<typeof FacetsView>;

/** Maps the counts of the facets of a ranking. */
export function toFacetsView(ranking: Ranking, { total, facets }: FacetReport): FacetsJson {
  return {
    ranking: toRankingView(ranking),
    total,
    facets: {
      type: toFacetView(facets.type),
      status: toFacetView(facets.status),
      status_category: toFacetView(facets.status_category),
      priority: toFacetView(facets.priority),
      assignee: toFacetView(facets.assignee),
      team: toFacetView(facets.team),
      label: toFacetView(facets.label),
      parent: toFacetView(facets.parent),
    },
  };
}

function toFacetView({ values, leftOut, none }: FacetCounts): FacetsJson["facets"]["type"] {
  return { values: [...values], left_out: leftOut, none };
}
