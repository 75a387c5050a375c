import { env } from "cloudflare:workers";
import { expect } from "vitest";
import {
  type Client,
  createItems,
  openWorkspace,
  type RankingPage,
  readJson,
} from "../environments/worker.ts";

export type BaselineView = {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly actor: string;
  readonly version: number;
  readonly ranking: {
    readonly id: string;
    readonly model: string;
    readonly generation: number;
    readonly scope: string;
    readonly digest: string;
  };
};

export const ratings = { impact: 1, confidence: 1, effort: 1 };

/** Opens a workspace with two ranked items. */
export async function openRanked(): Promise<Client> {
  const client = await openWorkspace(undefined, "rice");
  await createItems(client, [
    { title: "A", external_id: "A", assignee: "Ana", ratings: { ...ratings, reach: 9 } },
    { title: "B", external_id: "B", ratings: { ...ratings, reach: 5 } },
  ]);
  await client.environment.drain();
  return client;
}

/** Creates a baseline. */
export async function pin(client: Client, body: object): Promise<BaselineView> {
  const response = await client.send("POST", "/baselines", body);
  expect(response.status).toBe(201);
  return readJson(response);
}

/** Changes the order of the two items in a new generation, and publishes. */
export async function swap(client: Client, round = 0): Promise<void> {
  await client.send("PUT", "/items/external/A", { ratings: { reach: 1 + round } });
  await client.send("PUT", "/items/external/B", { ratings: { reach: 90 + round } });
  // A workspace is published once per second at most.
  await env.DB.prepare("UPDATE published SET published_at = 0 WHERE workspace_id = ?")
    .bind(client.id)
    .run();
  await client.environment.drain();
}

/** Reads the titles of the items of a page. */
export async function readTitles(client: Client, path: string): Promise<readonly unknown[]> {
  const { data } = await readJson<RankingPage>(client.get(path));
  return data.map(({ item }) => item.title);
}

/** Lists the KV keys of the copies of the rankings of baselines. */
export async function listPinnedKeys({ id }: Client): Promise<string[]> {
  const { keys } = await env.CACHE.list({ prefix: `pinned/${id}/` });
  return keys.map(({ name }) => name);
}

/** Lists the ids of the stored rankings. */
export async function listRankingIds(client: Client): Promise<string[]> {
  const { data } = await readJson<{ data: { id: string }[] }>(client.get("/rankings"));
  return data.map(({ id }) => id);
}
