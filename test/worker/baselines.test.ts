import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { limits } from "../../src/contract/limits.ts";
import { type Client, readJson, readStatuses } from "../environments/worker.ts";
import {
  type BaselineView,
  listPinnedKeys,
  listRankingIds,
  openRanked,
  pin,
  readTitles,
  swap,
} from "./baselines.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

async function list(client: Client): Promise<readonly BaselineView[]> {
  return (await readJson<{ data: BaselineView[] }>(client.get("/baselines"))).data;
}

describe("a baseline", () => {
  test("is created from the newest ranking, read, listed, renamed and deleted", async () => {
    const client = await openRanked();
    const created = await client.send("POST", "/baselines", { name: "Plan", note: "Agreed" });
    const baseline = await readJson<BaselineView>(created);
    const path = `/baselines/${baseline.id}`;
    expect([created.status, created.headers.get("etag")]).toEqual([201, '"1"']);
    expect(created.headers.get("location")).toBe(`/v1/workspaces/${client.id}${path}`);
    const { ranking } = await readJson<{ ranking: object }>(client.get("/ranking"));
    expect(baseline).toMatchObject({ name: "Plan", note: "Agreed", version: 1, ranking });
    expect(baseline.actor).toMatch(/^key_/);
    const second = await pin(client, { name: "Other" });
    expect(await list(client)).toEqual([second, baseline]);
    const renamed = await client.send("PATCH", path, { name: "Q1", note: null });
    expect(renamed.headers.get("etag")).toBe('"2"');
    const view = await readJson<BaselineView>(renamed);
    expect(view).toMatchObject({ name: "Q1", version: 2, ranking });
    expect("note" in view).toBe(false);
    expect((await client.get(path, { "if-none-match": '"2"' })).status).toBe(304);
    expect((await client.call("DELETE", path)).status).toBe(204);
    expect((await client.get(path)).status).toBe(404);
    expect((await client.call("DELETE", path)).status).toBe(404);
    expect(await list(client)).toEqual([second]);
  });

  test("names a stored ranking, or the one of a model at a point in the past", async () => {
    const client = await openRanked();
    const { ranking: old } = await pin(client, { name: "Old" });
    await swap(client);
    const [byId, byPoint, byModel, newest] = [
      await pin(client, { name: "By id", ranking: old.id }),
      await pin(client, { name: "By point", at: String(old.generation) }),
      await pin(client, { name: "By model", at: "1", model: "wsjf" }),
      await pin(client, { name: "Newest" }),
    ];
    expect([byId.ranking, byPoint.ranking]).toEqual([old, old]);
    expect(byModel.ranking).toMatchObject({ model: "wsjf", generation: 1, scope: "open" });
    expect(newest.ranking).toMatchObject({ model: "rice", generation: 3 });
    // A baseline of a past ranking publishes nothing.
    expect(await readTitles(client, "/ranking?model=wsjf")).toHaveLength(2);
    const { ranking } = await readJson<{ ranking: { generation: number } }>(
      client.get("/ranking?model=wsjf"),
    );
    expect(ranking.generation).toBe(3);
    expect(await listRankingIds(client)).toContain(byModel.ranking.id);
  });

  test("is created once per Idempotency-Key", async () => {
    const client = await openRanked();
    const headers = { "idempotency-key": "k" };
    const first = await client.send("POST", "/baselines", { name: "Plan" }, headers);
    const again = await client.send("POST", "/baselines", { name: "Plan" }, headers);
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    expect(await again.text()).toBe(await first.text());
    expect(await list(client)).toHaveLength(1);
  });

  test("is protected by a version in If-Match or in the body", async () => {
    const client = await openRanked();
    const { id } = await pin(client, { name: "Plan" });
    const path = `/baselines/${id}`;
    const patch = (body: object, headers = {}) => client.send("PATCH", path, body, headers);
    expect((await patch({ name: "Q1", expected_version: 1 })).status).toBe(200);
    expect((await patch({ name: "Q2" }, { "if-match": '"1"' })).status).toBe(412);
    expect((await patch({ name: "Q2", expected_version: 1 })).status).toBe(412);
    expect((await patch({ name: "Q2" }, { "if-match": '"2"' })).status).toBe(200);
    expect(await readJson(patch({ name: "Q2" }))).toMatchObject({ version: 3 });
    const remove = (tag: string) => client.call("DELETE", path, { headers: { "if-match": tag } });
    expect((await remove('"2"')).status).toBe(412);
    expect((await remove('"3"')).status).toBe(204);
  });

  test("has a name that no other baseline of the workspace has", async () => {
    const client = await openRanked();
    const first = await pin(client, { name: "Plan" });
    const { id } = await pin(client, { name: "Other" });
    for (const pending of [
      client.send("POST", "/baselines", { name: "Plan" }),
      client.send("PATCH", `/baselines/${id}`, { name: "Plan" }),
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- two requests
      const problem = await readProblem(pending);
      expect([problem.status, listErrorLocations(problem)]).toEqual([409, [{ pointer: "/name" }]]);
      expect(problem.detail).toContain(first.id);
    }
    expect((await client.send("PATCH", `/baselines/${id}`, { name: "Other" })).status).toBe(200);
    await pin(await openRanked(), { name: "Plan" });
  });

  test("is the only one of its name when two requests race", async () => {
    const client = await openRanked();
    const create = () => client.send("POST", "/baselines", { name: "Plan" });
    const statuses = await readStatuses([create(), create(), create()]);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(2);
    expect(await list(client)).toHaveLength(1);
  });

  test("is not found in another workspace, nor by an unknown id", async () => {
    const client = await openRanked();
    const { id, ranking } = await pin(client, { name: "Plan" });
    const other = await openRanked();
    const unknown = "bsl_01jd3wq2f8e5avb1j0yqk3n9ds";
    const send = (baseline: string) => [
      other.get(`/baselines/${baseline}`),
      other.send("PATCH", `/baselines/${baseline}`, { name: "Mine" }),
      other.call("DELETE", `/baselines/${baseline}`),
      other.get(`/rankings:diff?from=${baseline}`),
      other.get(`/rankings/${baseline}`),
      other.call("POST", `/rankings/${baseline}:verify`),
    ];
    const statuses = await readStatuses([...send(id), ...send(unknown)]);
    expect(statuses).toEqual(statuses.map(() => 404));
    const problem = await readProblem(
      other.send("POST", "/baselines", { name: "Theirs", ranking: ranking.id }),
    );
    expect([problem.status, listErrorLocations(problem)]).toEqual([404, [{ pointer: "/ranking" }]]);
    expect(await list(client)).toHaveLength(1);
    expect(await list(other)).toEqual([]);
  });

  test("is rejected with the field that is wrong", async () => {
    const client = await openRanked();
    const ranking = "rnk_01jd3wq2f8e5avb1j0yqk3n9ds";
    const cases = [
      [{}, "/name"],
      [{ name: " " }, "/name"],
      [{ name: "x".repeat(101) }, "/name"],
      [{ name: "P", note: "x".repeat(limits.noteLengthMax + 1) }, "/note"],
      [{ name: "P", ranking: "rnk_1" }, "/ranking"],
      [{ name: "P", ranking, model: "rice" }, "/ranking"],
      [{ name: "P", ranking, at: "1" }, "/ranking"],
      [{ name: "P", model: "unknown" }, "/model"],
      [{ name: "P", at: "yesterday" }, "/at"],
      [{ name: "P", at: "99" }, "/at"],
      [{ name: "P", at: "1970-01-02" }, "/at"],
    ] as const;
    for (const [body, pointer] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- one request after another
      const problem = await readProblem(client.send("POST", "/baselines", body));
      const outcome = [body, problem.status, listErrorLocations(problem)];
      expect(outcome).toEqual([body, 422, [{ pointer }]]);
    }
    expect(await listPinnedKeys(client)).toEqual([]);
  });

  test("is refused beyond the limit of the workspace", async () => {
    const client = await openRanked();
    const { id } = await pin(client, { name: "First" });
    await env.DB.prepare(
      `INSERT INTO baselines SELECT workspace_id, b.id || n.value, version, name || n.value, note,
          generation, model, revision, order_rules, actor, created_at, updated_at
        FROM baselines b, json_each(?) n WHERE b.id = ?`,
    )
      .bind(JSON.stringify(Array.from({ length: limits.baselinesMax - 1 }, (_, n) => n)), id)
      .run();
    const problem = await readProblem(client.send("POST", "/baselines", { name: "Too many" }));
    expect(problem.status).toBe(422);
    expect(problem.detail).toBe("A workspace has at most 100 baselines. Delete a baseline first.");
    expect((await client.call("DELETE", `/baselines/${id}`)).status).toBe(204);
    await pin(client, { name: "The hundredth" });
  });
});
