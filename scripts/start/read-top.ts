import { type z } from "zod";
import { RankingPage, ScoreView } from "../../src/contract/ranking.ts";
import { type Backlog, call } from "./client.ts";

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
  const { client, workspace } = backlog;
  const query = new URLSearchParams({ limit: String(limit), ...(model && { model }) });
  const path = `/v1/workspaces/${workspace}/ranking?${query.toString()}`;
  const { ranking, data } = await call(client, RankingPage, { path });
  const items = await Promise.all(data.map((entry) => readReason(backlog, entry, ranking.model)));
  return { model: ranking.model, count: ranking.count, items };
}

type RankedItem = z.infer<typeof RankingPage>["data"][number];

async function readReason(
  { client, workspace }: Backlog,
  { rank, score, item }: RankedItem,
  model: string,
): Promise<TopItem> {
  const { id = "", title = "" } = item;
  const path = `/v1/workspaces/${workspace}/items/${id}/score?model=${model}`;
  const { reason } = await call(client, ScoreView, { path });
  return { rank, score, title, reason };
}
