import { expect } from "vitest";
import { backupKinds } from "../../src/core/backup/backup-row.ts";
import { BlockDigest } from "../../src/core/backup/block-digest.ts";
import { webCrypto } from "../../src/platform/cloudflare/crypto.ts";
import {
  type Client,
  createItems,
  type JobView,
  openWorkspace,
  readJson,
} from "../environments/worker.ts";
import { importFile } from "./jobs.ts";

/** Opens a workspace that has rows of every kind, and a history. */
export async function openBusyWorkspace(): Promise<Client> {
  const client = await openWorkspace();
  const items = await createItems(
    client,
    Array.from({ length: 40 }, (_, index) => ({
      title: `Größe 😀 "${index}"`,
      external_id: `K-${index}`,
      status: index % 3 === 0 ? "Parked" : "open",
      priority: "high",
      labels: ["a;b", "ü\\n"],
      size: 1 / (index + 3) + index * 1e-7,
      description: "line\nline\u2028line",
      ratings: {
        reach: (index + 1) ** 3 / 7,
        impact: { low: 0.1, likely: 1 / 3, high: 2 },
        confidence: 0.7,
        effort: index + 1,
        business_value: 1 + (index % 10),
      },
    })),
  );
  const [first, second, third] = items.map(({ id }) => id);
  await client.send("PATCH", `/items/${second}`, { parent: first, blocked_by: [third] });
  await client.send("PATCH", `/items/${third}`, {
    size: null,
    team: "red",
    due_date: "2027-01-31",
  });
  await client.call("DELETE", `/items/${items[9]?.id}`);
  await client.send("PATCH", "/statuses", { categories: { Parked: "backlog" } });
  const criteria = [{ key: "reach" }, { key: "zeal" }];
  await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
  await client.send("POST", "/models/mine", { criteria, name: "Mine, again" });
  const votes = [{ winner: first, loser: second }];
  await client.send("POST", "/models", { id: "liked", kind: "votes", votes });
  await client.send("POST", "/people", { name: "Ana", skills: ["red"], capacity: 1 / 3 });
  await client.send("POST", "/hierarchies", {
    name: "Weights",
    criteria: [{ key: "reach" }, { key: "effort" }],
  });
  await importFile(client, "external_id,title,size\nX,Imported,5\nK-1,Renamed,2\n");
  const { id } = await importFile(client, "external_id,title\nY,Reverted\n");
  const { generations } = await readJson<{ generations: number[][] }>(client.get(`/jobs/${id}`));
  await client.call("POST", `/changes/${generations[0]?.[0]}:revert`);
  await client.environment.drain();
  await client.get("/ranking?model=rice");
  await client.send("POST", "/baselines", { name: "Plan", note: "Größe" });
  await client.send("POST", "/baselines", { name: "Old plan", model: "mine", at: "3" });
  await client.environment.drain();
  return client;
}

export async function readBackup(client: Client): Promise<string> {
  const response = await client.get("/backup");
  expect(response.status).toBe(200);
  return readText(response);
}

/** Reads a text. workerd warns about `text()` on NDJSON. */
async function readText(response: Response): Promise<string> {
  return new TextDecoder().decode(await response.arrayBuffer());
}

const ndjson = { "content-type": "application/x-ndjson" };

export function sendBackup(
  client: Client,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  return client.call("POST", "/backup:restore", { body, headers: { ...ndjson, ...headers } });
}

/** Restores a backup, and runs its job. */
export async function restoreBackup(client: Client, body: BodyInit): Promise<JobView> {
  const response = await sendBackup(client, body);
  expect(response.status).toBe(202);
  const { id } = await readJson<JobView>(response);
  await client.environment.drain();
  return readJson(client.get(`/jobs/${id}`));
}

const rankingIds = /rnk_[0-9a-z]{26}/g;

/**
 * Reads all that clients see of a workspace by path. Replaces the id of the workspace, and the ids
 * of rankings, which depend on it.
 */
export async function readEverything(client: Client): Promise<ReadonlyMap<string, string>> {
  const { data } = await readJson<{ data: { id: string }[] }>(client.get("/rankings"));
  const list = await readJson<{ data: { id: string }[] }>(client.get("/items?limit=500"));
  const hierarchies = await readJson<{ data: { id: string }[] }>(client.get("/hierarchies"));
  const paths = [
    "",
    "/summary",
    "/statuses",
    "/items?limit=500",
    "/ranking?limit=500",
    "/ranking?limit=500&model=rice&scope=all",
    "/ranking?limit=500&model=mine",
    "/ranking?limit=500&model=liked",
    "/rankings",
    "/models",
    "/models/mine",
    "/models/liked",
    "/people",
    "/hierarchies",
    "/baselines",
    "/export?format=csv",
    "/export?format=ndjson",
    ...hierarchies.data.map(({ id }) => `/hierarchies/${id}`),
    ...data.map(({ id }) => `/rankings/${id}?limit=500`),
    ...list.data.map(({ id }) => `/items/${id}`),
    ...list.data.slice(0, 3).map(({ id }) => `/items/${id}/links`),
    ...list.data.slice(0, 3).map(({ id }) => `/items/${id}/score`),
  ];
  const bodies = new Map<string, string>();
  for (const path of paths) {
    // oxlint-disable-next-line no-await-in-loop -- one client
    const response = await client.get(path);
    expect([path, response.status]).toEqual([path, 200]);
    // oxlint-disable-next-line no-await-in-loop -- one client
    const text = (await readText(response)).replaceAll(client.id, "wsp");
    bodies.set(path.replace(rankingIds, `rnk ${bodies.size}`), text.replaceAll(rankingIds, "rnk"));
  }
  return bodies;
}

/** Returns a backup with other lines, and with the counts and the digest of these lines. */
export async function sealBackup(lines: readonly string[]): Promise<string> {
  const counts: Record<string, number> = {};
  for (const kind of backupKinds) {
    counts[kind] = lines.filter((line) => line.startsWith(`{"kind":"${kind}"`)).length;
  }
  const text = lines.map((line) => `${line}\n`).join("");
  const digest = new BlockDigest(webCrypto.sha256);
  await digest.add(new TextEncoder().encode(text));
  return `${text}${JSON.stringify({ kind: "end", counts, digest: await digest.finish() })}\n`;
}

/** Splits a backup into its lines without the last one. */
export function splitBackup(backup: string): string[] {
  return backup.trimEnd().split("\n").slice(0, -1);
}
