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
  request,
  type WorkerEnvironment,
} from "../environments/worker.ts";
import { advanceClock, restoreClock } from "./clock.ts";
import { errorLocations, readProblem } from "./problems.ts";

/** As whoever holds the root key. */
function ask(environment: WorkerEnvironment, path: string, body?: unknown): Promise<Response> {
  return askAs(env.ROOT_KEY ?? "", environment, { path, body });
}

function askAs(
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

function rice(reach: number) {
  return { reach, impact: 1, confidence: 1, effort: 1 };
}

async function openBacklog(): Promise<Client> {
  const client = await openWorkspace(undefined, "rice");
  await createItems(
    client,
    Array.from({ length: 7 }, (_, at) => ({ title: `Item ${at}`, ratings: rice(at + 1) })),
  );
  await client.environment.drain();
  return client;
}

const addresses = ["/ranking", "/ranking?limit=3&model=ice", "/summary", "/rankings", "/items"];

/** With a name of its own for the request, and nothing older than now. */
async function readAll(client: Client) {
  const generation = String(await readGeneration(client));
  const headers = { "x-request-id": "read", "ordinal-min-generation": generation };
  const answers = [];
  for (const address of addresses) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    answers.push(await readResponse(client.get(address, headers)));
  }
  return answers;
}

/** Reads a page so often that it is counted, over so long that it is written down. */
async function makeHot(client: Client, address: string): Promise<void> {
  for (const seconds of [0, 31]) {
    advanceClock(seconds);
    for (let time = 0; time < 16; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await client.get(address);
    }
  }
  restoreClock();
}

async function named({ id }: Client) {
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

async function statsOf(environment: WorkerEnvironment): Promise<Stats> {
  return readJson(ask(environment, "/cache/stats"));
}

function pagesOf({ kinds }: Stats) {
  return kinds.find(({ kind }) => kind === "pages");
}

function nearHitsOf({ tiers }: Stats): number {
  return tiers.find(({ tier }) => tier === "cache-api")?.hits ?? 0;
}

describe("the stats of copies", () => {
  test("say what is held, within what, and how often it was there", async () => {
    const { environment, get } = await openBacklog();
    const before = await statsOf(environment);
    await get("/ranking?limit=3");
    await get("/ranking?limit=3");
    const after = await statsOf(environment);
    const grown = (what: "hits" | "misses" | "entries") =>
      (pagesOf(after)?.[what] ?? 0) - (pagesOf(before)?.[what] ?? 0);
    expect(after.scope).toBe("isolate");
    expect([grown("misses"), grown("hits"), grown("entries")]).toEqual([1, 1, 1]);
    expect(after.kinds.every(({ bytes, budget_bytes }) => bytes <= budget_bytes)).toBe(true);
    expect(after.tiers.map(({ tier }) => tier)).toEqual(["memory", "cache-api", "kv"]);
  });

  test("count what was far away, and take hits and misses for a rate", async () => {
    const { environment, get } = await openBacklog();
    const before = await statsOf(environment);
    await get("/ranking?limit=4");
    clearAllMemories();
    await get("/ranking?limit=4");
    const after = await statsOf(environment);
    expect(nearHitsOf(after) - nearHitsOf(before)).toBeGreaterThan(0);
    for (const { hits, misses, hit_rate } of after.kinds) {
      expect(hit_rate).toBe(hits + misses === 0 ? null : hits / (hits + misses));
    }
  });
});

describe("clearing copies", () => {
  test("changes no answer, of one workspace or of all, whatever the kind", async () => {
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
      // oxlint-disable-next-line no-await-in-loop -- one after another
      expect((await ask(client.environment, "/cache/clear", body)).status).toBe(200);
      // oxlint-disable-next-line no-await-in-loop -- see above
      expect(await readAll(client)).toEqual(before);
    }
  });

  test("of a workspace drops what is near and what is far, and nobody else's", async () => {
    const [client, other] = [await openBacklog(), await openBacklog()];
    await client.get("/ranking");
    await other.get("/ranking");
    const mine = await named(client);
    const others = await named(other);
    const cleared = await readJson<{
      dropped: { memory: number; cache_api: number; kv: number };
      has_more: boolean;
    }>(ask(client.environment, "/cache/clear", { workspace: client.id }));
    expect(mine.length).toBeGreaterThan(1);
    expect(cleared.dropped.kv).toBe(mine.length);
    expect(cleared.dropped.cache_api).toBeGreaterThanOrEqual(mine.length);
    expect(cleared.has_more).toBe(false);
    expect(await named(client)).toEqual([]);
    expect(await named(other)).toEqual(others);
    const held = await other.get("/ranking");
    expect(held.headers.get("cache-status")).toBe("ordinal; hit; detail=memory");
    const made = await client.get("/ranking");
    expect(made.headers.get("cache-status")).toBe(
      'ordinal; fwd=miss; detail="ranking from origin"',
    );
  });

  test("of a kind leaves the other kinds", async () => {
    const client = await openBacklog();
    await client.get("/ranking");
    await ask(client.environment, "/cache/clear", { workspace: client.id, kinds: ["pages"] });
    const made = await client.get("/ranking");
    expect(made.headers.get("cache-status")).toBe(
      'ordinal; fwd=miss; detail="ranking from memory"',
    );
  });

  test("drops a bounded number at once, and says that there is more", async () => {
    const client = await openBacklog();
    const pages = Array.from({ length: 130 }, (_, at) => `/ranking?limit=${at + 1}`);
    await Promise.all(pages.map((page) => client.get(page)));
    advanceClock(2);
    await Promise.all(pages.map((page) => client.get(page)));
    const body = { workspace: client.id, kinds: ["pages"] };
    const first = await readJson(ask(client.environment, "/cache/clear", body));
    const second = await readJson(ask(client.environment, "/cache/clear", body));
    expect(first).toMatchObject({ dropped: { memory: 100, cache_api: 100 }, has_more: true });
    expect(second).toMatchObject({ dropped: { memory: 30, cache_api: 30 }, has_more: false });
  });
});

