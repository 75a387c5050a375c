import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { decodeRanking, encodeRanking } from "../../src/cache/format/ranking-codec.ts";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { thinStoredRankings } from "../../src/flows/rankings/thin-rankings.ts";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  type Client,
  createItem,
  type JobView,
  readJson,
  requireValue,
} from "../environments/worker.ts";
import {
  type BaselineView,
  listPinnedKeys,
  listRankingIds,
  openRanked,
  pin,
  ratings,
  readTitles,
  swap,
} from "./baselines.ts";
import { readProblem } from "./problems.ts";

type Diff = {
  readonly from: { readonly id: string };
  readonly to: { readonly generation: number };
  readonly counts: { readonly entered: number; readonly moved: number };
};

/** Deletes every cached value of a workspace, but not the copies of baselines. */
async function clearCaches({ id }: Client): Promise<void> {
  clearAllMemories();
  const { keys } = await env.CACHE.list({ prefix: `${id}/` });
  for (const { name } of keys) {
    // oxlint-disable no-await-in-loop -- a few keys
    await env.CACHE.delete(name);
    await caches.default.delete(`${env.ORIGIN}/cache/${name}`);
    // oxlint-enable no-await-in-loop
  }
}

/** Makes the rankings of a workspace a year older, and thins all of them. */
async function thin({ id }: Client): Promise<void> {
  // The same day for all, so that only the last one of a series remains.
  await env.DB.prepare("UPDATE rankings SET at = 1000 + generation WHERE workspace_id = ?")
    .bind(id)
    .run();
  await thinStoredRankings(openWorkerDeps().deps);
}

describe("the ranking of a baseline", () => {
  test("is kept by thinning until its last baseline is deleted", async () => {
    const client = await openRanked();
    const [first, second] = [await pin(client, { name: "1" }), await pin(client, { name: "2" })];
    await swap(client);
    await swap(client, 1);
    await thin(client);
    const { id } = first.ranking;
    expect(await listRankingIds(client)).toHaveLength(2);
    expect(await listRankingIds(client)).toContain(id);
    await client.call("DELETE", `/baselines/${first.id}`);
    await thin(client);
    expect(await listRankingIds(client)).toContain(id);
    expect(await listPinnedKeys(client)).toHaveLength(1);
    await client.call("DELETE", `/baselines/${second.id}`);
    expect(await listPinnedKeys(client)).toEqual([]);
    await thin(client);
    expect(await listRankingIds(client)).not.toContain(id);
    expect((await client.get(`/rankings/${id}`)).status).toBe(404);
  });

  test("is compared with later ones after every cache is cleared", async () => {
    const client = await openRanked();
    const baseline = await pin(client, { name: "Plan" });
    for (let round = 0; round < 8; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each round is a generation
      await swap(client, round);
    }
    await createItem(client, { title: "New", ratings: { ...ratings, reach: 20 } });
    await thin(client);
    await clearCaches(client);
    const diff = await readJson<Diff>(client.get(`/rankings:diff?from=${baseline.id}`));
    expect(diff.from.id).toBe(baseline.ranking.id);
    expect(diff.counts).toMatchObject({ entered: 1, moved: 2 });
    const pinned = await pin(client, { name: "Now" });
    const between = await readJson<Diff>(
      client.get(`/rankings:diff?from=${baseline.id}&to=${pinned.id}`),
    );
    expect(between.counts).toEqual(diff.counts);
  });

  test("is readable when Ordinal can no longer compute it", async () => {
    const client = await openRanked();
    const baseline = await pin(client, { name: "Plan" });
    await swap(client);
    await clearCaches(client);
    await ageRanking(client, baseline);
    expect(await readTitles(client, `/rankings/${baseline.id}`)).toEqual(["A", "B"]);
    const [key = ""] = await listPinnedKeys(client);
    await env.CACHE.delete(key);
    clearAllMemories();
    const problem = await readProblem(client.get(`/rankings/${baseline.id}?limit=9`));
    expect(problem).toMatchObject({
      status: 404,
      detail: expect.stringContaining("no longer cached"),
    });
  });

  test("is read by the id of the baseline, with links that name the ranking", async () => {
    const client = await openRanked();
    const { id, ranking } = await pin(client, { name: "Plan" });
    await swap(client);
    const [byBaseline, byRanking] = [
      await client.get(`/rankings/${id}?limit=1`),
      await client.get(`/rankings/${ranking.id}?limit=1`),
    ];
    expect(byBaseline.headers.get("etag")).toBe(byRanking.headers.get("etag"));
    expect(byBaseline.headers.get("link")).toContain(`/rankings/${ranking.id}?`);
    const { page } = await readJson<{ page: { next_cursor: string } }>(byBaseline);
    const rest = `/rankings/${id}?limit=1&cursor=${page.next_cursor}`;
    expect(await readTitles(client, rest)).toEqual(["B"]);
    const { data } = await readJson<{ data: { id: string }[] }>(client.get("/items?external_id=A"));
    const item = await readJson<{ rank: number }>(
      client.get(`/rankings/${id}/items/${data[0]?.id}`),
    );
    expect(item.rank).toBe(1);
    const verification = client.call("POST", `/rankings/${id}:verify`);
    expect(await readJson(verification)).toMatchObject({ is_valid: true });
    expect((await client.get(`/rankings/${id}/stability`)).status).toBe(200);
  });

  test("has a copy that a purge of the workspace deletes", async () => {
    const client = await openRanked();
    const other = await openRanked();
    await pin(client, { name: "Plan" });
    await pin(other, { name: "Plan" });
    await client.call("DELETE", "");
    expect(await listPinnedKeys(client)).toHaveLength(1);
    await env.DB.prepare("UPDATE workspaces SET purge_at = 1 WHERE id = ?").bind(client.id).run();
    await client.environment.deliver([{ kind: "purge", workspace: client.id }]);
    expect(await listPinnedKeys(client)).toEqual([]);
    expect(await listPinnedKeys(other)).toHaveLength(1);
  });
});

