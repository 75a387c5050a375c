import { describe, expect, test } from "vitest";
import {
  type Client,
  readJson,
  createItems,
  openWorkspace,
  readStatuses,
} from "../environments/worker.ts";
import {
  createHierarchy,
  criteria,
  type Hierarchy,
  leader,
  requireLevel,
  readErrorPointers,
  type Result,
  putJudgements,
  type Weights,
} from "./hierarchies.ts";
import { readProblem } from "./problems.ts";

/** Applies the suggested correction, and checks that the ratio is the predicted one. */
async function applyCorrection(client: Client, id: string, result: Result): Promise<Result> {
  const { a = "", b = "", correction: predicted } = requireLevel(result).worst ?? {};
  const others = leader.filter((pair) => ![a, b].every((key) => [pair.a, pair.b].includes(key)));
  const corrected = [...others, { a, b, value: predicted?.value }];
  const after = await readJson<Hierarchy>(putJudgements(client, id, { ana: corrected }));
  expect(requireLevel(after.result).cr?.value).toBeCloseTo(predicted?.cr ?? -1, 9);
  return after.result;
}

describe("a hierarchy", () => {
  test("computes weights from judgements and becomes a model that ranks", async () => {
    const client = await openWorkspace();
    const created = await client.send("POST", "/hierarchies", { name: "Leader", criteria });
    const { id, result } = await readJson<Hierarchy>(created);
    expect(created.status).toBe(201);
    expect(created.headers.get("location")).toBe(`/v1/workspaces/${client.id}/hierarchies/${id}`);
    expect(created.headers.get("etag")).toBe('"1"');
    expect(result).toMatchObject({ verdict: "incomplete", may_be_finalized: false });
    expect(requireLevel(result).missing).toHaveLength(6);
    expect(requireLevel(result).disconnected_groups).toHaveLength(4);

    const judged = await readJson<Hierarchy>(
      putJudgements(client, id, { "ana@example.com": leader }),
    );
    const level = requireLevel(judged.result);
    expect(judged).toMatchObject({ version: 2, judges: { "ana@example.com": leader } });
    expect(level.weights?.["experience"]).toBeCloseTo(0.54757, 5);
    expect(level.lambda).toBeCloseTo(4.118418, 6);
    expect(level.cr).toEqual({ value: expect.closeTo(0.0439, 4), table: "classic" });

    const body = { model: "leader", name: "Who leads" };
    const finalized = await client.send("POST", `/hierarchies/${id}:finalize`, body);
    expect(finalized.status).toBe(201);
    expect(finalized.headers.get("location")).toBe(`/v1/workspaces/${client.id}/models/leader`);
    expect(await readJson(finalized)).toMatchObject({
      kind: "ahp",
      name: "Who leads",
      revision: 1,
      consistency: [{ table: "classic", lambda: expect.closeTo(4.118418, 6) }],
    });
    await createItems(client, [
      { title: "Young", ratings: { experience: 1, education: 10, charisma: 10, age: 10 } },
      { title: "Old", ratings: { experience: 10, education: 1, charisma: 1, age: 1 } },
    ]);
    const ranking = await readJson<{ data: { title: string; score: number }[] }>(
      client.get("/ranking?model=leader"),
    );
    expect(JSON.stringify(ranking).indexOf("Old")).toBeLessThan(
      JSON.stringify(ranking).indexOf("Young"), // .54757 · 1 against .45243 · 1
    );
  });

  test("estimates the judgements that a judge left out, and reports the consensus of two judges", async () => {
    const client = await openWorkspace();
    const abcd = ["a", "b", "c", "d"].map((key) => ({ key }));
    const { id } = await createHierarchy(client, { criteria: abcd });
    const incomplete = [
      { a: "a", b: "b", value: 1 },
      { a: "a", b: "c", value: 5 },
      { a: "a", b: "d", value: 2 },
      { a: "b", b: "c", value: 3 },
      { a: "b", b: "d", value: 4 },
    ];
    const estimated = await readJson<Hierarchy>(putJudgements(client, id, { ana: incomplete }));
    expect(requireLevel(estimated.result).estimated).toEqual([
      { a: "c", b: "d", value: expect.closeTo(0.7302971, 6) },
    ]);
    expect(requireLevel(estimated.result).weights?.["b"]).toBeCloseTo(0.392, 4);
    expect(requireLevel(estimated.result).consensus).toBeUndefined();
    await putJudgements(client, id, { ben: [...incomplete, { a: "c", b: "d", value: 3 }] });
    const { result } = await readJson<Hierarchy>(client.get(`/hierarchies/${id}`));
    expect(requireLevel(result)).toMatchObject({
      missing: [],
      judges: [
        { judge: "ana", missing: 1, verdict: "consistent" },
        { judge: "ben", missing: 0 },
      ],
    });
    expect(requireLevel(result).consensus).toBeGreaterThan(0.5);
    expect(requireLevel(result).judges[0]?.consensus).toBeLessThanOrEqual(1);
  });

  test("becomes a model only after its inconsistent judgements are corrected", async () => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    const wrong = [...leader.slice(0, 5), { a: "charisma", b: "age", value: 1 / 9 }];
    const { result } = await readJson<Hierarchy>(putJudgements(client, id, { ana: wrong }));
    const { worst, cr } = requireLevel(result);
    expect(worst).toMatchObject({ a: "age", b: "charisma", value: 9 });
    const rejection = await client.send("POST", `/hierarchies/${id}:finalize`, { model: "x" });
    const { status, detail } = await readProblem(Promise.resolve(rejection));
    expect([status, result.may_be_finalized]).toEqual([422, false]);
    expect(detail).toContain(`CR by the table "classic" is ${Number(cr?.value.toFixed(4))};`);
    expect(detail).toContain('"age" over "charisma", 9; ');
    expect((await client.get("/models/x")).status).toBe(404);
    const first = await applyCorrection(client, id, result);
    const second = await applyCorrection(client, id, first);
    expect(second.may_be_finalized).toBe(true);
    const created = await client.send("POST", `/hierarchies/${id}:finalize`, { model: "x" });
    expect(created.status).toBe(201);
  });

  test("multiplies the weights of categories and criteria, and returns its categories", async () => {
    const client = await openWorkspace();
    const categories = [
      {
        key: "cost",
        name: "Cost",
        criteria: [{ key: "price", direction: "down" }, { key: "upkeep" }],
      },
      { key: "gain", criteria: [{ key: "speed" }] },
    ];
    const { id, result } = await createHierarchy(client, { categories, table: "saaty-2005" });
    expect(result.levels.map(({ under }) => under)).toEqual([undefined, "cost", "gain"]);
    const judged = await putJudgements(client, id, {
      ana: [
        { a: "gain", b: "cost", value: 3 },
        { a: "price", b: "upkeep", value: 4, under: "cost" },
      ],
    });
    expect(await readJson(judged)).toMatchObject({ categories, table: "saaty-2005" });
    await client.send("POST", `/hierarchies/${id}:finalize`, { model: "buy" });
    const { weights } = await readJson<{ weights: Weights }>(client.get("/models/buy"));
    expect(weights["price"]).toBeCloseTo(0.2, 12); // ¼ · ⅘
    expect(weights["upkeep"]).toBeCloseTo(0.05, 12); // ¼ · ⅕
    expect(weights["speed"]).toBeCloseTo(0.75, 12);
  });

  test("rejects changes after it became a model, and stays readable", async () => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    await putJudgements(client, id, { ana: leader });
    const finalize = () => client.send("POST", `/hierarchies/${id}:finalize`, { model: "mine" });
    expect((await finalize()).status).toBe(201);
    const statuses = [
      (await finalize()).status,
      (await putJudgements(client, id, { ben: leader })).status,
      (await client.call("DELETE", `/hierarchies/${id}/judges/ana`)).status,
      (await client.call("DELETE", `/hierarchies/${id}`)).status,
    ];
    expect(statuses).toEqual([409, 409, 409, 409]);
    expect(await readJson(client.get(`/hierarchies/${id}`))).toMatchObject({ model: "mine" });
    expect(await readJson(client.get("/hierarchies"))).toMatchObject({
      data: [{ id, model: "mine", version: 3 }],
    });
  });

  test("becomes one model per Idempotency-Key, and never replaces another model", async () => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    const { id: other } = await createHierarchy(client);
    await Promise.all([
      putJudgements(client, id, { ana: leader }),
      putJudgements(client, other, { ana: leader }),
    ]);
    const key = { "idempotency-key": "k" };
    const finalize = () =>
      client.send("POST", `/hierarchies/${id}:finalize`, { model: "mine" }, key);
    const [first, again] = [await finalize(), await finalize()];
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    const taken = await client.send("POST", `/hierarchies/${other}:finalize`, { model: "mine" });
    expect(await readErrorPointers(taken)).toEqual([409, ["/model"]]);
    const kind = await client.send("POST", `/hierarchies/${other}:finalize`, { model: "rice" });
    expect(await readErrorPointers(kind)).toEqual([409, ["/model"]]);
  });

  test("supports If-None-Match, If-Match and expected_version", async () => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    const path = `/hierarchies/${id}`;
    expect((await client.get(path, { "if-none-match": '"1"' })).status).toBe(304);
    const body = { judgements: leader };
    const judge = `${path}/judges/ana`;
    expect((await client.send("PUT", judge, body, { "if-match": '"2"' })).status).toBe(412);
    expect((await client.send("PUT", judge, body, { "if-match": '"1"' })).status).toBe(200);
    const stale = await client.send("PUT", judge, { ...body, expected_version: 1 });
    expect(stale.status).toBe(412);
    const old = { headers: { "if-match": '"1"' } };
    expect((await client.call("DELETE", judge, old)).status).toBe(412);
    expect((await client.call("DELETE", judge)).status).toBe(204);
    expect((await client.call("DELETE", judge)).status).toBe(404);
    expect((await client.call("DELETE", path, old)).status).toBe(412);
    expect((await client.call("DELETE", path)).status).toBe(204);
    expect((await client.get(path)).status).toBe(404);
  });

  test("stores the judgements of twelve concurrent judges", async () => {
    const client = await openWorkspace();
    const { id } = await createHierarchy(client);
    const names = Array.from({ length: 12 }, (_, index) => `judge-${index}`);
    const statuses = await readStatuses(
      names.map((name) => putJudgements(client, id, { [name]: leader })),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { judges, version } = await readJson<Hierarchy>(client.get(`/hierarchies/${id}`));
    expect(Object.keys(judges).toSorted()).toEqual(names.toSorted());
    expect(version).toBe(13);
  });

  test("returns 404 to another workspace", async () => {
    const [client, otherClient] = [await openWorkspace(), await openWorkspace()];
    const { id } = await createHierarchy(client);
    const path = `/hierarchies/${id}`;
    const responses = [
      await otherClient.get(path),
      await putJudgements(otherClient, id, { eve: leader }),
      await otherClient.call("DELETE", `${path}/judges/ana`),
      await otherClient.call("DELETE", path),
      await otherClient.send("POST", `${path}:finalize`, { model: "mine" }),
    ];
    expect(responses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await readJson(otherClient.get("/hierarchies"))).toEqual({ data: [] });
    expect(await readJson(client.get(path))).toMatchObject({ version: 1, judges: {} });
  });
});
