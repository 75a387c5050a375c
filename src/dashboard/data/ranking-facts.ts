import { computed, signal } from "@preact/signals";
import { api, requireData, type Schemas } from "./api.ts";
import { workspaceId } from "./session.ts";

/** What the server knows about the ranking of the page, beyond the order. */
export type RankingFacts = {
  /** The published ranking. */
  readonly ranking: Schemas["Ranking"];
  /** The ranks that an item has moved up since the previous ranking, by item id. */
  readonly moves: ReadonlyMap<string, number>;
  /** The stability of the best items, by item id. */
  readonly stability: ReadonlyMap<string, Schemas["ItemStability"]>;
};

const [stableMax, movesMax, listedMax] = [100, 500, 100];

const shownKey = signal<string | undefined>(undefined);

const loaded = signal<(RankingFacts & { readonly key: string }) | undefined>(undefined);

/** The facts of the ranking that the list shows; undefined while they load. */
export const facts = computed(() =>
  loaded.value?.key === shownKey.value ? loaded.value : undefined,
);

/** A ranking that the list shows. */
type ShownRanking = Pick<Schemas["Model"], "id" | "revision"> & { readonly generation: number };

/** Loads the facts of a ranking. Undefined stands for an order that the server does not know. */
export function showFacts(shown: ShownRanking | undefined): void {
  const key = shown && `${shown.generation} ${shown.id} ${shown.revision}`;
  shownKey.value = key;
  if (shown !== undefined && key !== undefined && loaded.peek()?.key !== key) {
    void loadFacts(key, shown.id);
  }
}

/** Loads the facts. They are an addition to the list, so a failure only leaves them out. */
async function loadFacts(requested: string, id: string): Promise<void> {
  try {
    const { ranking, stability } = await readStability(id);
    const moves = await readMoves(ranking);
    if (shownKey.value === requested) {
      loaded.value = { key: requested, ranking, stability, moves };
    }
  } catch {
    loaded.value = undefined;
  }
}

async function readStability(id: string): Promise<Pick<RankingFacts, "ranking" | "stability">> {
  const { ranking, data } = requireData(
    await api.GET("/v1/workspaces/{workspaceId}/ranking", {
      params: {
        path: { workspaceId: workspaceId.value },
        query: { model: id, limit: stableMax, expand: "stability" },
      },
    }),
  );
  const entries = data.map(({ item, stability }) => [item.id ?? "", stability ?? null] as const);
  return { ranking, stability: new Map(entries) };
}

/** Reads the moves since the previous ranking of the model. The first one has none. */
async function readMoves({ id, model: modelId }: Schemas["Ranking"]): Promise<Map<string, number>> {
  const path = { workspaceId: workspaceId.value };
  const { data } = requireData(
    await api.GET("/v1/workspaces/{workspaceId}/rankings", {
      params: { path, query: { limit: listedMax } },
    }),
  );
  const from = data.find((each) => each.model === modelId && each.id !== id)?.id;
  if (from === undefined) {
    return new Map();
  }
  const diff = requireData(
    await api.GET("/v1/workspaces/{workspaceId}/rankings:diff", {
      params: { path, query: { from, to: id, limit: movesMax } },
    }),
  );
  return new Map(diff.moved.map(({ item, from: before, to }) => [item.id, before - to]));
}
