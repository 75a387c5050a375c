import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { decodeRanking, encodeRanking } from "../../src/cache/format/codecs.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { findMismatch } from "../../src/core/ranking/ranking-mismatch.ts";
import { type Ranking } from "../../src/core/ranking/ranking.ts";
import { verifyRanking } from "../../src/flows/rankings/verify-ranking.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  readResponse,
  type Client,
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  requireValue,
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
    readonly is_mended: boolean;
  }[];
};

/** Three items of scores 9, 5 and 1, ranked; then all of them changed, so that it is of the past. */
async function openHistory() {
  const client = await openWorkspace(undefined, "rice");
  const items = await createItems(
    client,
    [9, 5, 1].map((reach) => ({
      title: `Reaches ${reach}`,
      external_id: `R-${reach}`,
      status: reach === 9 ? "open" : "done",
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
  return { client, ...ranking, far: nameOf(client) };
}

function nameOf({ id }: Client): string {
  return `${id}/1/ranking/rice/1`;
}

function verify(client: Client, id: string): Promise<Verification> {
  return readJson(client.call("POST", `/rankings/${id}:verify`));
}

async function inKv(name: string): Promise<Ranking> {
  const bytes = await env.CACHE.get(name, "arrayBuffer");
  return requireValue(decodeRanking(requireValue(bytes)));
}

function urlOf(name: string): string {
  return `${env.ORIGIN}/cache/${name}`;
}

async function putInCacheApi(name: string, bytes: Uint8Array): Promise<void> {
  const headers = { "cache-control": "public, max-age=600" };
  await caches.default.put(urlOf(name), new Response(bytes, { headers }));
}

/** The first two have changed places, and the digest says nothing of it. */
function tampered(ranking: Ranking): Uint8Array {
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

/** The first verification tells, the second finds nothing; and what readers see is as it was. */
async function expectMended(
  { client, id }: { readonly client: Client; readonly id: string },
  tier: string,
): Promise<Verification> {
  const proof = await verify(client, id);
  const of = (each: string) => proof.tiers.find((one) => one.tier === each);
  expect(proof.is_valid).toBe(false);
  expect(of(tier)).toMatchObject({ is_equal: false, is_mended: true });
  const others = proof.tiers.filter((each) => each.tier !== tier);
  expect(others.every(({ is_equal }) => is_equal)).toBe(true);
  expect(await verify(client, id)).toMatchObject({ is_valid: true });
  return proof;
}

describe("a ranking is proved", () => {
  test("by ranking its items anew, and finding every copy the same", async () => {
    const { client, id, digest } = await openHistory();
    const proof = await verify(client, id);
    expect(proof).toMatchObject({
      is_valid: true,
      digest,
      recomputed_digest: digest,
      generation: 1,
      count: 3,
    });
    expect(proof.first_difference).toBeUndefined();
    expect(proof.tiers).toEqual(
      ["memory", "cache-api", "kv", "d1"].map((tier) => ({
        tier,
        digest,
        is_equal: true,
        is_mended: false,
      })),
    );
  });

  test("though every copy is lost, by the row alone", async () => {
    const { client, id, far, digest } = await openHistory();
    clearAllMemories();
    await env.CACHE.delete(far);
    await caches.default.delete(urlOf(far));
    const proof = await verify(client, id);
    expect(proof.is_valid).toBe(true);
    expect(proof.tiers).toEqual([{ tier: "d1", digest, is_equal: true, is_mended: false }]);
  });

  test("from the truth, and not from a board that somebody tampered with", async () => {
    const { client, id } = await openHistory();
    const { deps } = openWorkerDeps();
    // The one copy that may be asked is that of the ranking, to be held against what is made.
    const { readAll } = deps.caches.rankings;
    const { clear } = deps.caches;
    const copies = { clear, rankings: { every: readAll } };
    const blind = Object.assign(Object.create(null), { ...deps, copies });
    const { recomputed } = await verifyRanking(blind, { workspace: client.id, ranking: id });
    expect([...recomputed.score]).toEqual([9, 5, 1]); // and not 3, 3, 3, as it is by now
  });
});

describe("what somebody tampered with is found, said, reported and written anew:", () => {
  test("the copy in KV", async () => {
    const history = await openHistory();
    const { client, far, id, digest } = history;
    const before = await readResponse(client.get(`/rankings/${id}`));
    const honest = await inKv(far);
    await env.CACHE.put(far, tampered(honest));
    clearAllMemories();
    await caches.default.delete(urlOf(far));
    const proof = await expectMended(history, "kv");
    expect(proof.first_difference).toMatchObject({ tier: "kv", ...swapped });
    expect(proof).toMatchObject({ digest, recomputed_digest: digest });
    expect(findMismatch(honest, await inKv(far))).toBeUndefined();
    expect(await readResponse(client.get(`/rankings/${id}`))).toEqual(before);
  });

  test("the copy in this data centre, and what was made of it", async () => {
    const history = await openHistory();
    const { client, far, id } = history;
    const before = await readResponse(client.get(`/rankings/${id}?limit=2`));
    await putInCacheApi(far, tampered(await inKv(far)));
    clearAllMemories();
    const misled = await readResponse(client.get(`/rankings/${id}?limit=3`));
    expect(misled.body.indexOf("Reaches 5")).toBeLessThan(misled.body.indexOf("Reaches 9"));
    const told = await verify(client, id);
    const wrong = told.tiers.filter(({ is_equal }) => !is_equal).map(({ tier }) => tier);
    expect(wrong).toEqual(["memory", "cache-api"]);
    expect(told.first_difference).toMatchObject({ tier: "memory", ...swapped });
    expect(await verify(client, id)).toMatchObject({ is_valid: true });
    const after = await readResponse(client.get(`/rankings/${id}?limit=3`));
    expect(after.body.indexOf("Reaches 9")).toBeLessThan(after.body.indexOf("Reaches 5"));
    expect(await readResponse(client.get(`/rankings/${id}?limit=2`))).toEqual(before);
  });

  test("a status that a filter goes by, though order and digest are as they were", async () => {
    const history = await openHistory();
    const { far, digest } = history;
    const honest = await inKv(far);
    const { status } = honest.facets;
    const values = status.values.map((word) => (word === "open" ? "shut" : word));
    const facets = { ...honest.facets, status: { ...status, values } };
    await env.CACHE.put(far, encodeRanking({ ...honest, facets }));
    const proof = await expectMended(history, "kv");
    expect(proof.tiers.find(({ tier }) => tier === "kv")?.digest).toBe(digest);
    expect(proof.first_difference).toMatchObject({
      tier: "kv",
      rank: 1,
      field: "status",
      expected: "open",
      found: "shut",
    });
  });

  test("bytes that are no ranking at all", async () => {
    const history = await openHistory();
    await env.CACHE.put(history.far, "an older layout");
    const proof = await expectMended(history, "kv");
    expect(proof.tiers.find(({ tier }) => tier === "kv")?.digest).toBeNull();
    expect(proof.first_difference).toBeUndefined();
  });

  test("the digest that the row says", async () => {
    const history = await openHistory();
    const { client, id, digest } = history;
    await env.DB.prepare("UPDATE rankings SET digest = 'forged' WHERE id = ?").bind(id).run();
    const proof = await expectMended(history, "d1");
    expect(proof).toMatchObject({ digest: "forged", recomputed_digest: digest });
    const rows = await readJson<{ data: { id: string; digest: string }[] }>(
      client.get("/rankings"),
    );
    expect(rows.data.find((row) => row.id === id)?.digest).toBe(digest);
  });

  test("and somebody is told", async () => {
    const { client, id, far } = await openHistory();
    await env.CACHE.put(far, "nonsense");
    const reports: unknown[] = [];
    const { deps } = openWorkerDeps({ reportError: (error) => void reports.push(error) });
    await verifyRanking(deps, { workspace: client.id, ranking: id });
    expect(reports.map(String)).toEqual([
      expect.stringMatching(/^Error: rnk_.* kv \(unreadable\)/),
    ]);
  });
});

describe("a verification is refused", () => {
  test.each([
    ["/rankings/nonsense:verify", 400],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds:verify", 404],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds/~verify", 404],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds:verify?deep=1", 400],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds:prove", 404],
  ])("%s with %i", async (path, status) => {
    const client = await openWorkspace();
    expect((await readProblem(client.call("POST", path))).status).toBe(status);
  });

  test("with a body, which would say nothing", async () => {
    const { client, id } = await openHistory();
    const headers = { "content-length": "2", authorization: `Bearer ${client.key}` };
    const path = `/v1/workspaces/${client.id}/rankings/${id}:verify`;
    const asked = client.environment.fetch(request("POST", path, { headers, body: "{}" }));
    expect((await readProblem(asked)).status).toBe(400);
  });

  test("to another method", async () => {
    const { client, id } = await openHistory();
    const answer = await client.get(`/rankings/${id}:verify`);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });
});
