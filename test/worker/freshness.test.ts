import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { guardD1 } from "../../src/store/d1.ts";
import {
  openClient,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
  requireValue,
  type RankingPage,
  stub,
} from "../environments/worker.ts";
import { advanceClock, restoreClock } from "./clock.ts";
import { openUnreachableDatabase, openLaggingDatabase, replicate } from "./databases.ts";
import { readProblem } from "./problems.ts";

function readFreshness({ status, headers }: Response) {
  const readHeader = (name: string) => headers.get(`ordinal-${name}`);
  return {
    status,
    generation: readHeader("generation"),
    lag: readHeader("lag"),
    age: readHeader("age"),
    digest: readHeader("digest"),
    served: headers.get("cache-status"),
  };
}

describe("the freshness headers of a ranking", () => {
  test("state generation, lag, age, tier and digest, in a 200 and in a 304", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A" }, { title: "B" }]);
    const miss = await client.get("/ranking?limit=1");
    const { ranking } = await readJson<RankingPage>(miss.clone());
    advanceClock(3);
    const hit = await client.get("/ranking?limit=1");
    const etag = requireValue(hit.headers.get("etag"));
    const notModified = await client.get("/ranking?limit=1", { "if-none-match": etag });
    const { digest } = ranking;
    const expected = { generation: "1", lag: "0", digest };
    const origin = 'ordinal; fwd=miss; detail="ranking from origin"';
    expect(readFreshness(miss)).toMatchObject({
      ...expected,
      status: 200,
      age: "0",
      served: origin,
    });
    expect(readFreshness(hit)).toEqual({
      ...expected,
      status: 200,
      age: "3",
      served: "ordinal; hit; detail=memory",
    });
    expect(readFreshness(notModified)).toEqual({
      ...expected,
      status: 304,
      age: "3",
      served: "ordinal; hit; detail=client",
    });
  });

  test("are the same from the Cache API as from memory", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const miss = readFreshness(await client.get("/ranking"));
    advanceClock(2);
    await client.get("/ranking"); // the second read copies the page to the Cache API
    clearAllMemories();
    const hit = readFreshness(await client.get("/ranking"));
    const { served, age: _, ...expected } = miss;
    expect(hit).toMatchObject(expected);
    expect([served, hit.served]).toEqual([
      'ordinal; fwd=miss; detail="ranking from origin"',
      "ordinal; hit; detail=cache-api",
    ]);
  });

  test("are set for an old ranking and for a later page if no cache has them", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A" }, { title: "B" }]);
    const { ranking, page } = await readJson<RankingPage>(client.get("/ranking?limit=1"));
    await createItem(client, { title: "C" });
    const addresses = [`/rankings/${ranking.id}`, `/ranking?limit=1&cursor=${page.next_cursor}`];
    for (const address of addresses) {
      // oxlint-disable-next-line no-await-in-loop -- two addresses
      const etag = requireValue((await client.get(address)).headers.get("etag"));
      clearAllMemories();
      // oxlint-disable-next-line no-await-in-loop -- see above
      const response = await client.get(address, { "if-none-match": etag });
      expect(readFreshness(response)).toMatchObject({
        status: 304,
        generation: "1",
        lag: "1",
        digest: ranking.digest,
      });
    }
  });
});

describe("the freshness headers of a computed response", () => {
  /** The test replaces `~ranking` and `~item` with their ids. */
  const requests: readonly { readonly path: string; readonly body?: object }[] = [
    { path: "/summary" },
    { path: "/items/~item/score" },
    { path: "/items/~item/score?model=rice&target_rank=1" },
    { path: "/ranking:bands" },
    { path: "/ranking:lint" },
    { path: "/ranking:matrix?preset=value-effort" },
    { path: "/rankings/~ranking/stability" },
    { path: "/rankings/~ranking/items/~item" },
    { path: "/rankings:diff?from=~ranking&to=~ranking" },
    { path: "/ranking:whatif", body: {} },
    { path: "/ranking:compare", body: { models: ["rice", "wsjf"] } },
    { path: "/ranking:order", body: {} },
    { path: "/ranking:fit", body: { capacity: 1 } },
    { path: "/items:cascade", body: { amount: 1 } },
    { path: "/ranking:facets" },
    { path: "/rankings/~ranking:verify" },
  ];
  /** Responses without a digest: they cover no ranking, or a model without a published ranking. */
  const undigested = ["/summary", "/items/~item/score?model=rice", "/ranking:compare", "/items:ca"];

  test.each(requests)("are set for $path", async ({ path, body }) => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "A", size: 1, ratings: { business_value: 5 } });
    const { ranking } = await readJson<RankingPage>(client.get("/ranking"));
    const { points } = client.environment;
    advanceClock(3); // expires the cached pointer
    const address = path.replaceAll("~ranking", ranking.id).replace("~item", item.id);
    const method = path.endsWith(":verify") ? "POST" : "GET";
    const response = await (body === undefined
      ? client.call(method, address)
      : client.send("POST", address, body));
    expect(readFreshness(response)).toEqual({
      status: 200,
      generation: "1",
      lag: "0",
      age: "3",
      digest: undigested.some((prefix) => path.startsWith(prefix)) ? null : ranking.digest,
      served: "ordinal; fwd=bypass; detail=computed",
    });
    expect(response.headers.get("cache-control")).toBe("private, no-cache");
    expect(points.at(-1)?.blobs?.[5]).toBe("computed");
  });

  test("state the lag of an old ranking", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const { ranking } = await readJson<RankingPage>(client.get("/ranking"));
    await createItem(client, { title: "B" });
    const response = await client.get(`/rankings/${ranking.id}/stability`);
    expect(readFreshness(response)).toMatchObject({ generation: "1", lag: "1" });
  });
});

