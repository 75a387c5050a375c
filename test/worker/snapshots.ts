import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { decodeSnapshot } from "../../src/core/snapshot/encode-snapshot.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { type Client, requireValue } from "../environments/worker.ts";

/** The header of a client that decompresses. */
export const gzip = { "accept-encoding": "gzip" };

/** Reads the body of a response as it was sent: compressed. */
export async function readCompressed(pending: Promise<Response>): Promise<Uint8Array<ArrayBuffer>> {
  const response = await pending;
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Response(bytes).body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** Downloads the snapshot of a generation. */
export async function download(client: Client, generation: number): Promise<Snapshot> {
  const bytes = await readCompressed(client.get(`/snapshots/${generation}`, gzip));
  return requireValue(decodeSnapshot(await gunzip(bytes)));
}

/** Follows the redirect of the newest snapshot. Returns its generation. */
export async function readLatest(client: Client): Promise<number> {
  const response = await client.get("/snapshot");
  expect(response.status).toBe(307);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const [, generation] = /\/snapshots\/(\d+)$/.exec(response.headers.get("location") ?? "") ?? [];
  return Number(generation);
}

export async function deleteFromKv({ id }: Client): Promise<void> {
  const { keys } = await env.CACHE.list({ prefix: `${id}/` });
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
}

export async function deleteFromCacheApi(client: Client): Promise<void> {
  const { keys } = await env.CACHE.list({ prefix: `${client.id}/` });
  await Promise.all(keys.map(({ name }) => caches.default.delete(`${env.ORIGIN}/cache/${name}`)));
}

/** Makes every generation readable exactly: a checkpoint would be sent for later ones. */
export async function forgetCheckpoint({ id }: Client): Promise<void> {
  await env.DB.prepare("UPDATE workspaces SET snapshot_generation = 0 WHERE id = ?").bind(id).run();
}

/** Downloads the snapshot of a generation, or the checkpoint before it to which the API redirects. */
export async function downloadUpTo(client: Client, generation: number): Promise<Snapshot> {
  const response = await client.get(`/snapshots/${generation}`, { "accept-encoding": "identity" });
  const [, checkpoint] = /\/snapshots\/(\d+)$/.exec(response.headers.get("location") ?? "") ?? [];
  return download(client, checkpoint === undefined ? generation : Number(checkpoint));
}
