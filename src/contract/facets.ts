import { z } from "@hono/zod-openapi";
import { docsOnly, requireDocs } from "./docs-only.ts";
import { filterQuery } from "./filters.ts";
import { limits } from "./limits.ts";
import { RankingView, ScoreQuery } from "./ranking.ts";
import { Scope } from "./scope.ts";

export const FacetsQuery = ScoreQuery.extend({ scope: Scope, ...filterQuery });

const FacetView = docsOnly(() =>
  z
    .object({
      values: z.array(z.object({ value: z.string(), count: z.int() })).openapi({
        description:
          `The values that items have under the filters of the other facets, at most ` +
          `${limits.facetValuesMax}: the most frequent first, then by value.`,
      }),
      left_out: z.int().openapi({ description: "The number of further values." }),
      none: z.int().openapi({ description: "The number of items without a value." }),
    })
    .openapi("Facet"),
);

export const FacetsView = docsOnly(() =>
  z
    .object({
      ranking: RankingView,
      total: z.int().openapi({ description: "The number of ranked items that match all filters." }),
      facets: z.object({
        type: requireDocs(FacetView),
        status: requireDocs(FacetView),
        status_category: requireDocs(FacetView),
        priority: requireDocs(FacetView),
        assignee: requireDocs(FacetView),
        team: requireDocs(FacetView),
        label: requireDocs(FacetView),
        parent: requireDocs(FacetView).openapi({
          description:
            "Each value is the number of a parent. `GET …/items?number=` returns the ids and titles.",
        }),
      }),
    })
    .openapi("RankingFacets"),
);
