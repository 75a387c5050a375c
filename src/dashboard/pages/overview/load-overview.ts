import { api, ApiProblem, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";
import { isRankable, type RankingSummary } from "../../ranking/messages.ts";
import { RankingError } from "../../ranking/ranker.ts";
import { ranker } from "../../ranking/shared-ranker.ts";
import { query } from "../../router.ts";

/** The best items of a ranking, and a summary of all items. */
export type Overview = {
  readonly model: Schemas["Model"];
  readonly ranking: Schemas["RankingPage"]["ranking"];
  readonly top: Schemas["RankingPage"]["data"];
  /** Undefined if the browser cannot rank by the model, or not so many items. */
  readonly summary: RankingSummary | undefined;
};

/** The ratings to collect next, or the reason why the model has none. */
export type NextRatings =
  | { readonly kind: "bands"; readonly bands: Schemas["Bands"] }
  | { readonly kind: "none"; readonly detail: string };

const [topCount, tooLarge, unprocessable] = [10, 413, 422];

/** Loads the best items and the summary of the ranking by a model. */
export async function loadOverview(model: Schemas["Model"]): Promise<Overview> {
  const [page, summary] = await Promise.all([
    api.GET("/v1/workspaces/{workspaceId}/ranking", {
      params: {
        path: { workspaceId: workspaceId.value },
        query: { model: model.id, limit: topCount, expand: "breakdown" },
      },
    }),
    isRankable(model) ? summarise(model) : undefined,
  ]);
  const { ranking, data } = requireData(page);
  return { model, ranking, top: data, summary };
}

/** Returns undefined for a backlog that is too large for the browser. */
async function summarise(model: Schemas["Model"]): Promise<RankingSummary | undefined> {
  try {
    await ranker.load(workspaceId.value);
    return await ranker.summarise({ model, scope: "open" });
  } catch (error) {
    if (error instanceof RankingError && error.status === tooLarge) {
      return undefined;
    }
    throw error;
  }
}

/** Loads the findings about the data that the model of the page reads. */
export async function loadFindings(): Promise<Schemas["Lint"]> {
  const params = { path: { workspaceId: workspaceId.value }, query: readModel() };
  return requireData(await api.GET("/v1/workspaces/{workspaceId}/ranking:lint", { params }));
}

/** Loads the most useful ratings to collect. A model that compares items with each other has none. */
export async function loadNextRatings(): Promise<NextRatings> {
  const params = {
    path: { workspaceId: workspaceId.value },
    query: { ...readModel(), limit: 1 },
  };
  try {
    const result = await api.GET("/v1/workspaces/{workspaceId}/ranking:bands", { params });
    return { kind: "bands", bands: requireData(result) };
  } catch (error) {
    if (error instanceof ApiProblem && error.status === unprocessable) {
      return { kind: "none", detail: error.detail };
    }
    throw error;
  }
}

function readModel(): { readonly model?: string } {
  const model = query.value.get("model");
  return model === null ? {} : { model };
}
