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

type Place = {
  readonly rank: number;
  readonly score: number | null;
  readonly item: ItemView;
  readonly stability?: Firmness | null;
  readonly breakdown?: { readonly parts: readonly { readonly part: number }[] } | null;
  readonly parent?: { readonly id: string; readonly title: string; readonly type: string } | null;
};

type Firmness = {
  readonly p_top: Readonly<Record<string, number>> | null;
  readonly best: number | null;
  readonly worst: number | null;
  readonly expected: number | null;
  readonly margin: { readonly above: number | null; readonly below: number | null };
  readonly critical: {
    readonly criterion: string;
    readonly change_percent: number;
    readonly against: string;
  } | null;
};

type Page = {
  readonly ranking: { readonly id: string; readonly generation: number };
  readonly data: readonly Place[];
  readonly page: { readonly next_cursor: string | null };
};

type Summary = {
  readonly method: string;
  readonly reason: string | null;
  readonly draws: number;
  readonly criteria: readonly string[];
  readonly secure: Readonly<Record<string, number>>;
  readonly most_critical: { readonly first: { readonly criterion: string } | null };
  readonly data: readonly (Firmness & { readonly rank: number })[];
};

/** Value .51 against speed .49: a change of 4 % turns the two over. */
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

async function pageOf(client: Client, query: string): Promise<Page> {
  const headers = { "ordinal-min-generation": String(await readGeneration(client)) };
  return readJson(client.get(`/ranking?model=twins&${query}`, headers));
}

describe("a page asked to expand", () => {
  test("says how firmly each item stands, why it scores so, and what is above it", async () => {
    const { client, items } = await openTwins();
    const { data } = await pageOf(client, "expand=parent,stability,breakdown");
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
    expect(first?.breakdown?.parts.map(({ part }) => part)).toEqual([0.51, 0]);
    expect(second).toMatchObject({ parent: null, stability: { critical: null } });
    expect(last).toMatchObject({ score: null, stability: null, breakdown: { parts: [{}, {}] } });
    expect(Object.keys(first ?? {}).slice(-3)).toEqual(["stability", "breakdown", "parent"]);
  });

  test("is another answer than one that is not, whatever the order it is asked in", async () => {
    const { client } = await openTwins();
    const tagOf = async (query: string) =>
      (await readResponse(client.get(`/ranking?model=twins${query}`))).etag;
    const plain = await tagOf("");
    const expanded = await tagOf("&expand=stability,parent");
    expect(expanded).not.toBe(plain);
    expect(await tagOf("&expand=parent,stability,parent")).toBe(expanded);
    const headers = { "if-none-match": expanded ?? "" };
    const again = await client.get("/ranking?model=twins&expand=parent,stability", headers);
    expect(again.status).toBe(304);
  });

  test("walks on by its cursor, which belongs to what was expanded", async () => {
    const { client } = await openTwins();
    const { data, page } = await pageOf(client, "limit=1&expand=stability");
    const next = await pageOf(client, `limit=1&expand=stability&cursor=${page.next_cursor}`);
    expect([...data, ...next.data].map(({ item }) => item.title)).toEqual(["Valuable", "Fast"]);
    expect(next.data[0]?.stability).toMatchObject({ best: 1, worst: 2 });
    const foreign = client.get(`/ranking?model=twins&limit=1&cursor=${page.next_cursor}`);
    expect((await readProblem(foreign)).status).toBe(400);
  });

  test("tells the breakdown of a ranking, and none of an item that was edited since", async () => {
    const { client, items } = await openTwins();
    const { ranking } = await pageOf(client, "");
    await client.send("PATCH", `/items/${requireValue(items[2]).id}`, { ratings: { speed: 9 } });
    const { data } = await readJson<Page>(client.get(`/rankings/${ranking.id}?expand=breakdown`));
    expect(data[0]?.breakdown?.parts.map(({ part }) => part)).toEqual([0.51, 0]);
    expect(data[1]?.breakdown).toBeNull();
  });

  test("has margins alone where nothing is uncertain", async () => {
    const { client } = await openTwins();
    const rice = { reach: 10, impact: 1, confidence: 1, effort: 1 };
    await createItems(client, [{ title: "Rated", ratings: rice }]);
    const headers = { "ordinal-min-generation": String(await readGeneration(client)) };
    const asked = client.get("/ranking?model=rice&expand=stability", headers);
    const { data } = await readJson<Page>(asked);
    expect(data[0]?.stability).toEqual({
      p_top: null,
      p_rank: null,
      best: null,
      worst: null,
      expected: null,
      margin: { above: null, below: null, cut: {} },
      critical: null,
    });
  });

  test.for(["expand=children", "expand=", "expand=parent,,stability", "expand=parent&expand=x"])(
    "refuses ?%s and names the parameter",
    async (query) => {
      const { client } = await openTwins();
      const problem = await readProblem(client.get(`/ranking?${query}`));
      expect(problem).toMatchObject({ status: 400, errors: [{ parameter: "expand" }] });
    },
  );
});

