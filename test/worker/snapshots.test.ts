import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { limits } from "../../src/contract/limits.ts";
import { type ResolvedModel } from "../../src/core/models/model.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { applyDelta } from "../../src/core/snapshot/apply-delta.ts";
import { encodeSnapshot } from "../../src/core/snapshot/encode-snapshot.ts";
import { parseChanges } from "../../src/core/snapshot/parse-changes.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import {
  type Client,
  createItem,
  createItems,
  openWorkspace,
  readGeneration,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import {
  deleteFromCacheApi,
  deleteFromKv,
  download,
  forgetCheckpoint,
  gunzip,
  gzip,
  readCompressed,
  readLatest,
} from "./snapshots.ts";

async function openBacklog(): Promise<{ readonly client: Client; readonly generation: number }> {
  const client = await openWorkspace();
  await createItems(
    client,
    Array.from({ length: 40 }, (_, index) => ({
      title: `Item ${index}`,
      assignee: index % 3 === 0 ? "ana" : "bo",
      labels: index % 2 === 0 ? ["ui"] : [],
      ratings: { reach: index, effort: { low: 1, likely: 2, high: 3 } },
    })),
  );
  return { client, generation: await readLatest(client) };
}

describe("a snapshot", () => {
  test("has equal bytes from KV, from the Cache API and without a cache", async () => {
    const { client, generation } = await openBacklog();
    const read = async () => readCompressed(client.get(`/snapshots/${generation}`, gzip));
    const fromCache = await read();
    await deleteFromCacheApi(client);
    const fromKv = await read();
    await deleteFromCacheApi(client);
    await deleteFromKv(client);
    clearAllMemories();
    const rebuilt = await read();
    expect(fromCache.length).toBeGreaterThan(100);
    expect(fromKv).toEqual(fromCache);
    expect(rebuilt).toEqual(fromCache);
    const { keys } = await env.CACHE.list({ prefix: `${client.id}/${generation}/snapshot` });
    expect(keys).toHaveLength(1); // the rebuilt checkpoint
  });

  test("is immutable, private and compressed, with its generation and an ETag", async () => {
    const { client, generation } = await openBacklog();
    const { headers } = await client.get(`/snapshots/${generation}`, gzip);
    expect(headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect(headers.get("content-encoding")).toBe("gzip");
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("ordinal-generation")).toBe(String(generation));
    expect(headers.get("etag")).toContain(`${client.id}-snapshot-`);
    expect(headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
  });

  test("is sent without gzip to a client that does not accept it, with another ETag", async () => {
    const { client, generation } = await openBacklog();
    const compressed = await client.get(`/snapshots/${generation}`, gzip);
    const plain = await client.get(`/snapshots/${generation}`, { "accept-encoding": "identity" });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(plain.headers.get("etag")).not.toBe(compressed.headers.get("etag"));
    const bytes = new Uint8Array(await plain.arrayBuffer());
    const decompressed = await gunzip(new Uint8Array(await compressed.arrayBuffer()));
    expect(bytes).toEqual(new Uint8Array(decompressed));
  });

  test("returns 304 when the ETag matches, and no body for HEAD", async () => {
    const { client, generation } = await openBacklog();
    const path = `/snapshots/${generation}`;
    const head = await client.call("HEAD", path, { headers: gzip });
    const etag = head.headers.get("etag") ?? "";
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const matched = await client.get(path, { ...gzip, "if-none-match": etag });
    expect([matched.status, await matched.text()]).toEqual([304, ""]);
    const failed = await client.get(path, { ...gzip, "if-match": '"other"' });
    expect(failed.status).toBe(412);
  });

  test("of a generation after the newest checkpoint redirects to that checkpoint", async () => {
    const { client, generation } = await openBacklog();
    await createItem(client, { title: "Later" });
    const response = await client.get(`/snapshots/${generation + 1}`, gzip);
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toMatch(new RegExp(`/snapshots/${generation}$`));
  });

  test("of a generation before the newest checkpoint is rolled back to that generation", async () => {
    const { client, generation } = await openBacklog();
    const before = encodeSnapshot(await download(client, generation));
    const item = await createItem(client, { title: "Later", assignee: "cy" });
    await client.call("DELETE", `/items/${item.id}`);
    await env.DB.prepare("UPDATE workspaces SET snapshot_generation = generation WHERE id = ?")
      .bind(client.id)
      .run();
    clearAllMemories();
    const past = await client.get(`/snapshots/${generation}`, gzip);
    const bytes = await gunzip(new Uint8Array(await past.arrayBuffer()));
    expect(new Uint8Array(bytes)).toEqual(new Uint8Array(before));
    const again = await client.get(`/snapshots/${generation}`, {
      ...gzip,
      "if-none-match": past.headers.get("etag") ?? "",
    });
    expect(again.status).toBe(304);
  });

  test("of a generation that does not exist yet is not found", async () => {
    const { client, generation } = await openBacklog();
    expect((await client.get(`/snapshots/${generation + 9}`)).status).toBe(404);
  });

  test("of a workspace without items has no rows", async () => {
    const client = await openWorkspace();
    const generation = await readLatest(client);
    expect((await download(client, generation)).count).toBe(0);
  });

  test("above the limit returns 413 and names the alternatives", async () => {
    const { client, generation } = await openBacklog();
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ?)
       INSERT INTO items (workspace_id, number, id, type, status, priority, version, created_at,
         updated_at, title)
       SELECT ?, 100 + i, 'itm_' || i || ?, 4, 'open', 0, 1, 0, 0, 't' FROM n`,
    )
      .bind(limits.sentSnapshotItemsMax, client.id, client.id)
      .run();
    await env.DB.prepare(
      "UPDATE workspaces SET last_number = ?, snapshot_generation = 0 WHERE id = ?",
    )
      .bind(limits.sentSnapshotItemsMax + 200, client.id)
      .run();
    clearAllMemories();
    for (const path of ["/snapshot", `/snapshots/${generation}`]) {
      // oxlint-disable-next-line no-await-in-loop -- two requests
      const response = await client.get(path);
      expect(response.status).toBe(413);
      // oxlint-disable-next-line no-await-in-loop -- two requests
      const { detail } = await readJson<{ detail: string }>(response);
      expect(detail).toContain("ranking:whatif");
    }
  }, 120_000);
});

describe("a damaged checkpoint in KV", () => {
  test("is a miss for the isolate, which scans the database", async () => {
    const { client } = await openBacklog();
    const { keys } = await env.CACHE.list({ prefix: `${client.id}/` });
    await deleteFromCacheApi(client);
    await Promise.all(keys.map(({ name }) => env.CACHE.put(name, new Uint8Array(40).fill(7))));
    clearAllMemories();
    const { total } = await readJson<{ total: number }>(client.get("/summary"));
    expect(total).toBe(40);
  });

  test("without the mark of a whole value is not sent", async () => {
    const { client, generation } = await openBacklog();
    await deleteFromCacheApi(client);
    const { keys } = await env.CACHE.list({ prefix: `${client.id}/${generation}/snapshot` });
    await env.CACHE.put(requireValue(keys[0]).name, new Uint8Array(40).fill(7));
    expect((await download(client, generation)).count).toBe(40);
  });
});

describe("the changes since a generation", () => {
  test("turn any snapshot into the snapshot at the end, with the same bits", async () => {
    const client = await openWorkspace();
    const snapshots: Snapshot[] = [];
    const keep = async () =>
      void snapshots.push(await download(client, await readGeneration(client)));
    const [first, second, third] = await createItems(client, [
      { title: "A", ratings: { reach: 4, effort: 2 }, labels: ["x", "y"], assignee: "ana" },
      { title: "B", ratings: { reach: { low: 1, likely: 2, high: 3 } }, due_date: "2031-05-06" },
      { title: "C", size: 3, priority: "high", team: "red" },
    ]);
    await forgetCheckpoint(client);
    await keep();
    await client.send("PATCH", `/items/${first?.id}`, { ratings: { zeal: 7 }, labels: ["y"] });
    await keep();
    await client.send("PATCH", `/items/${second?.id}`, { parent: first?.id, assignee: "bo" });
    await client.send("PATCH", "/statuses", { categories: { open: "doing" } });
    await keep();
    await client.call("DELETE", `/items/${third?.id}`);
    await keep();
    await client.send("PATCH", "", { name: "Renamed" });
    await createItem(client, { title: "D", external_id: "D", ratings: { effort: 1 } });
    await keep();
    const end = requireValue(snapshots.at(-1));
    const models: ResolvedModel[] = ["rice", "wsjf", "qvf-classic"].map(getBuiltInModel);
    for (const snapshot of snapshots) {
      // oxlint-disable-next-line no-await-in-loop -- one request per snapshot
      const body = await readJson(client.get(`/changes?since=${snapshot.generation}`));
      const { metadata, delta } = parseChanges(body);
      const advanced = applyDelta(snapshot, metadata, delta);
      expect(encodeSnapshot(advanced)).toEqual(encodeSnapshot(end));
      for (const model of models) {
        expect(rank(advanced, model).score).toEqual(rank(end, model).score);
        expect(rank(advanced, model).number).toEqual(rank(end, model).number);
      }
    }
    expect(new Set(snapshots.map(({ generation }) => generation)).size).toBe(5);
  });

  test("have an ETag, and are empty since the newest generation", async () => {
    const { client } = await openBacklog();
    const generation = await readGeneration(client);
    const response = await client.get(`/changes?since=${generation}`);
    const etag = response.headers.get("etag") ?? "";
    expect(etag).toBe(`"${generation}-${generation}"`);
    expect(await readJson(response)).toMatchObject({ generation, changed: [], removed: [] });
    const again = await client.get(`/changes?since=${generation}`, { "if-none-match": etag });
    expect(again.status).toBe(304);
  });

  test("since a generation that does not exist yet are rejected", async () => {
    const { client, generation } = await openBacklog();
    const response = await client.get(`/changes?since=${generation + 9}`);
    expect(response.status).toBe(422);
    expect((await readJson<{ detail: string }>(response)).detail).toContain("GET …/snapshot");
  });

  test("above the limit return 409, and the next snapshot is newer", async () => {
    const { client, generation } = await openBacklog();
    const file = Array.from({ length: limits.changedRowsMax + 1 }, (_, row) => `N${row},New`);
    await client.importFile(`external_id,title\n${file.join("\n")}\n`);
    await client.environment.drain();
    await env.DB.prepare("UPDATE workspaces SET snapshot_generation = ? WHERE id = ?")
      .bind(generation, client.id)
      .run();
    const response = await client.get(`/changes?since=${generation}`);
    expect(response.status).toBe(409);
    expect((await readJson<{ detail: string }>(response)).detail).toContain("GET …/snapshot");
    const next = await readLatest(client);
    expect(next).toBeGreaterThan(generation);
    expect((await client.get(`/changes?since=${next}`)).status).toBe(200);
  }, 120_000);
});

test("clearing the caches of a workspace removes its checkpoints", async () => {
  const { client } = await openBacklog();
  const body = JSON.stringify({ workspace: client.id, kinds: ["snapshots"] });
  const { status } = await client.environment.fetch(
    new Request("https://ordinal.test/v1/cache/clear", {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
    }),
  );
  expect(status).toBe(200);
  const { keys } = await env.CACHE.list({ prefix: `${client.id}/` });
  expect(keys.filter(({ name }) => name.includes("/snapshot"))).toEqual([]);
});

test("an erasure removes the name from the snapshots that clients download", async () => {
  const client = await openWorkspace();
  const name = `Zoe ${crypto.randomUUID()}`;
  await createItem(client, { title: "A", assignee: name });
  const generation = await readLatest(client);
  const before = await download(client, generation);
  expect(before.facets.assignee.values).toContain(name);
  await client.send("POST", "/people:erase", { name });
  await client.environment.drain();
  const after = await download(client, generation);
  expect(after.facets.assignee.values).not.toContain(name);
  const newest = await download(client, await readLatest(client));
  expect(newest.facets.assignee.values).not.toContain(name);
});