describe("the Worker without its database", () => {
  test("serves the last page as stale, including to a client that has it", async () => {
    const { offline, etag, body } = await openUnreachable();
    advanceClock(20);
    const stale = await offline.get("/ranking");
    const notModified = await offline.get("/ranking", { "if-none-match": etag });
    expect(readFreshness(stale)).toMatchObject({ status: 200, generation: "1", lag: "unknown" });
    expect(stale.headers.get("cache-status")).toMatch(/^ordinal; hit; detail=stale; ttl=-\d+$/);
    expect(await stale.text()).toBe(body);
    expect(readFreshness(notModified)).toMatchObject({ status: 304, lag: "unknown" });
    expect(offline.environment.points.map(({ blobs }) => blobs[5])).toEqual(["stale", "stale"]);
  });

  test("counts the facets of the last ranking, with an unknown lag", async () => {
    const { offline } = await openUnreachable();
    advanceClock(20);
    const response = await offline.get("/ranking:facets");
    expect(readFreshness(response)).toMatchObject({ status: 200, generation: "1", lag: "unknown" });
    expect(await readJson(response)).toMatchObject({ total: 1 });
  });

  test("returns 503 with Retry-After for newer data and for uncached data", async () => {
    const { offline, item } = await openUnreachable();
    advanceClock(20);
    const minGeneration = { "ordinal-min-generation": "1" };
    expect((await offline.get("/ranking", minGeneration)).status).toBe(200);
    const reads = [
      offline.get("/ranking", { "ordinal-min-generation": "2" }),
      offline.get("/ranking", { "ordinal-bookmark": "mine" }),
      offline.get("/ranking?limit=3"),
      offline.get("/items"),
      offline.get(`/items/${item.id}`),
    ];
    for (const pending of reads) {
      // oxlint-disable-next-line no-await-in-loop -- the requests run concurrently
      expect((await pending).headers.get("retry-after")).toBe("1");
      // oxlint-disable-next-line no-await-in-loop -- see above
      expect(await readProblem(pending)).toMatchObject({ status: 503, code: "unavailable" });
    }
  });

  test("returns 503 with Retry-After to writes", async () => {
    const { offline, item } = await openUnreachable();
    const writes = [
      offline.send("POST", "/items", { title: "B" }),
      offline.send("POST", "/items", { title: "B" }, { "idempotency-key": "k" }),
      offline.send("PATCH", `/items/${item.id}`, { title: "B" }),
      offline.call("DELETE", `/items/${item.id}`),
      offline.send("POST", "/items:batch", {
        operations: [{ op: "create", item: { title: "B" } }],
      }),
      offline.send("POST", "/models", { id: "mine", kind: "rice" }),
      offline.importFile("title\nB\n"),
    ];
    for (const pending of writes) {
      // oxlint-disable-next-line no-await-in-loop -- the requests run concurrently
      expect([(await pending).status, (await pending).headers.get("retry-after")]).toEqual([
        503,
        "1",
      ]);
    }
  });

  test("serves current data again as soon as the database is back", async () => {
    const { client, offline } = await openUnreachable();
    advanceClock(20);
    await offline.get("/ranking");
    restoreClock();
    await createItem(client, { title: "B" });
    advanceClock(26); // for 5 s after a failure, requests do not wait for D1
    const response = await client.get("/ranking");
    expect(response.headers.get("cache-status")).not.toContain("stale");
    expect(response.headers.get("ordinal-lag")).toMatch(/^\d+$/);
  });

  test("abandons a statement at its deadline", async () => {
    const never = { bind: () => never, raw: () => new Promise(() => undefined) };
    const policy = { deadlineMs: 1, attemptsMax: 3, onCall: () => undefined, fraction: () => 0.5 };
    const database = guardD1(stub({ prepare: () => never }), policy);
    await expect(database.prepare("SELECT 1").bind().raw()).rejects.toMatchObject({
      kind: "unavailable",
      message: "The database did not respond within 1 ms.",
    });
  });
});

