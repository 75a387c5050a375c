import { openClient, type Schemas } from "../../src/client/client.ts";
import { requireData } from "../../src/client/problem.ts";
import { InputError } from "../cli-error.ts";
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
  /** Whether the model was chosen because the file rates its criteria. */
  readonly isSuggested: boolean;
  readonly count: number;
  /** Whether one of the items has a rating that the model reads. */
  readonly isRated: boolean;
  readonly items: readonly TopItem[];
};

const limit = 10;

/** The model of the command line and the one that fits the file. The first one wins. */
export type ModelChoice = {
  readonly chosen: string | undefined;
  readonly suggested: string | undefined;
};

/** Reads the ten best items by a model, or by the workspace's default model. */
export async function readTop(backlog: Backlog, { chosen, suggested }: ModelChoice): Promise<Top> {
  const model = chosen ?? suggested;
  const result = await openClient(backlog).GET("/v1/workspaces/{workspaceId}/ranking", {
    params: {
      path: { workspaceId: backlog.workspace },
      query: { limit, ...(model !== undefined && { model }) },
    },
  });
  if (chosen !== undefined && result.response.status === 422) {
    throw new InputError(`--model: ${result.error?.detail ?? "There is no such model."}`);
  }
  const { ranking, data } = requireData(result);
  const items = await Promise.all(data.map((entry) => readReason(backlog, entry, ranking.model)));
  const isSuggested = chosen === undefined && suggested !== undefined;
  const isRated = data.some(({ coverage }) => coverage > 0);
  return { model: ranking.model, isSuggested, count: ranking.count, isRated, items };
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