describe("an erasure", () => {
  test("removes a person from the copies, and keeps their order", async () => {
    const client = await openRanked();
    const baseline = await pin(client, { name: "Plan" });
    const other = await pin(client, { name: "Other", model: "wsjf" });
    await env.CACHE.put(`pinned/${client.id}/9/rice/1/2/open`, "Ana");
    expect(await findAssignee(client)).toHaveLength(3);
    await client.send("POST", "/people:erase", { name: "ana", actor: baseline.actor });
    await client.environment.drain();
    expect(await findAssignee(client)).toEqual([]);
    expect(await listPinnedKeys(client)).toHaveLength(2);
    await clearCaches(client);
    await ageRanking(client, baseline);
    expect(await readTitles(client, `/rankings/${baseline.id}`)).toEqual(["A", "B"]);
    const view = await readJson<BaselineView>(client.get(`/baselines/${other.id}`));
    expect(view.actor).toBe("erased");
  });

  test("leaves no part of an earlier copy", async () => {
    const client = await openRanked();
    const baseline = await pin(client, { name: "Plan" });
    const [key = ""] = await listPinnedKeys(client);
    const bytes = requireValue(await env.CACHE.get(key, "arrayBuffer"));
    const { pinnedRankings } = openWorkerDeps({}, 256).deps.caches;
    await pinnedRankings.write(requireValue(decodeRanking(bytes)));
    const parts = await listPinnedKeys(client);
    expect(parts.length).toBeGreaterThan(2);
    await client.send("POST", "/people:erase", { name: "ana" });
    await client.environment.drain();
    expect(await listPinnedKeys(client)).toEqual([key]);
    expect(await findAssignee(client)).toEqual([]);
    expect((await client.get(`/rankings/${baseline.id}`)).status).toBe(200);
  });

  test("of another person leaves the copies unchanged", async () => {
    const client = await openRanked();
    await pin(client, { name: "Plan" });
    const response = await client.send("POST", "/people:erase", { name: "Bo" });
    await client.environment.drain();
    const { id } = await readJson<JobView>(response);
    expect(await readJson(client.get(`/jobs/${id}`))).toMatchObject({ state: "done" });
    expect(await findAssignee(client)).toHaveLength(1);
  });
});

/** Lists the copies of a workspace that contain the name "Ana". */
async function findAssignee(client: Client): Promise<string[]> {
  const keys = await listPinnedKeys(client);
  const texts = await Promise.all(keys.map((key) => env.CACHE.get(key)));
  return keys.filter((_, index) => texts[index]?.includes("Ana"));
}

/** Makes a baseline and its ranking those of an older revision, which the model no longer has. */
async function ageRanking({ id }: Client, baseline: BaselineView): Promise<void> {
  const prefix = `pinned/${id}/${baseline.ranking.generation}/rice`;
  const bytes = await env.CACHE.get(`${prefix}/1/2/open`, "arrayBuffer");
  const ranking = requireValue(decodeRanking(requireValue(bytes)));
  await env.CACHE.put(`${prefix}/99/2/open`, encodeRanking({ ...ranking, revision: 99 }));
  await env.CACHE.delete(`${prefix}/1/2/open`);
  const where = "WHERE workspace_id = ? AND generation = ? AND model = 'rice'";
  const change = (table: string) =>
    env.DB.prepare(`UPDATE ${table} SET revision = 99 ${where}`).bind(
      id,
      baseline.ranking.generation,
    );
  await env.DB.batch([change("rankings"), change("baselines")]);
}
