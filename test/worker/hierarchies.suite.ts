import { describe, expect, test } from "vitest";
import {
  begin,
  criteria,
  type Hierarchy,
  leader,
  levelOf,
  refusalOf,
  type Result,
  say,
  type Shares,
} from "./hierarchies.ts";
import { problemOf } from "./problems.ts";
import { type Client, jsonOf, makeItems, openWorkspace, statusesOf } from "./world.ts";

/** Says what the result calls for; the ratio is then what was foretold. */
async function mend(client: Client, id: string, result: Result): Promise<Result> {
  const { a = "", b = "", mend: foretold } = levelOf(result).worst ?? {};
  const others = leader.filter((each) => ![a, b].every((key) => [each.a, each.b].includes(key)));
  const mended = [...others, { a, b, value: foretold?.value }];
  const after = await jsonOf<Hierarchy>(say(client, id, { ana: mended }));
  expect(levelOf(after.result).cr?.value).toBeCloseTo(foretold?.cr ?? -1, 9);
  return after.result;
}

describe("a hierarchy", () => {
  test("is begun, judged, weighed and made a model that ranks", async () => {
    const client = await openWorkspace();
    const made = await client.send("POST", "/hierarchies", { name: "Leader", criteria });
    const { id, result } = await jsonOf<Hierarchy>(made);
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`/v1/workspaces/${client.id}/hierarchies/${id}`);
    expect(made.headers.get("etag")).toBe('"1"');
    expect(result).toMatchObject({ verdict: "unfinished", may_be_finalized: false });
    expect(levelOf(result).missing).toHaveLength(6);
    expect(levelOf(result).apart).toHaveLength(4);

    const said = await jsonOf<Hierarchy>(say(client, id, { "ana@example.com": leader }));
    const level = levelOf(said.result);
    expect(said).toMatchObject({ version: 2, judges: { "ana@example.com": leader } });
    expect(level.weights?.["experience"]).toBeCloseTo(0.54757, 5);
    expect(level.lambda).toBeCloseTo(4.118418, 6);
    expect(level.cr).toEqual({ value: expect.closeTo(0.0439, 4), table: "classic" });

    const body = { model: "leader", name: "Who leads" };
    const final = await client.send("POST", `/hierarchies/${id}:finalize`, body);
    expect(final.status).toBe(201);
    expect(final.headers.get("location")).toBe(`/v1/workspaces/${client.id}/models/leader`);
    expect(await jsonOf(final)).toMatchObject({
      kind: "ahp",
      name: "Who leads",
      revision: 1,
      consistency: [{ table: "classic", lambda: expect.closeTo(4.118418, 6) }],
    });
    await makeItems(client, [
      { title: "Young", ratings: { experience: 1, education: 10, charisma: 10, age: 10 } },
      { title: "Old", ratings: { experience: 10, education: 1, charisma: 1, age: 1 } },
    ]);
    const ranking = await jsonOf<{ data: { title: string; score: number }[] }>(
      client.get("/ranking?model=leader"),
    );
    expect(JSON.stringify(ranking).indexOf("Old")).toBeLessThan(
      JSON.stringify(ranking).indexOf("Young"), // .54757 · 1 against .45243 · 1
    );
  });

  test("fills in what one of two judges left out, and tells how far they agree", async () => {
    const client = await openWorkspace();
    const abcd = ["a", "b", "c", "d"].map((key) => ({ key }));
    const { id } = await begin(client, { criteria: abcd });
    const incomplete = [
      { a: "a", b: "b", value: 1 },
      { a: "a", b: "c", value: 5 },
      { a: "a", b: "d", value: 2 },
      { a: "b", b: "c", value: 3 },
      { a: "b", b: "d", value: 4 },
    ];
    const one = await jsonOf<Hierarchy>(say(client, id, { ana: incomplete }));
    expect(levelOf(one.result).filled).toEqual([
      { a: "c", b: "d", value: expect.closeTo(0.7302971, 6) },
    ]);
    expect(levelOf(one.result).weights?.["b"]).toBeCloseTo(0.392, 4);
    expect(levelOf(one.result).consensus).toBeUndefined();
    await say(client, id, { ben: [...incomplete, { a: "c", b: "d", value: 3 }] });
    const { result } = await jsonOf<Hierarchy>(client.get(`/hierarchies/${id}`));
    expect(levelOf(result)).toMatchObject({
      missing: [],
      judges: [
        { judge: "ana", missing: 1, verdict: "consistent" },
        { judge: "ben", missing: 0 },
      ],
    });
    expect(levelOf(result).consensus).toBeGreaterThan(0.5);
    expect(levelOf(result).judges[0]?.consensus).toBeLessThanOrEqual(1);
  });

  test("that contradicts itself is no model until it is mended as it says", async () => {
    const client = await openWorkspace();
    const { id } = await begin(client);
    const wrong = [...leader.slice(0, 5), { a: "charisma", b: "age", value: 1 / 9 }];
    const { result } = await jsonOf<Hierarchy>(say(client, id, { ana: wrong }));
    const { worst, cr } = levelOf(result);
    expect(worst).toMatchObject({ a: "age", b: "charisma", value: 9 });
    const refused = await client.send("POST", `/hierarchies/${id}:finalize`, { model: "x" });
    const { status, detail } = await problemOf(Promise.resolve(refused));
    expect([status, result.may_be_finalized]).toEqual([422, false]);
    expect(detail).toContain(`CR by the table "classic" is ${Number(cr?.value.toFixed(4))};`);
    expect(detail).toContain('"age" over "charisma", 9; ');
    expect((await client.get("/models/x")).status).toBe(404);
    const first = await mend(client, id, result);
    const second = await mend(client, id, first);
    expect(second.may_be_finalized).toBe(true);
    const made = await client.send("POST", `/hierarchies/${id}:finalize`, { model: "x" });
    expect(made.status).toBe(201);
  });

  test("by category gives its model the products, and is told in the shape it came in", async () => {
    const client = await openWorkspace();
    const categories = [
      {
        key: "cost",
        name: "Cost",
        criteria: [{ key: "price", direction: "down" }, { key: "upkeep" }],
      },
      { key: "gain", criteria: [{ key: "speed" }] },
    ];
    const { id, result } = await begin(client, { categories, table: "saaty-2005" });
    expect(result.levels.map(({ under }) => under)).toEqual([undefined, "cost", "gain"]);
    const said = await say(client, id, {
      ana: [
        { a: "gain", b: "cost", value: 3 },
        { a: "price", b: "upkeep", value: 4, under: "cost" },
      ],
    });
    expect(await jsonOf(said)).toMatchObject({ categories, table: "saaty-2005" });
    await client.send("POST", `/hierarchies/${id}:finalize`, { model: "buy" });
    const { weights } = await jsonOf<{ weights: Shares }>(client.get("/models/buy"));
    expect(weights["price"]).toBeCloseTo(0.2, 12); // ¼ · ⅘
    expect(weights["upkeep"]).toBeCloseTo(0.05, 12); // ¼ · ⅕
    expect(weights["speed"]).toBeCloseTo(0.75, 12);
  });

  test("that became a model changes no more, and can be read on", async () => {
    const client = await openWorkspace();
    const { id } = await begin(client);
    await say(client, id, { ana: leader });
    const finalize = () => client.send("POST", `/hierarchies/${id}:finalize`, { model: "mine" });
    expect((await finalize()).status).toBe(201);
    const statuses = [
      (await finalize()).status,
      (await say(client, id, { ben: leader })).status,
      (await client.call("DELETE", `/hierarchies/${id}/judges/ana`)).status,
      (await client.call("DELETE", `/hierarchies/${id}`)).status,
    ];
    expect(statuses).toEqual([409, 409, 409, 409]);
    expect(await jsonOf(client.get(`/hierarchies/${id}`))).toMatchObject({ model: "mine" });
    expect(await jsonOf(client.get("/hierarchies"))).toMatchObject({
      data: [{ id, model: "mine", version: 3 }],
    });
  });

  test("is made a model once for one Idempotency-Key, and never over another model", async () => {
    const client = await openWorkspace();
    const { id } = await begin(client);
    const { id: other } = await begin(client);
    await Promise.all([say(client, id, { ana: leader }), say(client, other, { ana: leader })]);
    const key = { "idempotency-key": "k" };
    const once = () => client.send("POST", `/hierarchies/${id}:finalize`, { model: "mine" }, key);
    const [first, again] = [await once(), await once()];
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    const taken = await client.send("POST", `/hierarchies/${other}:finalize`, { model: "mine" });
    expect(await refusalOf(taken)).toEqual([409, ["/model"]]);
    const kind = await client.send("POST", `/hierarchies/${other}:finalize`, { model: "rice" });
    expect(await refusalOf(kind)).toEqual([409, ["/model"]]);
  });

  test("is read and changed by its version", async () => {
    const client = await openWorkspace();
    const { id } = await begin(client);
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

  test("takes the word of judges at work at the same time, each whole", async () => {
    const client = await openWorkspace();
    const { id } = await begin(client);
    const names = Array.from({ length: 12 }, (_, at) => `judge-${at}`);
    const statuses = await statusesOf(names.map((name) => say(client, id, { [name]: leader })));
    expect(new Set(statuses)).toEqual(new Set([200]));
    const { judges, version } = await jsonOf<Hierarchy>(client.get(`/hierarchies/${id}`));
    expect(Object.keys(judges).toSorted()).toEqual(names.toSorted());
    expect(version).toBe(13);
  });

  test("of another workspace is not there", async () => {
    const [client, stranger] = [await openWorkspace(), await openWorkspace()];
    const { id } = await begin(client);
    const path = `/hierarchies/${id}`;
    const answers = [
      await stranger.get(path),
      await say(stranger, id, { eve: leader }),
      await stranger.call("DELETE", `${path}/judges/ana`),
      await stranger.call("DELETE", path),
      await stranger.send("POST", `${path}:finalize`, { model: "mine" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await jsonOf(stranger.get("/hierarchies"))).toEqual({ data: [] });
    expect(await jsonOf(client.get(path))).toMatchObject({ version: 1, judges: {} });
  });
});