describe("the stability of a ranking", () => {
  test("does not call secure what a small change of a weight turns over", async () => {
    const { client, items } = await openTwins();
    const { ranking } = await pageOf(client, "");
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
    ["weighted-product", 100 * (1 / 1.5 - 1)],
    ["topsis", undefined],
  ])("draws the weights of %s", async (kind, change) => {
    const client = await openWorkspace();
    const criteria = ["value", "speed"].map((key) => ({ key, min: 1, max: 100 }));
    const weights = { value: 0.6, speed: 0.4 };
    await client.send("POST", "/models", { id: "drawn", kind, criteria, weights });
    await createItems(client, [
      { title: "Valuable", ratings: { value: 8, speed: 2 } },
      { title: "Fast", ratings: { value: 2, speed: 8 } },
    ]);
    const headers = { "ordinal-min-generation": String(await readGeneration(client)) };
    const query = "/ranking?model=drawn&expand=stability";
    const { ranking, data } = await readJson<Page>(client.get(query, headers));
    const summary = await readJson<Summary>(client.get(`/rankings/${ranking.id}/stability`));
    expect(summary).toMatchObject({ method: "weights", criteria: ["value", "speed"] });
    expect(data[0]).toMatchObject({ item: { title: "Valuable" }, stability: { worst: 2 } });
    // They mirror each other: equal where both weigh .4. Of distances no change is looked for.
    const told = data[0]?.stability?.critical?.change_percent;
    expect(told === undefined ? told : Math.round(told * 1e6)).toBe(
      change && Math.round(change * 1e6),
    );
  });

  test("is the same to the byte when every copy is lost", async () => {
    const { client } = await openTwins();
    const { ranking } = await pageOf(client, "expand=stability");
    const before = await readResponse(client.get(`/rankings/${ranking.id}/stability`));
    await loseCopiesOf(client);
    expect(await readResponse(client.get(`/rankings/${ranking.id}/stability`))).toEqual(before);
  });

  test("of nothing, or of nobody's ranking, is said so", async () => {
    const client = await openWorkspace();
    const { ranking } = await readJson<Page>(client.get("/ranking?model=qvf"));
    const empty = await readJson<Summary>(client.get(`/rankings/${ranking.id}/stability`));
    expect(empty).toMatchObject({ data: [], secure: { 1: 0 }, most_critical: { first: null } });
    const unknown = client.get("/rankings/rnk_00000000000000000000000000/stability");
    expect((await readProblem(unknown)).status).toBe(404);
    const most = client.get(`/rankings/${ranking.id}/stability?limit=1001`);
    expect((await readProblem(most)).status).toBe(400);
  });
});

describe("a stability message", () => {
  test("follows a publish, and leaves a copy that readers find", async () => {
    const { client } = await openTwins();
    const { environment, id } = client;
    const generation = await readGeneration(client);
    environment.queued.splice(0);
    await environment.deliver([{ kind: "publish", workspace: id, generation }]);
    const job = { kind: "stability", workspace: id, generation, model: "qvf-classic", revision: 1 };
    expect(environment.queued).toContainEqual(job);
    const result = await environment.deliver([job, job], "ordinal-stability");
    expect(result.explicitAcks.toSorted()).toEqual(["m0", "m1"]);
    const { keys } = await env.CACHE.list({ prefix: `${id}/${generation}/stability/` });
    expect(keys.map(({ name }) => name)).toEqual([
      expect.stringContaining(
        `${id}/${generation}/stability/qvf-classic/1/2-${analysisRevision}-512-1000-`,
      ),
    ]);
  });

  test("of an older generation than the published one is taken without work", async () => {
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
    const job = { kind: "stability", ...name, generation: before };
    const result = await environment.deliver([job], "ordinal-stability");
    expect(result.explicitAcks).toEqual(["m0"]);
    const { keys } = await env.CACHE.list({ prefix: `${id}/${before}/stability/` });
    expect(keys).toEqual([]);
  });

  test("of a workspace that is not there is taken and forgotten", async () => {
    const { environment } = await openWorkspace();
    const workspace = "wsp_00000000000000000000000000";
    const job = { kind: "stability", workspace, generation: 1, model: "qvf", revision: 1 };
    expect((await environment.deliver([job], "ordinal-stability")).explicitAcks).toEqual(["m0"]);
  });
});

async function loseCopiesOf({ id }: Client): Promise<void> {
  clearAllMemories();
  const { keys } = await env.CACHE.list({ prefix: id });
  await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
}
