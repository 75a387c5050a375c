import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { decodeRanking, encodeRanking } from "../../src/cache/format/ranking-codec.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { findMismatch } from "../../src/core/ranking/ranking-mismatch.ts";
import { type Ranking } from "../../src/core/ranking/ranking.ts";
import { verifyRanking } from "../../src/flows/rankings/verify-ranking.ts";
import { actorOf } from "../environments/actors.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  readResponse,
  type Client,
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  requireValue,
  stub,
  request,
} from "../environments/worker.ts";
import { readProblem } from "./problems.ts";

type Verification = {
  readonly is_valid: boolean;
  readonly digest: string;
  readonly recomputed_digest: string;
  readonly generation: number;
  readonly count: number;
  readonly first_difference?: {
    readonly tier: string;
    readonly rank: number | null;
    readonly item: { readonly title: string; readonly number: number } | null;
    readonly field: string;
    readonly expected: unknown;
    readonly found: unknown;
  };
  readonly tiers: readonly {
    readonly tier: string;
    readonly digest: string | null;
    readonly is_equal: boolean;
    readonly is_repaired: boolean;
  }[];
};

/** Ranks three items with the scores 9, 5 and 1, and then changes all of them. */
async function openHistory() {
  const client = await openWorkspace(undefined, "rice");
  const items = await createItems(
    client,
    [9, 5, 1].map((reach) => ({
      title: `Reaches ${reach}`,
      external_id: `R-${reach}`,
      status: reach === 9 ? "open" : "doing",
      ratings: { reach, impact: 1, confidence: 1, effort: 1 },
    })),
  );
  const { ranking } = await readJson<{ ranking: { id: string; digest: string } }>(
    client.get("/ranking", { "ordinal-min-generation": "1" }),
  );
  const operations = items.map(({ id }: ItemView) => ({
    op: "patch",
    id,
    patch: { status: "late", ratings: { reach: 3 } },
  }));
  await client.send("POST", "/items:batch", { operations });
  return { client, ...ranking, key: buildCacheKey(client) };
}

function buildCacheKey({ id }: Client): string {
  return `${id}/1/ranking/rice/1/2/open`;
}

function verify(client: Client, id: string): Promise<Verification> {
  return readJson(client.call("POST", `/rankings/${id}:verify`));
}

async function readFromKv(key: string): Promise<Ranking> {
  const bytes = await env.CACHE.get(key, "arrayBuffer");
  return requireValue(decodeRanking(requireValue(bytes)));
}

function buildCacheUrl(key: string): string {
  return `${env.ORIGIN}/cache/${key}`;
}

async function putInCacheApi(key: string, bytes: Uint8Array): Promise<void> {
  const headers = { "cache-control": "public, max-age=600" };
  await caches.default.put(buildCacheUrl(key), new Response(bytes, { headers }));
}

/** Swaps the first two items and keeps the digest. */
function tamper(ranking: Ranking): Uint8Array {
  const [first = 0, second = 0, ...rest] = ranking.number;
  return encodeRanking({ ...ranking, number: Int32Array.of(second, first, ...rest) });
}

const swapped = {
  rank: 1,
  item: { number: 1, title: "Reaches 9", external_id: "R-9" },
  field: "number",
  expected: 1,
  found: 2,
};

/** Checks that a verification finds and repairs the difference, and that the next finds none. */
async function expectRepaired(
  { client, id }: { readonly client: Client; readonly id: string },
  tier: string,
): Promise<Verification> {
  const verification = await verify(client, id);
  const repaired = verification.tiers.find((entry) => entry.tier === tier);
  expect(verification.is_valid).toBe(false);
  expect(repaired).toMatchObject({ is_equal: false, is_repaired: true });
  const others = verification.tiers.filter((entry) => entry.tier !== tier);
  expect(others.every(({ is_equal }) => is_equal)).toBe(true);
  expect(await verify(client, id)).toMatchObject({ is_valid: true });
  return verification;
}

describe("POST /rankings/{id}:verify", () => {
  test("ranks the items again and finds the same ranking in every tier", async () => {
    const { client, id, digest } = await openHistory();
    const verification = await verify(client, id);
    expect(verification).toMatchObject({
      is_valid: true,
      digest,
      recomputed_digest: digest,
      generation: 1,
      count: 3,
    });
    expect(verification.first_difference).toBeUndefined();
    expect(verification.tiers).toEqual(
      ["memory", "cache-api", "kv", "d1"].map((tier) => ({
        tier,
        digest,
        is_equal: true,
        is_repaired: false,
      })),
    );
  });

  test("checks the row in D1 if no cache has the ranking", async () => {
    const { client, id, key, digest } = await openHistory();
    clearAllMemories();
    await env.CACHE.delete(key);
    await caches.default.delete(buildCacheUrl(key));
    const verification = await verify(client, id);
    expect(verification.is_valid).toBe(true);
    expect(verification.tiers).toEqual([
      { tier: "d1", digest, is_equal: true, is_repaired: false },
    ]);
  });

  test("ranks the items of the database, not those of a cached snapshot", async () => {
    const { client, id } = await openHistory();
    const { deps } = openWorkerDeps();
    // Only the cached ranking is available, which the verification compares with its own.
    const { readAll } = deps.caches.rankings;
    const { clear } = deps.caches;
    const limitedDeps = stub({ ...deps, caches: { clear, rankings: { readAll } } });
    const { recomputed } = await verifyRanking(limitedDeps, actorOf(client.id), id);
    expect([...(recomputed?.score ?? [])]).toEqual([9, 5, 1]); // not 3, 3, 3, the current scores
  });
});

