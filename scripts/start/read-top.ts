import { type z } from "zod";
import { RankingPage, ScoreView } from "../../src/contract/ranking.ts";
import { type Backlog, call } from "./client.ts";

/** An item of the top, and why it stands there. */
export type Best = {
  readonly rank: number;
  readonly score: number | null;
  readonly title: string;
  readonly reason: string;
};

export type Top = {
  readonly model: string;
  readonly count: number;
  readonly best: readonly Best[];
};

const count = 10;

/** The ten best of a backlog by a model, or by its own if none is named. */
export async function readTop(backlog: Backlog, wanted?: string): Promise<Top> {
  const { client, workspace } = backlog;
  const query = new URLSearchParams({ limit: String(count), ...(wanted && { model: wanted }) });
  const path = `/v1/workspaces/${workspace}/ranking?${query.toString()}`;
  const { ranking, data } = await call(client, RankingPage, { path });
  const best = await Promise.all(data.map((place) => explained(backlog, place, ranking.model)));
  return { model: ranking.model, count: ranking.count, best };
}

type Place = z.infer<typeof RankingPage>["data"][number];

async function explained(
  { client, workspace }: Backlog,
  { rank, score, item }: Place,
  model: string,
): Promise<Best> {
  const { id = "", title = "" } = item;
  const path = `/v1/workspaces/${workspace}/items/${id}/score?model=${model}`;
  const { reason } = await call(client, ScoreView, { path });
  return { rank, score, title, reason };
}
