import { computed, signal } from "@preact/signals";
import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { facetNames, type FacetCounts } from "../../ranking/messages.ts";
import { ranker } from "../../ranking/shared-ranker.ts";

type Model = Schemas["Model"];

/** The workspace whose backlog is too large for the browser; empty if the current one is not. */
export const largeWorkspace = signal("");

/** Whether the server ranks the backlog, because it is too large for the browser. */
export const isLarge = computed(
  () => largeWorkspace.value !== "" && largeWorkspace.value === workspaceId.value,
);

/** What the filters and the sliders need of a large backlog. */
type LargeFacts = {
  readonly generation: number;
  readonly at: number;
  /** The number of items that pass the filters. */
  readonly total: number;
  readonly facets: readonly FacetCounts[];
  readonly weightedInputs: readonly string[];
};

export const largeFacts = signal<LargeFacts | undefined>(undefined);

/** A page of the server's ranking, or the best items by tried weights. */
export type LargePage = {
  /** The number of ranked items, without the filters. */
  readonly total: number;
  readonly rows: readonly LargeRow[];
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
};

export type LargeRow = {
  readonly rank: number;
  readonly score: number | null;
  /**
   * The ranks that tried weights move the item up. Undefined if none are tried, and for a model that
   * is not the default one: the API compares with the default model.
   */
  readonly up?: number | undefined;
  readonly item: Partial<Schemas["Item"]>;
};

/** The values of the facets, as the API accepts them. It reports a value that does not exist. */
export type LargeFilter = Omit<
  NonNullable<Schemas["WhatIfRequest"]["filters"]>,
  "status" | "status_category" | "parent"
> & { readonly status?: string };

const pageLength = 100;

/** Reads a page of the ranking from the server. */
export async function loadLargePage(
  { id }: Model,
  filter: LargeFilter,
  cursor: string | undefined,
): Promise<LargePage> {
  const { ranking, data, page } = requireData(
    await api.GET("/v1/workspaces/{workspaceId}/ranking", {
      params: {
        path: { workspaceId: workspaceId.value },
        query: { model: id, limit: pageLength, ...(cursor && { cursor }), ...escapeStatus(filter) },
      },
    }),
  );
  return {
    total: ranking.count,
    rows: data,
    previous: page.prev_cursor ?? undefined,
    next: page.next_cursor ?? undefined,
  };
}

/**
 * Reads the best items by tried weights, and how many ranks they move. Weights that are all 0 count
 * as those of the model, as in the ranking of the browser.
 */
export async function loadLargeTrial(
  { id }: Model,
  filter: LargeFilter,
  weights: Readonly<Record<string, number>>,
): Promise<LargePage> {
  const hasWeights = Object.values(weights).some((weight) => weight > 0);
  const { baseline, data } = requireData(
    await api.POST("/v1/workspaces/{workspaceId}/ranking:whatif", {
      params: { path: { workspaceId: workspaceId.value } },
      body: {
        model: id,
        ...(hasWeights && { weights }),
        limit: pageLength,
        filters: toBody(filter),
      },
    }),
  );
  return {
    total: baseline.count,
    rows: data.map(({ rank, score, baseline_rank: before, item }) => ({
      rank,
      score,
      item,
      up: before === null || baseline.model !== id ? undefined : before - rank,
    })),
  };
}

/** Loads the counts of the facets, and the inputs whose weights a reader can change. */
export async function loadLargeFacts(view: Model, filter: LargeFilter): Promise<LargeFacts> {
  const [report, weightedInputs] = await Promise.all([
    api.GET("/v1/workspaces/{workspaceId}/ranking:facets", {
      params: {
        path: { workspaceId: workspaceId.value },
        query: { model: view.id, ...escapeStatus(filter) },
      },
    }),
    ranker.listWeightedInputs(view),
  ]);
  const { ranking, total, facets } = requireData(report);
  return {
    generation: ranking.generation,
    at: Date.parse(ranking.created_at),
    total,
    weightedInputs,
    facets: facetNames.map((facet) => ({ facet, values: facets[facet].values })),
  };
}

/** A status in a query may not contain a plain comma, which separates several statuses. */
function escapeStatus({ status, ...filter }: LargeFilter): LargeFilter {
  return status === undefined ? filter : { ...filter, status: status.replaceAll(",", "\\,") };
}

function toBody({ status, ...filter }: LargeFilter) {
  return status === undefined ? filter : { ...filter, status: [status] };
}