describe("warming", () => {
  test("makes the first pages of a ranking, and finds them there", async () => {
    const client = await openBacklog();
    const { id: workspace, environment } = client;
    clearAllMemories();
    const made = await readJson(
      ask(environment, "/cache/warm", { workspace, model: "rice", pages: 3 }),
    );
    expect(made).toEqual({ generation: 1, made: 1, held: 0, left: 0 }); // seven items are one page
    clearAllMemories();
    expect(await readJson(ask(environment, "/cache/warm", { workspace }))).toMatchObject({
      held: 1,
    });
    const page = await client.get("/ranking");
    expect(page.headers.get("cache-status")).toBe("ordinal; hit; detail=memory");
  });

  test("follows a publish: what was read most is in the data centre before its next reader", async () => {
    const client = await openBacklog();
    const address = "/ranking?model=rice&limit=2&status=open";
    await makeHot(client, address);
    expect(await env.CACHE.get(formatHotPagesKey(client.id))).toContain("status=open");
    await createItem(client, {
      title: "New",
      ratings: rice(99),
    });
    advanceClock(5);
    await client.environment.drain();
    clearAllMemories();
    const page = await client.get(address);
    expect(page.headers.get("cache-status")).toBe("ordinal; hit; detail=cache-api");
    expect(page.headers.get("ordinal-generation")).toBe("2");
    expect(await page.text()).toContain("New");
  });

  test("goes by the clock, too", async () => {
    const client = await openBacklog();
    await makeHot(client, "/ranking?limit=3");
    await ask(client.environment, "/cache/clear", {
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

  test("of a workspace that is not there, and by a model that is not, is refused", async () => {
    const { id: workspace, environment } = await openBacklog();
    const nowhere = { workspace: "wsp_01jd3wq2f8e5avb1j0yqk3n9ds" };
    expect((await readProblem(ask(environment, "/cache/warm", nowhere))).status).toBe(404);
    const unknown = await readProblem(
      ask(environment, "/cache/warm", { workspace, model: "gone" }),
    );
    expect(unknown.status).toBe(422);
  });
});

describe("only the root key", () => {
  test.each([
    ["/cache/stats", undefined],
    ["/cache/warm", {}],
    ["/cache/clear", {}],
  ])("may ask for %s", async (path, body) => {
    const { environment, key } = await openWorkspace();
    expect((await readProblem(askAs(key, environment, { path, body }))).status).toBe(403);
    expect((await readProblem(askAs("ord_nobody", environment, { path, body }))).status).toBe(401);
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
])("%s does not take %j, and points at %s", async (path, body, pointer) => {
  const problem = await readProblem(ask(openWorkerEnvironment(), path, body));
  expect([400, 422]).toContain(problem.status);
  expect(errorLocations(problem)).toContainEqual({ pointer });
});
