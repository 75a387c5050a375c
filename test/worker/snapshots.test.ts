import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../scripts/lab/bench/seeded-random.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { rank } from "../../src/core/ranking/rank.ts";
import { applyDelta } from "../../src/core/snapshot/apply-delta.ts";
import {
  parseSnapshotChanges,
  type SnapshotChanges,
} from "../../src/core/snapshot/snapshot-changes.ts";
import { decodeSnapshot, encodeSnapshot } from "../../src/core/snapshot/snapshot-codec.ts";
import { type Snapshot } from "../../src/core/snapshot/snapshot.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";
import {
  type Client,
  createItem,
  createItems,
  openWorkspace,
  type Problem,
  readGeneration,
  readJson,
  requireValue,
} from "../environments/worker.ts";

/** Reads the newest checkpoint, after one has been written at the current generation. */
async function readNewest(client: Client): Promise<Snapshot> {
  await env.DB.prepare("UPDATE workspaces SET snapshot_generation = 0 WHERE id = ?")
    .bind(client.id)
    .run();
  clearAllMemories();
  const { status, headers } = await client.get("/snapshot");
  expect(status).toBe(307);
  return readSnapshot(client, `/snapshots/${readLocation(headers)}`);
}

function readLocation(headers: Headers): string {
  return requireValue(headers.get("location")?.split("/").at(-1));
}

async function readSnapshot(client: Client, path: string): Promise<Snapshot> {
  const response = await client.get(path);
  expect([response.status, response.headers.get("content-encoding")]).toEqual([200, "gzip"]);
  return requireValue(decodeSnapshot(await decompress(await response.arrayBuffer())));
}