describe("a verification of a changed ranking", () => {
  test("repairs the ranking in KV", async () => {
    const history = await openHistory();
    const { client, key, id, digest } = history;
    const before = await readResponse(client.get(`/rankings/${id}`));
    const original = await readFromKv(key);
    await env.CACHE.put(key, tamper(original));
    clearAllMemories();
    await caches.default.delete(buildCacheUrl(key));
    const verification = await expectRepaired(history, "kv");
    expect(verification.first_difference).toMatchObject({ tier: "kv", ...swapped });
    expect(verification).toMatchObject({ digest, recomputed_digest: digest });
    expect(findMismatch(original, await readFromKv(key))).toBeUndefined();
    expect(await readResponse(client.get(`/rankings/${id}`))).toEqual(before);
  });

  test("repairs the ranking in the Cache API and the pages built from it", async () => {
    const history = await openHistory();
    const { client, key, id } = history;
    const before = await readResponse(client.get(`/rankings/${id}?limit=2`));
    await putInCacheApi(key, tamper(await readFromKv(key)));
    clearAllMemories();
    const wrongPage = await readResponse(client.get(`/rankings/${id}?limit=3`));
    expect(wrongPage.body.indexOf("Reaches 5")).toBeLessThan(wrongPage.body.indexOf("Reaches 9"));
    const verification = await verify(client, id);
    const unequal = verification.tiers.filter(({ is_equal }) => !is_equal).map(({ tier }) => tier);
    expect(unequal).toEqual(["memory", "cache-api"]);
    expect(verification.first_difference).toMatchObject({ tier: "memory", ...swapped });
    expect(await verify(client, id)).toMatchObject({ is_valid: true });
    const after = await readResponse(client.get(`/rankings/${id}?limit=3`));
    expect(after.body.indexOf("Reaches 9")).toBeLessThan(after.body.indexOf("Reaches 5"));
    expect(await readResponse(client.get(`/rankings/${id}?limit=2`))).toEqual(before);
  });

  test("repairs a status, which the digest does not cover", async () => {
    const history = await openHistory();
    const { key, digest } = history;
    const original = await readFromKv(key);
    const { status } = original.facets;
    const values = status.values.map((value) => (value === "open" ? "shut" : value));
    const facets = { ...original.facets, status: { ...status, values } };
    await env.CACHE.put(key, encodeRanking({ ...original, facets }));
    const verification = await expectRepaired(history, "kv");
    expect(verification.tiers.find(({ tier }) => tier === "kv")?.digest).toBe(digest);
    expect(verification.first_difference).toMatchObject({
      tier: "kv",
      rank: 1,
      field: "status",
      expected: "open",
      found: "shut",
    });
  });

  test("replaces bytes that are not a ranking", async () => {
    const history = await openHistory();
    await env.CACHE.put(history.key, "an older layout");
    const verification = await expectRepaired(history, "kv");
    expect(verification.tiers.find(({ tier }) => tier === "kv")?.digest).toBeNull();
    expect(verification.first_difference).toBeUndefined();
  });

  test("repairs the digest in D1", async () => {
    const history = await openHistory();
    const { client, id, digest } = history;
    await env.DB.prepare("UPDATE rankings SET digest = 'forged' WHERE id = ?").bind(id).run();
    const verification = await expectRepaired(history, "d1");
    expect(verification).toMatchObject({ digest: "forged", recomputed_digest: digest });
    const rows = await readJson<{ data: { id: string; digest: string }[] }>(
      client.get("/rankings"),
    );
    expect(rows.data.find((row) => row.id === id)?.digest).toBe(digest);
  });

  test("sends the difference to the error reporter", async () => {
    const { client, id, key } = await openHistory();
    await env.CACHE.put(key, "nonsense");
    const reports: unknown[] = [];
    const { deps } = openWorkerDeps({ reportError: (error) => void reports.push(error) });
    await verifyRanking(deps, actorOf(client.id), id);
    expect(reports.map(String)).toEqual([
      expect.stringMatching(/^Error: The ranking rnk_.*, unlike kv \(unreadable\)\.$/),
    ]);
  });
});

describe("an invalid verification request", () => {
  test.each([
    ["/rankings/nonsense:verify", 400],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds:verify", 404],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds/~verify", 404],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds:verify?deep=1", 400],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds:prove", 404],
  ])("to %s returns %i", async (path, status) => {
    const client = await openWorkspace();
    expect((await readProblem(client.call("POST", path))).status).toBe(status);
  });

  test("with a body returns 400", async () => {
    const { client, id } = await openHistory();
    const headers = { "content-length": "2", authorization: `Bearer ${client.key}` };
    const path = `/v1/workspaces/${client.id}/rankings/${id}:verify`;
    const response = client.environment.fetch(request("POST", path, { headers, body: "{}" }));
    expect((await readProblem(response)).status).toBe(400);
  });

  test("with the method GET returns 405", async () => {
    const { client, id } = await openHistory();
    const response = await client.get(`/rankings/${id}:verify`);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });
});