describe("the Worker behind a lagging replica", () => {
  test.each(["/ranking", "/items", "/ranking?model=rice"])(
    "returns older data with its generation from %s, unless the client requires newer data",
    async (address) => {
      const { laggingClient } = await openLaggingClient();
      const older = await laggingClient.get(address);
      expect(readFreshness(older)).toMatchObject({ status: 200, generation: "1" });
      expect(await readTitles(older)).toEqual(["A"]);
      const newer = await laggingClient.get(address, { "ordinal-min-generation": "2" });
      expect(readFreshness(newer)).toMatchObject({ status: 200, generation: "2" });
      expect(await readTitles(newer)).toEqual(["A", "B"]);
    },
  );

  test("returns an item, a summary and a what-if of the required generation", async () => {
    const { laggingClient, id } = await openLaggingClient();
    const minGeneration = { "ordinal-min-generation": "2" };
    expect((await laggingClient.get(`/items/${id}`)).status).toBe(404);
    expect((await laggingClient.get(`/items/${id}`, minGeneration)).status).toBe(200);
    expect(await readJson(laggingClient.get("/summary", minGeneration))).toMatchObject({
      total: 2,
    });
    const whatIf = laggingClient.send("POST", "/ranking:whatif", {}, minGeneration);
    expect(await readJson(whatIf)).toMatchObject({ generation: 2, count: 2 });
  });

  test("accepts a bookmark instead of a generation", async () => {
    const { laggingClient, id, bookmark } = await openLaggingClient();
    await laggingClient.get("/items");
    const headers = { "ordinal-bookmark": bookmark };
    expect((await laggingClient.get(`/items/${id}`, headers)).status).toBe(200);
    expect(await readTitles(await laggingClient.get("/items", headers))).toEqual(["A", "B"]);
    expect(await readJson(laggingClient.get("", headers))).toMatchObject({ generation: 2 });
  });

  test("states the lag of the ranking if the isolate knows a newer generation", async () => {
    const { client, laggingClient } = await openLaggingClient();
    await client.environment.deliver([{ kind: "publish", workspace: client.id, generation: 2 }]);
    await createItem(client, { title: "C" });
    await client.get(""); // caches the newest pointer
    const response = await laggingClient.get("/ranking");
    expect(readFreshness(response)).toMatchObject({ generation: "2", lag: "1" });
    expect(await readTitles(response)).toEqual(["A", "B"]);
  });

  test("reads from a replica that has only the first generation", async () => {
    const { client } = await openLaggingClient();
    const generation = await env.REPLICA.prepare("SELECT generation FROM workspaces WHERE id = ?")
      .bind(client.id)
      .first("generation");
    expect(generation).toBe(1);
  });
});

/** Opens a workspace with a cached page, and a client of a Worker without a database. */
async function openUnreachable() {
  const client = await openWorkspace();
  const item = await createItem(client, { title: "A" });
  const headers = { "ordinal-min-generation": "1" };
  const page = await client.get("/ranking", headers);
  const offline = openClient(openWorkerEnvironment({ DB: openUnreachableDatabase() }), client);
  return {
    client,
    item,
    offline,
    etag: requireValue(page.headers.get("etag")),
    body: await page.text(),
  };
}

/** Creates two items, of which the replica has one, and clears the memory of the isolate. */
async function openLaggingClient() {
  const client = await openWorkspace();
  await createItem(client, { title: "A" });
  await replicate(client.id);
  const created = await client.send("POST", "/items", { title: "B" });
  const { id } = await readJson<ItemView>(created.clone());
  clearAllMemories();
  const laggingClient = openClient(openWorkerEnvironment({ DB: openLaggingDatabase() }), client);
  return {
    client,
    laggingClient,
    id,
    bookmark: requireValue(created.headers.get("ordinal-bookmark")),
  };
}

async function readTitles(response: Response): Promise<string[]> {
  const { data } = await readJson<{ data: { title?: string; item?: ItemView }[] }>(response);
  return data.map(({ title, item }) => title ?? item?.title ?? "");
}
