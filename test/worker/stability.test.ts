import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { analysisRevision } from "../../src/core/stability/plan.ts";
import { computeStability } from "../../src/flows/stability/compute-stability.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  readResponse,
  type Client,
  readGeneration,
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  requireValue,
} from "../environments/worker.ts";
import { readProblem } from "./problems.ts";

type RankedItem = {
  readonly rank: number;
  readonly score: number | null;
  readonly item: ItemView;
  readonly stability?: Stability | null;
  readonly breakdown?: { readonly parts: readonly { readonly contribution: number }[] } | null;
  readonly parent?: { readonly id: string; readonly title: string; readonly type: string } | null;
};

type Stability = {
  readonly p_top: Readonly<Record<string, number>> | null;
  readonly best: number | null;
  readonly worst: number | null;
  readonly expected: number | null;
  readonly p_beats_next: number | null;
  readonly margin: { readonly above: number | null; readonly below: number | null };
  readonly critical: {
    readonly criterion: string;
    readonly change_percent: number;
    readonly against: string;
  } | null;
};

type Page = {
  readonly ranking: { readonly id: string; readonly generation: number };
  readonly data: readonly RankedItem[];
  readonly page: { readonly next_cursor: string | null };
  readonly stability?: { readonly weights: string; readonly description: string };
};

type Summary = {
  readonly method: string;
  readonly reason: string | null;
  readonly draws: number;
  readonly criteria: readonly string[];
  readonly secure: Readonly<Record<string, number>>;
  readonly most_critical: { readonly first: { readonly criterion: string } | null };
  readonly data: readonly (Stability & {
    readonly rank: number;
    readonly comparison: string | null;
  })[];
};

/** Creates two items that swap ranks if a weight of .51 and .49 changes by 4 %. */
async function openTwins(): Promise<{ client: Client; items: readonly ItemView[] }> {
  const client = await openWorkspace();
  const criteria = ["value", "speed"].map((key) => ({ key, min: 0, max: 10 }));
  const weights = { value: 0.51, speed: 0.49 };
  await client.send("POST", "/models", { id: "twins", kind: "weighted", criteria, weights });
  const items = await createItems(client, [
    { title: "Above", type: "epic" },
    { title: "Valuable", ratings: { value: 10, speed: 0 } },
    { title: "Fast", ratings: { value: 0, speed: 10 } },
  ]);
  const parent = requireValue(items[0]).id;
  await client.send("PATCH", `/items/${requireValue(items[1]).id}`, { parent });
  return { client, items };
}

async function readPage(client: Client, query: string): Promise<Page> {
  const headers = { "ordinal-min-generation": String(await readGeneration(client)) };
  return readJson(client.get(`/ranking?model=twins&${query}`, headers));
}

/** Opens the ranking of the twins, and a function that reads its stability. */
async function openRanking() {
  const { client, items } = await openTwins();
  const { ranking } = await readPage(client, "");
  const path = `/rankings/${ranking.id}/stability`;
  const readSummary = (query = "") => readJson<Summary>(client.get(`${path}${query}`));
  return { client, items, path, readSummary };
}