function decompress(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function advance(client: Client, snapshot: Snapshot): Promise<Snapshot> {
  const body = await readJson<SnapshotChanges>(client.get(`/changes?since=${snapshot.generation}`));
  const { metadata, delta } = parseSnapshotChanges(client.id, body);
  return applyDelta(snapshot, metadata, delta);
}

/** Sends a random write. */
async function write(client: Client, random: (below: number) => number): Promise<void> {
  const list = await readJson<{ data: { id: string }[] }>(client.get("/items?limit=100"));
  const { id } = requireValue(list.data[random(list.data.length)]);
  const other = requireValue(list.data[random(list.data.length)]);
  const writes = [
    () => client.send("PATCH", `/items/${id}`, { ratings: { reach: random(100) } }),
    () => client.send("PATCH", `/items/${id}`, { ratings: { [`own_${random(3)}`]: random(9) } }),
    () =>
      client.send("PATCH", `/items/${id}`, {
        ratings: { effort: { low: 1, likely: 2, high: 3 + random(4) } },
      }),
    () => client.send("PATCH", `/items/${id}`, { labels: [`label ${random(4)}`], assignee: null }),
    () =>
      client.send("PATCH", `/items/${id}`, { assignee: `Ana ${random(3)}`, size: random(9) + 1 }),
    () => client.send("PATCH", `/items/${id}`, { status: ["open", "done"][random(2)] }),
    () => client.send("PATCH", `/items/${id}`, { due_date: `2026-0${1 + random(9)}-01` }),
    () => client.send("PATCH", `/items/${id}`, { parent: other.id === id ? null : other.id }),
    () => client.call("DELETE", `/items/${id}`),
    () => createItem(client, { title: "New", team: `team ${random(3)}` }),
    () => client.send("PATCH", "/statuses", { categories: { open: ["todo", "done"][random(2)] } }),
  ];
  await requireValue(writes[random(writes.length)])();
}

async function openBacklog(count = 8): Promise<Client> {
  const client = await openWorkspace();
  const seeds = Array.from({ length: count }, (_, index) => ({
    title: `Item ${index}`,
    status: "open",
    ratings: { reach: index, impact: 1, confidence: 0.5, effort: 2 },
  }));
  await createItems(client, seeds);
  return client;
}

describe("a snapshot with the changes since then", () => {
  test.each([1, 2, 3])(
    "equals the newest snapshot, at every generation (seed %i)",
    async (seed) => {
      const { integer } = createRandom(seed);
      const random = (below: number) => integer(0, below - 1);
      const client = await openBacklog();
      for (let count = 0; count < 25; count += 1) {
        // oxlint-disable-next-line no-await-in-loop -- each write follows the previous one
        await write(client, random);
      }
      const newest = await readNewest(client);
      expect(newest.generation).toBe(await readGeneration(client));
      for (let generation = 0; generation <= newest.generation; generation += 1 + random(3)) {
        // oxlint-disable-next-line no-await-in-loop -- one client reads one after another
        const past = await readSnapshot(client, `/snapshots/${generation}`);
        expect(past.generation).toBe(generation);
        // oxlint-disable-next-line no-await-in-loop -- see above
        const advanced = await advance(client, past);
        expect(encodeSnapshot(advanced)).toEqual(encodeSnapshot(newest));
        const model = getBuiltInModel("rice");
        expect(rank(advanced, model).score).toEqual(rank(newest, model).score);
      }
    },
  );
});

describe("GET …/snapshots/{generation}", () => {
  test("sends equal bytes from the Cache API, from KV and without any cache", async () => {
    const client = await openBacklog();
    const { generation } = await readNewest(client);
    const read = async () => new Uint8Array(await (await client.get(path)).arrayBuffer());
    const path = `/snapshots/${generation}`;
    const fromCache = await read();
    await caches.default.delete(
      `https://ordinal.example/cache/${client.id}/${generation}/snapshot/5`,
    );
    const fromKv = await read();
    await env.CACHE.delete(`${client.id}/${generation}/snapshot/5`);
    const rebuilt = await read();
    expect(fromKv).toEqual(fromCache);
    expect(rebuilt).toEqual(fromCache);
  });

  test("is immutable, has an ETag, and sends 304 to a client that has it", async () => {
    const client = await openBacklog();
    const { generation } = await readNewest(client);
    const { headers } = await client.get(`/snapshots/${generation}`);
    expect(headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("ordinal-generation")).toBe(String(generation));
    const etag = requireValue(headers.get("etag"));
    const again = await client.get(`/snapshots/${generation}`, { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("leads to the newest checkpoint before a later generation", async () => {
    const client = await openBacklog();
    const { generation } = await readNewest(client);
    await createItem(client, { title: "Later" });
    const { status, headers } = await client.get(`/snapshots/${generation + 1}`);
    expect(status).toBe(307);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(readLocation(headers)).toBe(String(generation));
  });

  test("sends the snapshot of an empty workspace", async () => {
    const client = await openWorkspace();
    const { headers } = await client.get("/snapshot");
    expect(readLocation(headers)).toBe("0");
    expect(await readSnapshot(client, "/snapshots/0")).toMatchObject({ count: 0, generation: 0 });
  });

  test.each(["-1", "1.5", "x"])("rejects the generation %s", async (generation) => {
    const client = await openWorkspace();
    expect((await client.get(`/snapshots/${generation}`)).status).toBe(400);
  });
});

describe("GET …/changes", () => {
  test("lists changed, new and deleted items", async () => {
    const client = await openWorkspace();
    const [kept, gone] = await createItems(client, [{ title: "A" }, { title: "B" }]);
    const since = await readGeneration(client);
    await client.send("PATCH", `/items/${kept?.id}`, { team: "red", priority: "high" });
    await client.call("DELETE", `/items/${gone?.id}`);
    await createItem(client, { title: "C", parent: kept?.id });
    const changes = await readJson<SnapshotChanges>(client.get(`/changes?since=${since}`));
    expect(changes.generation).toBe(await readGeneration(client));
    expect(changes.removed).toEqual([gone?.number]);
    expect(changes.rows).toEqual([
      expect.objectContaining({ number: 1, team: "red", priority: "high" }),
      expect.objectContaining({ number: 3, parent: 1 }),
    ]);
  });

  test("are empty at the current generation", async () => {
    const client = await openBacklog();
    const since = await readGeneration(client);
    const changes = await readJson<SnapshotChanges>(client.get(`/changes?since=${since}`));
    expect(changes).toMatchObject({ since, generation: since, rows: [], removed: [] });
  });

  test("above 5,000 rows lead to the next snapshot, which then exists", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "First" });
    const { generation } = await readNewest(client);
    const rows = Array.from({ length: 5_001 }, (_, index) => `Item ${index}`);
    await client.importFile(`title\n${rows.join("\n")}\n`);
    await client.environment.drain();
    const response = await client.get(`/changes?since=${generation}`);
    const problem = await readJson<Problem>(response);
    expect([response.status, problem.code]).toEqual([409, "conflict"]);
    expect(problem.detail).toContain("Take the next snapshot");
    const { headers } = await client.get("/snapshot");
    const next = Number(readLocation(headers));
    expect(next).toBeGreaterThan(generation);
    expect((await client.get(`/changes?since=${next}`)).status).toBe(200);
  });

  test.each([
    ["", 400],
    ["?since=", 400],
    ["?since=-1", 400],
    ["?since=x", 400],
    ["?since=99999999", 422],
  ])("reject %s and name the parameter", async (query, status) => {
    const client = await openBacklog();
    const response = await client.get(`/changes${query}`);
    expect(response.status).toBe(status);
    const { errors } = await readJson<Problem>(response);
    expect(errors?.[0]?.parameter).toBe("since");
  });
});

describe("GET …/items?number=", () => {
  test("returns the items with these numbers, whatever the limit is", async () => {
    const client = await openBacklog(6);
    await client.call("DELETE", `/items/${await readId(client, 2)}`);
    const numbers = await readNumbers(client, "number=5,2,1,99&limit=1");
    expect(numbers).toEqual([1, 5]);
  });

  test("applies the other filters too", async () => {
    const client = await openBacklog(3);
    await client.send("PATCH", `/items/${await readId(client, 2)}`, { team: "red" });
    expect(await readNumbers(client, "number=1,2,3&team=red")).toEqual([2]);
  });

  test("accepts 200 numbers", async () => {
    const client = await openBacklog(200);
    const all = Array.from({ length: 200 }, (_, index) => index + 1);
    expect(await readNumbers(client, `number=${all.join(",")}`)).toEqual(all);
  });

  const tooMany = Array.from({ length: 201 }, (_, index) => index + 1).join(",");

  test.each(["", "0", "-1", "01", "1,", "1,1", "x", "1e3", tooMany])(
    "rejects number=%s and names the parameter",
    async (number) => {
      const client = await openWorkspace();
      const response = await client.get(`/items?number=${number}`);
      expect(response.status).toBe(400);
      const { errors } = await readJson<Problem>(response);
      expect(errors?.[0]?.parameter).toBe("number");
    },
  );
});

async function readNumbers(client: Client, query: string): Promise<number[]> {
  const { data } = await readJson<{ data: { number: number }[] }>(client.get(`/items?${query}`));
  return data.map(({ number }) => number);
}

async function readId(client: Client, number: number): Promise<string> {
  const { data } = await readJson<{ data: { id: string; number: number }[] }>(
    client.get("/items?limit=200"),
  );
  return requireValue(data.find((item) => item.number === number)).id;
}
