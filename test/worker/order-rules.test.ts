import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { decodeRanking, encodeRanking } from "../../src/cache/format/ranking-codec.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { type Ranking } from "../../src/core/ranking/ranking.ts";
import { computeRankingId } from "../../src/flows/rankings/compute-ranking.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  createItems,
  openWorkspace,
  type RankingPage,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import { readProblem } from "./problems.ts";

type Verification = {
  readonly is_valid: boolean | null;
  readonly order_rules: number;
  readonly note?: string;
  readonly recomputed_digest: string | null;
  readonly tiers: readonly unknown[];
};

type Diff = {
  readonly note?: string;
  readonly moved: readonly { readonly cause: string }[];
};

describe("a stored ranking by order rules 1", () => {
  test("is served unchanged", async () => {
    const { client, past } = await openPastRules();
    const page = await readJson<RankingPage>(client.get(`/rankings/${past.id}`));
    expect(page.ranking).toMatchObject({ order_rules: 1, scope: "all", digest: past.digest });
    expect(page.data.map(({ item }) => item.title)).toEqual(["B", "A"]);
  });

  test("does not replace a ranking by the current order rules", async () => {
    const { client, current } = await openPastRules();
    const page = await readJson<RankingPage>(client.get("/ranking?model=rice"));
    expect(page.ranking).toMatchObject({ id: current, order_rules: 2, scope: "open" });
    expect(page.data.map(({ item }) => item.title)).toEqual(["A", "B"]);
  });

  test("is verified without a correction", async () => {
    const { client, past } = await openPastRules();
    const verification = await readJson<Verification>(
      client.call("POST", `/rankings/${past.id}:verify`),
    );
    expect(verification).toMatchObject({
      is_valid: null,
      order_rules: 1,
      recomputed_digest: null,
      tiers: [],
    });
    expect(verification.note).toContain("This ranking has order rules 1.");
    const stored = await env.CACHE.get(past.key, "arrayBuffer");
    expect([...requireValue(decodeRanking(requireValue(stored))).number]).toEqual([2, 1]);
  });

  test("is compared with a note about the rules", async () => {
    const { client, past, current } = await openPastRules();
    const diff = await readJson<Diff>(client.get(`/rankings:diff?from=${past.id}&to=${current}`));
    expect(diff.note).toContain("different order rules: 1 and 2");
    expect(diff.moved.map(({ cause }) => cause)).toEqual(["order-rules", "order-rules"]);
    const same = await readJson<Diff>(client.get(`/rankings:diff?from=${current}&to=${current}`));
    expect(same.note).toBeUndefined();
  });

  test("is not found when it is no longer cached", async () => {
    const { client, past } = await openPastRules();
    clearAllMemories();
    await env.CACHE.delete(past.key);
    await caches.default.delete(`${env.ORIGIN}/cache/${past.key}`);
    const problem = await readProblem(client.get(`/rankings/${past.id}`));
    expect(problem).toMatchObject({
      status: 404,
      detail: expect.stringContaining("order rules 1"),
    });
  });
});

/** Publishes a ranking of two items, and stores another order of them as a ranking by order rules 1. */
async function openPastRules() {
  const client = await openWorkspace(undefined, "rice");
  const ratings = { impact: 1, confidence: 1, effort: 1 };
  await createItems(client, [
    { title: "A", ratings: { ...ratings, reach: 9 } },
    { title: "B", ratings: { ...ratings, reach: 5 } },
  ]);
  await client.environment.drain();
  const { deps } = openWorkerDeps();
  const prefix = `${client.id}/1/ranking/rice/1`;
  const bytes = requireValue(await env.CACHE.get(`${prefix}/2/open`, "arrayBuffer"));
  const current = requireValue(decodeRanking(bytes));
  const rules = { orderRules: 1, scope: "all" } as const;
  const id = await computeRankingId(deps, { ...current, ...rules });
  const past: Ranking = {
    ...current,
    ...rules,
    id,
    number: current.number.toReversed(),
    digest: "0".repeat(64),
  };
  await env.CACHE.put(prefix, encodeRanking(past));
  const { workspace, generation, model, revision, at, count, unscored, digest } = past;
  const key = { workspace, generation, model, revision, ...rules };
  await deps.store.rankings.publish({ ...key, id, at, count, unscored, digest }, 1);
  return { client, current: current.id, past: { id, digest, key: prefix } };
}