describe("a ranking page with expand", () => {
  test("returns the stability, the breakdown and the parent of each item", async () => {
    const { client, items } = await openTwins();
    const { data } = await readPage(client, "expand=parent,stability,breakdown");
    const [first, second, last] = data;
    expect(first).toMatchObject({
      item: { title: "Valuable" },
      stability: {
        best: 1,
        worst: 2,
        margin: { above: null, below: expect.closeTo(0.02, 12), cut: { 1: expect.closeTo(0.02) } },
        critical: { criterion: "value", against: requireValue(items[2]).id },
      },
      parent: { id: requireValue(items[0]).id, title: "Above", type: "epic" },
    });
    expect(first?.stability?.critical?.change_percent).toBeCloseTo(-200 / 51, 9); // −.02 / .51
    expect(first?.stability?.p_top?.["1"]).toBeLessThan(0.95);
    expect(first?.breakdown?.parts.map(({ contribution }) => contribution)).toEqual([0.51, 0]);
    expect(second).toMatchObject({ parent: null, stability: { critical: null } });
    expect(last).toMatchObject({ score: null, stability: null, breakdown: { parts: [{}, {}] } });
    expect(Object.keys(first ?? {}).slice(-3)).toEqual(["stability", "breakdown", "parent"]);
  });

  test("states the draws of its stability: the plan of published rankings", async () => {
    const { client } = await openTwins();
    const { stability } = await readPage(client, "expand=stability");
    expect(stability).toMatchObject({
      method: "weights",
      weights: "around",
      spread: 20,
      order: null,
      draws: 512,
      description: "512 draws. Each weight is uniform within ±20 % of its value, then normalised.",
    });
    expect(await readPage(client, "")).not.toHaveProperty("stability");
  });

  test("has its own ETag, which does not depend on the order of the names", async () => {
    const { client } = await openTwins();
    const readTag = async (query: string) =>
      (await readResponse(client.get(`/ranking?model=twins${query}`))).etag;
    const plain = await readTag("");
    const expanded = await readTag("&expand=stability,parent");
    expect(expanded).not.toBe(plain);
    expect(await readTag("&expand=parent,stability,parent")).toBe(expanded);
    const headers = { "if-none-match": expanded ?? "" };
    const notModified = await client.get("/ranking?model=twins&expand=parent,stability", headers);
    expect(notModified.status).toBe(304);
  });

  test("continues by a cursor that is valid only with the same expand", async () => {
    const { client } = await openTwins();
    const { data, page } = await readPage(client, "limit=1&expand=stability");
    const next = await readPage(client, `limit=1&expand=stability&cursor=${page.next_cursor}`);
    expect([...data, ...next.data].map(({ item }) => item.title)).toEqual(["Valuable", "Fast"]);
    expect(next.data[0]?.stability).toMatchObject({ best: 1, worst: 2 });
    const foreign = client.get(`/ranking?model=twins&limit=1&cursor=${page.next_cursor}`);
    expect((await readProblem(foreign)).status).toBe(400);
  });

  test("returns no breakdown for an item that changed after the ranking", async () => {
    const { client, items } = await openTwins();
    const { ranking } = await readPage(client, "");
    await client.send("PATCH", `/items/${requireValue(items[2]).id}`, { ratings: { speed: 9 } });
    const { data } = await readJson<Page>(client.get(`/rankings/${ranking.id}?expand=breakdown`));
    expect(data[0]?.breakdown?.parts.map(({ contribution }) => contribution)).toEqual([0.51, 0]);
    expect(data[1]?.breakdown).toBeNull();
  });

  test("returns only margins if the model has no uncertain weights", async () => {
    const { client } = await openTwins();
    const rice = { reach: 10, impact: 1, confidence: 1, effort: 1 };
    await createItems(client, [{ title: "Rated", ratings: rice }]);
    const headers = { "ordinal-min-generation": String(await readGeneration(client)) };
    const response = client.get("/ranking?model=rice&expand=stability", headers);
    const { data } = await readJson<Page>(response);
    expect(data[0]?.stability).toEqual({
      p_top: null,
      p_rank: null,
      best: null,
      worst: null,
      expected: null,
      p_beats_next: null,
      margin: { above: null, below: null, cut: {} },
      critical: null,
    });
  });

  test.for(["expand=children", "expand=", "expand=parent,,stability", "expand=parent&expand=x"])(
    "rejects ?%s and names the parameter",
    async (query) => {
      const { client } = await openTwins();
      const problem = await readProblem(client.get(`/ranking?${query}`));
      expect(problem).toMatchObject({ status: 400, errors: [{ parameter: "expand" }] });
    },
  );
});

