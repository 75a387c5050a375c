import { api, requireData, type Schemas } from "../../data/api.ts";
import { readBaselines } from "../../data/baselines.ts";
import { workspaceId } from "../../data/session.ts";
import { type HistoryPoint, isRankingId, type Selection } from "./points.ts";

export type Difference = Schemas["RankingDiff"];

const [pageSize, pagesMax] = [500, 4];

/** The number of items of each kind that a comparison names, which is the maximum of the API. */
export const namedMax = 500;

/** Loads the rankings of a model with the names of its baselines, oldest first. */
export async function loadPoints(model: string): Promise<readonly HistoryPoint[]> {
  const [points, baselines] = await Promise.all([loadRankings(model), readBaselines()]);
  const named = baselines
    .filter(({ ranking }) => ranking.model === model)
    .map(({ name, ranking }) => Object.assign(toPoint(ranking), { name }));
  const all = new Map([...points, ...named].map((point) => [point.id, point]));
  return [...all.values()].toSorted((a, b) => a.generation - b.generation);
}

/** Loads the newest rankings of a model. The API lists those of all models together. */
async function loadRankings(model: string): Promise<readonly HistoryPoint[]> {
  const rankings: Schemas["Ranking"][] = [];
  let before: number | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    // Each page begins where the one before it ends.
    // oxlint-disable-next-line no-await-in-loop
    const { data, page: next } = await loadPage(before);
    rankings.push(...data.filter((ranking) => ranking.model === model && ranking.scope === "open"));
    if (next.next_before === null) {
      break;
    }
    before = next.next_before;
  }
  return rankings.map(toPoint);
}

/** Loads the differences between the two points of a selection. */
export async function loadDifference(
  model: string,
  { from, to }: Selection,
): Promise<Difference | undefined> {
  if (from === undefined) {
    return undefined;
  }
  const start = isRankingId(from) ? { from } : { at: from, model };
  const result = await api.GET("/v1/workspaces/{workspaceId}/rankings:diff", {
    params: {
      path: { workspaceId: workspaceId.value },
      query: { ...start, ...(to !== undefined && { to }), limit: namedMax },
    },
  });
  return requireData(result);
}

async function loadPage(before: number | undefined): Promise<Schemas["RankingList"]> {
  const result = await api.GET("/v1/workspaces/{workspaceId}/rankings", {
    params: {
      path: { workspaceId: workspaceId.value },
      query: { limit: pageSize, ...(before !== undefined && { before }) },
    },
  });
  return requireData(result);
}

function toPoint({
  id,
  generation,
  created_at: createdAt,
  count,
}: Schemas["Ranking"]): HistoryPoint {
  return { id, generation, at: Date.parse(createdAt), count };
}
