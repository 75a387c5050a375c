import { api, requireData, type Schemas } from "../../data/api.ts";
import { workspaceId } from "../../data/session.ts";

/** The items to rate first. */
export type Candidates = {
  readonly generation: number;
  readonly items: readonly Schemas["Item"][];
  /** The number of pairs of items whose order the missing ratings may change. */
  readonly unsettled: number;
  /** Whether the analysis chose the items. It cannot choose any while no item is rated. */
  readonly isRated: boolean;
};

const shownMax = 20;

/** Reads the items whose ratings would settle the most pairs, or the best ones by the default. */
export async function readCandidates(model: string): Promise<Candidates> {
  const path = { workspaceId: workspaceId.value };
  const bands = requireData(
    await api.GET("/v1/workspaces/{workspaceId}/ranking:bands", {
      params: { path, query: { model, limit: 1 } },
    }),
  );
  const ids = [...new Set(bands.ask_next.map(({ item }) => item.id))];
  const isRated = ids.length > 0 || bands.unsettled_pairs === 0;
  return {
    generation: bands.generation,
    items: isRated ? await readItems(ids.slice(0, shownMax)) : await readBest(),
    unsettled: bands.unsettled_pairs,
    isRated,
  };
}

async function readItems(ids: readonly string[]): Promise<readonly Schemas["Item"][]> {
  const results = await Promise.all(
    ids.map((itemId) =>
      api.GET("/v1/workspaces/{workspaceId}/items/{itemId}", {
        params: { path: { workspaceId: workspaceId.value, itemId } },
      }),
    ),
  );
  return results.map(requireData);
}

async function readBest(): Promise<readonly Schemas["Item"][]> {
  const path = { workspaceId: workspaceId.value };
  const { data } = requireData(
    await api.GET("/v1/workspaces/{workspaceId}/ranking", {
      params: { path, query: { limit: shownMax } },
    }),
  );
  return readItems(data.flatMap(({ item }) => item.id ?? []));
}