describe("the stability of a ranking", () => {
  test("does not report ranks as secure if a small change to a weight swaps them", async () => {
    const { client, items } = await openTwins();
    const { ranking } = await readPage(client, "");
    const summary = await readJson<Summary>(client.get(`/rankings/${ranking.id}/stability`));
    expect(summary).toMatchObject({
      ranking: { id: ranking.id },
      method: "weights",
      reason: null,
      draws: 512,
      criteria: ["value", "speed"],
      secure: { 1: 0, 10: 2, 50: 2, 100: 2 },
      most_critical: {
        first: { rank: 1, criterion: "value", against: { id: requireValue(items[2]).id } },
      },
    });
    expect(summary.data.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(summary.data[0]).toHaveProperty("central_weights.value");
    expect(summary.data[0]).toHaveProperty("rank_acceptability.length", 10);
  });

  test.each([
    ["weighted-product", 100 * (0.45 / 0.55 - 1)],
    ["topsis", undefined],
  ])("varies the weights of %s", async (kind, change) => {
    const client = await openWorkspace();
    const criteria = ["value", "speed"].map((key) => ({ key, min: 1, max: 100 }));
    const weights = { value: 0.55, speed: 0.45 };
    await client.send("POST", "/models", { id: "varied", kind, criteria, weights });
    await createItems(client, [
      { title: "Valuable", ratings: { value: 8, speed: 2 } },
      { title: "Fast", ratings: { value: 2, speed: 8 } },
    ]);
    const headers = { "ordinal-min-generation": String(await readGeneration(client)) };
    const query = "/ranking?model=varied&expand=stability";
    const { ranking, data } = await readJson<Page>(client.get(query, headers));
    const summary = await readJson<Summary>(client.get(`/rankings/${ranking.id}/stability`));
    expect(summary).toMatchObject({ method: "weights", criteria: ["value", "speed"] });
    expect(data[0]).toMatchObject({ item: { title: "Valuable" }, stability: { worst: 2 } });
    // The items mirror each other: they tie where both weights are .45. TOPSIS has no
    // critical change.
    const actual = data[0]?.stability?.critical?.change_percent;
    expect(actual === undefined ? actual : Math.round(actual * 1e6)).toBe(
      change && Math.round(change * 1e6),
    );
  });

  test("has the same bytes after all caches are cleared", async () => {
    const { client } = await openTwins();
    const { ranking } = await readPage(client, "expand=stability");
    const before = await readResponse(client.get(`/rankings/${ranking.id}/stability`));
    await clearCachesOf(client);
    expect(await readResponse(client.get(`/rankings/${ranking.id}/stability`))).toEqual(before);
  });

  test("is empty for an empty ranking, and 404 for an unknown ranking", async () => {
    const client = await openWorkspace();
    const { ranking } = await readJson<Page>(client.get("/ranking?model=qvf"));
    const empty = await readJson<Summary>(client.get(`/rankings/${ranking.id}/stability`));
    expect(empty).toMatchObject({ data: [], secure: { 1: 0 }, most_critical: { first: null } });
    const unknown = client.get("/rankings/rnk_00000000000000000000000000/stability");
    expect((await readProblem(unknown)).status).toBe(404);
    const tooMany = client.get(`/rankings/${ranking.id}/stability?limit=1001`);
    expect((await readProblem(tooMany)).status).toBe(400);
  });
});

describe("the stability of a ranking by other weights", () => {
  test("compares each item with the next one, as a share and in words", async () => {
    const { readSummary } = await openRanking();
    // P(.51f > .49g) with f and g uniform in .8–1.2 is .595; σ is .022.
    const [first, last] = (await readSummary()).data;
    const percent = Math.round((first?.p_beats_next ?? 0) * 100);
    expect(percent).toBeGreaterThan(50);
    expect(percent).toBeLessThan(69);
    expect(first?.comparison).toBe(`"Valuable" beats "Fast" in ${percent} % of weightings.`);
    expect(last).toMatchObject({ p_beats_next: null, comparison: null });
  });

  test("keeps every rank with a spread of 0, and differs by distribution", async () => {
    const { readSummary } = await openRanking();
    const certain = await readSummary("?weights=around&spread=0");
    expect(certain).toMatchObject({ weights: "around", spread: 0, secure: { 1: 1 } });
    expect(certain.data[0]).toMatchObject({ p_rank: 1, p_beats_next: 1, worst: 1 });
    const simplex = await readSummary("?weights=simplex");
    expect(simplex).toMatchObject({ weights: "simplex", spread: null, intervals: "likely" });
    const byOwn = await readSummary("?weights=ordered");
    expect(byOwn).toMatchObject({ weights: "ordered", order: ["value", "speed"] });
    expect(byOwn.data[0]).toMatchObject({ p_beats_next: 1 });
    const reversed = await readSummary("?weights=ordered&order=speed,value");
    expect(reversed).toMatchObject({ order: ["speed", "value"], data: [{ p_beats_next: 0 }, {}] });
  });

  test("is cached by its own key, and gives the same bytes after a clear", async () => {
    const { client, path } = await openRanking();
    const queries = ["", "?weights=simplex", "?spread=21", "?weights=ordered&order=speed,value"];
    const readAll = () =>
      Promise.all(queries.map((query) => readResponse(client.get(`${path}${query}`))));
    const before = await readAll();
    expect(new Set(before.map(({ body }) => JSON.stringify(body))).size).toBe(queries.length);
    await clearCachesOf(client);
    expect(await readAll()).toEqual(before);
  });

  test("draws intervals together with the weights, unless the request counts them as likely", async () => {
    const { client, items } = await openTwins();
    const speed = { low: 0, likely: 10, high: 10 };
    await client.send("PATCH", `/items/${requireValue(items[2]).id}`, { ratings: { speed } });
    const { ranking } = await readPage(client, "");
    const path = `/rankings/${ranking.id}/stability`;
    const drawn = await readJson<Summary>(client.get(path));
    expect(drawn).toMatchObject({ method: "weights-and-ratings", intervals: "drawn" });
    const likely = await readJson<Summary>(client.get(`${path}?intervals=likely`));
    expect(likely).toMatchObject({ method: "weights", intervals: "likely" });
    const [byDraws, byWeights] = [drawn, likely].map(({ data }) => data[0]?.p_beats_next ?? 0);
    expect(byDraws).toBeGreaterThan(byWeights ?? 1);
  });

  test.for([
    ["weights=none", 400, "weights"],
    ["spread=101", 400, "spread"],
    ["spread=-1", 400, "spread"],
    ["spread=1.5", 400, "spread"],
    ["intervals=all", 400, "intervals"],
    ["order=", 400, "order"],
    ["weights=simplex&spread=5", 422, "spread"],
    ["order=value,speed", 422, "order"],
    ["weights=ordered&order=value", 422, "order"],
    ["weights=ordered&order=value,speed,ease", 422, "order"],
  ] as const)("rejects ?%s with %d and names the parameter", async ([query, status, parameter]) => {
    const { client, path } = await openRanking();
    const problem = await readProblem(client.get(`${path}?${query}`));
    expect(problem).toMatchObject({ status, errors: [{ parameter }] });
  });
});

describe("a stability message", () => {
  test("is queued by a publish, and caches the analysis", async () => {
    const { client } = await openTwins();
    const { environment, id } = client;
    const generation = await readGeneration(client);
    environment.queued.splice(0);
    await environment.deliver([{ kind: "publish", workspace: id, generation }]);
    const message = {
      kind: "stability",
      workspace: id,
      generation,
      model: "qvf-classic",
      revision: 1,
    };
    expect(environment.queued).toContainEqual(message);
    const result = await environment.deliver([message, message], "ordinal-stability");
    expect(result.explicitAcks.toSorted()).toEqual(["m0", "m1"]);
    const { keys } = await env.CACHE.list({ prefix: `${id}/${generation}/stability/` });
    expect(keys.map(({ name }) => name)).toEqual([
      expect.stringContaining(
        `${id}/${generation}/stability/qvf-classic/1/2/open/3-${analysisRevision}-512-1000-`,
      ),
    ]);
  });

  test("does no work if a newer generation is published", async () => {
    const { client, items } = await openTwins();
    const { environment, id } = client;
    const before = await readGeneration(client);
    await client.get("/ranking");
    await client.send("PATCH", `/items/${requireValue(items[1]).id}`, { size: 3 });
    const generation = await readGeneration(client);
    const headers = { "ordinal-min-generation": String(generation) };
    await client.get("/ranking", headers);
    const { deps } = openWorkerDeps();
    const name = { workspace: id, model: "qvf-classic", revision: 1 };
    expect(await computeStability(deps, { ...name, generation: before })).toBe("superseded");
    expect(await computeStability(deps, { ...name, generation })).toBe("computed");
    expect(await computeStability(deps, { ...name, generation })).toBe("current");
    const message = { kind: "stability", ...name, generation: before };
    const result = await environment.deliver([message], "ordinal-stability");
    expect(result.explicitAcks).toEqual(["m0"]);
    const { keys } = await env.CACHE.list({ prefix: `${id}/${before}/stability/` });
    expect(keys).toEqual([]);
  });

  test("is acknowledged if its workspace does not exist", async () => {
    const { environment } = await openWorkspace();
    const workspace = "wsp_00000000000000000000000000";
    const message = { kind: "stability", workspace, generation: 1, model: "qvf", revision: 1 };
    expect((await environment.deliver([message], "ordinal-stability")).explicitAcks).toEqual([
      "m0",
    ]);
  });
});

async function clearCachesOf({ id }: Client): Promise<void> {
  clearAllMemories();
  const { keys } = await env.CACHE.list({ prefix: id });
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
}
