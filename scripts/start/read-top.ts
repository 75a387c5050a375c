import { openClient, type Schemas } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { type Backlog } from "./types.ts";

/** One of the best items, and the reason for its rank. */
export type TopItem = {
  readonly rank: number;
  readonly score: number | null;
  readonly title: string;
  readonly reason: string;
};

export type Top = {
  readonly model: string;
  readonly count: number;
  readonly items: readonly TopItem[];
};

const limit = 10;

/** Reads the ten best items by a model, or by the workspace's default model. */
export async function readTop(backlog: Backlog, model?: string): Promise<Top> {
  const { ranking, data } = requireData(
    await openClient(backlog).GET("/v1/workspaces/{workspaceId}/ranking", {
      params: {
        path: { workspaceId: backlog.workspace },
        query: { limit, ...(model !== undefined && { model }) },
      },
    }),
  );
  const items = await Promise.all(data.map((entry) => readReason(backlog, entry, ranking.model)));
  return { model: ranking.model, count: ranking.count, items };
}

type RankedItem = Schemas["RankingPage"]["data"][number];

async function readReason(
  backlog: Backlog,
  { rank, score, item }: RankedItem,
  model: string,
): Promise<TopItem> {
  const { id = "", title = "" } = item;
  const { reason } = requireData(
    await openClient(backlog).GET("/v1/workspaces/{workspaceId}/items/{itemId}/score", {
      params: { path: { workspaceId: backlog.workspace, itemId: id }, query: { model } },
    }),
  );
  return { rank, score, title, reason };
}
