import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { formatHotPagesKey } from "../../src/cache/hot-pages.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  readResponse,
  type Client,
  readGeneration,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
  readStatuses,
  request,
  type WorkerEnvironment,
} from "../environments/worker.ts";
import { advanceClock, restoreClock } from "./clock.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

/** Sends a request with the root key. */
function sendAsRoot(
  environment: WorkerEnvironment,
  path: string,
  body?: unknown,
): Promise<Response> {
  return sendWithKey(env.ROOT_KEY ?? "", environment, { path, body });
}

function sendWithKey(
  key: string,
  environment: WorkerEnvironment,
  { path, body }: { readonly path: string; readonly body?: unknown },
): Promise<Response> {
  const method = body === undefined ? "GET" : "POST";
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return environment.fetch(
    request(method, `/v1${path}`, {
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

function buildRiceRatings(reach: number) {
  return { reach, impact: 1, confidence: 1, effort: 1 };
}

async function openBacklog(): Promise<Client> {
  const client = await openWorkspace(undefined, "rice");
  await createItems(
    client,
    Array.from({ length: 7 }, (_, index) => ({
      title: `Item ${index}`,
      ratings: buildRiceRatings(index + 1),
    })),
  );
  await client.environment.drain();
  return client;
}

const addresses = ["/ranking", "/ranking?limit=3&model=ice", "/summary", "/rankings", "/items"];

/** Reads every address with a fixed request id, at the current generation. */
async function readAll(client: Client) {
  const generation = String(await readGeneration(client));
  const headers = { "x-request-id": "read", "ordinal-min-generation": generation };
  const responses = [];
  for (const address of addresses) {
    // oxlint-disable-next-line no-await-in-loop -- sequential reads
    responses.push(await readResponse(client.get(address, headers)));
  }
  return responses;
}

/** Reads a page often and long enough that the isolate writes it to the list of hot pages. */
async function readUntilHot(client: Client, address: string): Promise<void> {
  for (const seconds of [0, 31]) {
    advanceClock(seconds);
    for (let time = 0; time < 16; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- sequential reads
      await client.get(address);
    }
  }
  restoreClock();
}

async function listKvEntries({ id }: Client) {
  return (await env.CACHE.list({ prefix: `${id}/` })).keys;
}

type Stats = {
  readonly scope: string;
  readonly kinds: readonly {
    readonly kind: string;
    readonly entries: number;
    readonly bytes: number;
    readonly budget_bytes: number;
    readonly hits: number;
    readonly misses: number;
    readonly hit_rate: number | null;
  }[];
  readonly tiers: readonly { readonly tier: string; readonly hits: number; misses: number }[];
};

async function readStats(environment: WorkerEnvironment): Promise<Stats> {
  return readJson(sendAsRoot(environment, "/cache/stats"));
}

function findPageStats({ kinds }: Stats) {
  return kinds.find(({ kind }) => kind === "pages");
}

function countCacheApiHits({ tiers }: Stats): number {
  return tiers.find(({ tier }) => tier === "cache-api")?.hits ?? 0;
}

describe("GET /cache/stats", () => {
  test("reports the entries, bytes, budget, hits and misses of each kind", async () => {
    const { environment, get } = await openBacklog();
    const before = await readStats(environment);
    await get("/ranking?limit=3");
    await get("/ranking?limit=3");
    const after = await readStats(environment);
    const countIncrease = (counter: "hits" | "misses" | "entries") =>
      (findPageStats(after)?.[counter] ?? 0) - (findPageStats(before)?.[counter] ?? 0);
    expect(after.scope).toBe("isolate");
    expect([countIncrease("misses"), countIncrease("hits"), countIncrease("entries")]).toEqual([
      1, 1, 1,
    ]);
    expect(after.kinds.every(({ bytes, budget_bytes }) => bytes <= budget_bytes)).toBe(true);
    expect(after.tiers.map(({ tier }) => tier)).toEqual(["memory", "cache-api", "kv"]);
  });

  test("reports the hits of each tier, and the hit rate of each kind", async () => {
    const { environment, get } = await openBacklog();
    const before = await readStats(environment);
    await get("/ranking?limit=4");
    clearAllMemories();
    await get("/ranking?limit=4");
    const after = await readStats(environment);
    expect(countCacheApiHits(after) - countCacheApiHits(before)).toBeGreaterThan(0);
    for (const { hits, misses, hit_rate } of after.kinds) {
      expect(hit_rate).toBe(hits + misses === 0 ? null : hits / (hits + misses));
    }
  });
});

describe("POST /cache/clear", () => {
  test("changes no response, for one workspace or for all, for every kind", async () => {
    const client = await openBacklog();
    const before = await readAll(client);
    const workspace = client.id;
    const bodies = [
      { workspace },
      {},
      ...["snapshots", "rankings", "pages", "stability", "pointers", "keys", "hot"].map((kind) => ({
        workspace,
        kinds: [kind],
      })),
    ];
    for (const body of bodies) {
      // oxlint-disable-next-line no-await-in-loop -- sequential reads
      expect((await sendAsRoot(client.environment, "/cache/clear", body)).status).toBe(200);
      // oxlint-disable-next-line no-await-in-loop -- see above
      expect(await readAll(client)).toEqual(before);
    }
  });

  test("drops the entries of a workspace in every tier, and keeps those of others", async () => {
    const [client, other] = [await openBacklog(), await openBacklog()];
    await client.get("/ranking");
    await other.get("/ranking");
    const ownEntries = await listKvEntries(client);
    const otherEntries = await listKvEntries(other);
    const cleared = await readJson<{
      dropped: { memory: number; cache_api: number; kv: number };
      has_more: boolean;
    }>(sendAsRoot(client.environment, "/cache/clear", { workspace: client.id }));
    expect(ownEntries.length).toBeGreaterThan(1);
    expect(cleared.dropped.kv).toBe(ownEntries.length);
    expect(cleared.dropped.cache_api).toBeGreaterThanOrEqual(ownEntries.length);
    expect(cleared.has_more).toBe(false);
    expect(await listKvEntries(client)).toEqual([]);
    expect(await listKvEntries(other)).toEqual(otherEntries);
    const hit = await other.get("/ranking");
    expect(hit.headers.get("cache-status")).toBe("ordinal; hit; detail=memory");
    const miss = await client.get("/ranking");
    expect(miss.headers.get("cache-status")).toBe(
      'ordinal; fwd=miss; detail="ranking from origin"',
    );
  });

  test("drops only the requested kinds", async () => {
    const client = await openBacklog();
    await client.get("/ranking");
    await sendAsRoot(client.environment, "/cache/clear", {
      workspace: client.id,
      kinds: ["pages"],
    });
    const response = await client.get("/ranking");
    expect(response.headers.get("cache-status")).toBe(
      'ordinal; fwd=miss; detail="ranking from memory"',
    );
  });

  test("drops a bounded number of entries per call, and reports whether more are left", async () => {
    const client = await openBacklog();
    const pages = Array.from({ length: 130 }, (_, index) => `/ranking?limit=${index + 1}`);
    await Promise.all(pages.map((page) => client.get(page)));
    advanceClock(2);
    await Promise.all(pages.map((page) => client.get(page)));
    const body = { workspace: client.id, kinds: ["pages"] };
    const first = await readJson(sendAsRoot(client.environment, "/cache/clear", body));
    const second = await readJson(sendAsRoot(client.environment, "/cache/clear", body));
    expect(first).toMatchObject({ dropped: { memory: 100, cache_api: 100 }, has_more: true });
    expect(second).toMatchObject({ dropped: { memory: 30, cache_api: 30 }, has_more: false });
  });
});

describe("POST /cache/warm", () => {
  test("builds the first pages of a ranking once", async () => {
    const client = await openBacklog();
    const { id: workspace, environment } = client;
    clearAllMemories();
    const first = await readJson(
      sendAsRoot(environment, "/cache/warm", { workspace, model: "rice", pages: 3 }),
    );
    expect(first).toEqual({ generation: 1, built: 1, cached: 0, skipped: 0 }); // seven items are one page
    clearAllMemories();
    expect(await readJson(sendAsRoot(environment, "/cache/warm", { workspace }))).toMatchObject({
      cached: 1,
    });
    const page = await client.get("/ranking");
    expect(page.headers.get("cache-status")).toBe("ordinal; hit; detail=memory");
  });

  test("runs after a publish, so that the next reader of a hot page finds it in the Cache API", async () => {
    const client = await openBacklog();
    const address = "/ranking?model=rice&limit=2&status=open";
    await readUntilHot(client, address);
    expect(await env.CACHE.get(formatHotPagesKey(client.id))).toContain("status=open");
    await createItem(client, {
      title: "New",
      ratings: buildRiceRatings(99),
    });
    advanceClock(5);
    await client.environment.drain();
    clearAllMemories();
    const page = await client.get(address);
    expect(page.headers.get("cache-status")).toBe("ordinal; hit; detail=cache-api");
    expect(page.headers.get("ordinal-generation")).toBe("2");
    expect(await page.text()).toContain("New");
  });

  test("runs as a cron trigger", async () => {
    const client = await openBacklog();
    await readUntilHot(client, "/ranking?limit=3");
    await sendAsRoot(client.environment, "/cache/clear", {
      workspace: client.id,
      kinds: ["pages", "rankings", "snapshots"],
    });
    client.environment.points.splice(0);
    await client.environment.tick("*/5 * * * *");
    clearAllMemories();
    const page = await client.get("/ranking?limit=3");
    expect(page.headers.get("cache-status")).toBe("ordinal; hit; detail=cache-api");
    const cron = client.environment.points.find(({ blobs }) => blobs[0] === "cron");
    expect(cron?.blobs[1]).toBe("warmed");
  });

  test("rejects an unknown workspace and an unknown model", async () => {
    const { id: workspace, environment } = await openBacklog();
    const missing = { workspace: "wsp_01jd3wq2f8e5avb1j0yqk3n9ds" };
    expect((await readProblem(sendAsRoot(environment, "/cache/warm", missing))).status).toBe(404);
    const unknown = await readProblem(
      sendAsRoot(environment, "/cache/warm", { workspace, model: "gone" }),
    );
    expect(unknown.status).toBe(422);
  });
});

describe("the key of a workspace", () => {
  test("reads the statistics, and warms and clears the caches of that workspace", async () => {
    const { environment, id: workspace, key } = await openBacklog();
    const send = (path: string, body?: unknown) => sendWithKey(key, environment, { path, body });
    const statuses = await readStatuses([
      send("/cache/stats"),
      send("/cache/warm", { workspace }),
      send("/cache/clear", { workspace }),
    ]);
    expect(statuses).toEqual([200, 200, 200]);
  });

  test.each(["/cache/warm", "/cache/clear"])(
    "finds no other workspace, known or unknown: %s",
    async (path) => {
      const [{ environment, key }, other] = [await openBacklog(), await openBacklog()];
      for (const workspace of [other.id, "wsp_01jd3wq2f8e5avb1j0yqk3n9ds"]) {
        // oxlint-disable-next-line no-await-in-loop -- two requests
        const problem = await readProblem(
          sendWithKey(key, environment, { path, body: { workspace } }),
        );
        expect(problem).toMatchObject({
          status: 404,
          detail: `No workspace has the id "${workspace}".`,
        });
      }
    },
  );

  test("does not clear the caches of all workspaces", async () => {
    const { environment, key } = await openBacklog();
    const problem = await readProblem(
      sendWithKey(key, environment, { path: "/cache/clear", body: {} }),
    );
    expect(problem).toMatchObject({ status: 403, code: "forbidden" });
  });
});

test.each([
  ["/cache/warm", {}, "/workspace"],
  ["/cache/warm", { workspace: "wsp_1" }, "/workspace"],
  ["/cache/warm", { workspace: "wsp_01jd3wq2f8e5avb1j0yqk3n9ds", pages: 21 }, "/pages"],
  ["/cache/warm", { workspace: "wsp_01jd3wq2f8e5avb1j0yqk3n9ds", pages: 0.5 }, "/pages"],
  ["/cache/warm", { workspace: "wsp_01jd3wq2f8e5avb1j0yqk3n9ds", deep: true }, "/deep"],
  ["/cache/clear", { kinds: [] }, "/kinds"],
  ["/cache/clear", { kinds: ["items"] }, "/kinds/0"],
  ["/cache/clear", { workspace: 7 }, "/workspace"],
  ["/cache/clear", { everything: true }, "/everything"],
])("%s rejects %j and points at %s", async (path, body, pointer) => {
  const problem = await readProblem(sendAsRoot(openWorkerEnvironment(), path, body));
  expect([400, 422]).toContain(problem.status);
  expect(listErrorLocations(problem)).toContainEqual({ pointer });
});
