import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import { guardD1 } from "../../src/store/d1.ts";
import {
  openClient,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
  requireValue,
  type RankingPage,
  stub,
} from "../environments/worker.ts";
import { advanceClock, restoreClock } from "./clock.ts";
import { openUnreachableDatabase, openLaggingDatabase, replicate } from "./databases.ts";
import { readProblem } from "./problems.ts";

function freshnessOf({ status, headers }: Response) {
  const said = (name: string) => headers.get(`ordinal-${name}`);
  return {
    status,
    generation: said("generation"),
    lag: said("lag"),
    age: said("age"),
    digest: said("digest"),
    served: headers.get("cache-status"),
  };
}

describe("a ranked answer says what it shows:", () => {
  test("its generation, lag, age, tier and digest, with a body or without", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A" }, { title: "B" }]);
    const made = await client.get("/ranking?limit=1");
    const { ranking } = await readJson<RankingPage>(made.clone());
    advanceClock(3);
    const held = await client.get("/ranking?limit=1");
    const etag = requireValue(held.headers.get("etag"));
    const current = await client.get("/ranking?limit=1", { "if-none-match": etag });
    const { digest } = ranking;
    const shown = { generation: "1", lag: "0", digest };
    const origin = 'ordinal; fwd=miss; detail="ranking from origin"';
    expect(freshnessOf(made)).toMatchObject({ ...shown, status: 200, age: "0", served: origin });
    expect(freshnessOf(held)).toEqual({
      ...shown,
      status: 200,
      age: "3",
      served: "ordinal; hit; detail=memory",
    });
    expect(freshnessOf(current)).toEqual({
      ...shown,
      status: 304,
      age: "3",
      served: "ordinal; hit; detail=client",
    });
  });

  test("the same from the Cache API as from memory", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const made = freshnessOf(await client.get("/ranking"));
    advanceClock(2);
    await client.get("/ranking"); // asked for again: it is copied to the data centre
    clearAllMemories();
    const near = freshnessOf(await client.get("/ranking"));
    const { served, age: _, ...shown } = made;
    expect(near).toMatchObject(shown);
    expect([served, near.served]).toEqual([
      'ordinal; fwd=miss; detail="ranking from origin"',
      "ordinal; hit; detail=cache-api",
    ]);
  });

  test("an old ranking and a page behind a cursor, though nothing of them is held", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A" }, { title: "B" }]);
    const { ranking, page } = await readJson<RankingPage>(client.get("/ranking?limit=1"));
    await createItem(client, { title: "C" });
    const addresses = [`/rankings/${ranking.id}`, `/ranking?limit=1&cursor=${page.next_cursor}`];
    for (const address of addresses) {
      // oxlint-disable-next-line no-await-in-loop -- two of them
      const etag = requireValue((await client.get(address)).headers.get("etag"));
      clearAllMemories();
      // oxlint-disable-next-line no-await-in-loop -- see above
      const answer = await client.get(address, { "if-none-match": etag });
      expect(freshnessOf(answer)).toMatchObject({
        status: 304,
        generation: "1",
        lag: "1",
        digest: ranking.digest,
      });
    }
  });
});

describe("an answer that is computed for its reader says what it rests on:", () => {
  /** What `~` stands for is the id of the ranking, or of an item. */
  const answers: readonly { readonly path: string; readonly body?: object }[] = [
    { path: "/summary" },
    { path: "/items/~item/score" },
    { path: "/items/~item/score?model=rice&wanted_rank=1" },
    { path: "/ranking:bands" },
    { path: "/ranking:lint" },
    { path: "/rankings/~ranking/stability" },
    { path: "/rankings/~ranking/items/~item" },
    { path: "/rankings:diff?from=~ranking&to=~ranking" },
    { path: "/ranking:whatif", body: {} },
    { path: "/ranking:compare", body: { models: ["rice", "wsjf"] } },
    { path: "/ranking:order", body: {} },
    { path: "/ranking:fit", body: { capacity: 1 } },
    { path: "/items:cascade", body: { amount: 1 } },
    { path: "/rankings/~ranking:verify" },
  ];
  /** Those of no one ranking, and of a model that nobody has ranked by yet. */
  const undigested = ["/summary", "/items/~item/score?model=rice", "/ranking:compare", "/items:ca"];

  test.each(answers)("$path", async ({ path, body }) => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "A", size: 1, ratings: { business_value: 5 } });
    const { ranking } = await readJson<RankingPage>(client.get("/ranking"));
    const { points } = client.environment;
    advanceClock(3); // what the isolate knows of the workspace is asked again
    const address = path.replaceAll("~ranking", ranking.id).replace("~item", item.id);
    const method = path.endsWith(":verify") ? "POST" : "GET";
    const answer = await (body === undefined
      ? client.call(method, address)
      : client.send("POST", address, body));
    expect(freshnessOf(answer)).toEqual({
      status: 200,
      generation: "1",
      lag: "0",
      age: "3",
      digest: undigested.some((each) => path.startsWith(each)) ? null : ranking.digest,
      served: "ordinal; fwd=bypass; detail=computed",
    });
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(points.at(-1)?.blobs?.[5]).toBe("computed");
  });

  test("how far an old ranking is behind by now", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const { ranking } = await readJson<RankingPage>(client.get("/ranking"));
    await createItem(client, { title: "B" });
    const answer = await client.get(`/rankings/${ranking.id}/stability`);
    expect(freshnessOf(answer)).toMatchObject({ generation: "1", lag: "1" });
  });
});

describe("while the database is away", () => {
  test("the last page is served, marked stale, and a client that holds it is told so", async () => {
    const { lost, etag, body } = await openLost();
    advanceClock(20);
    const stale = await lost.get("/ranking");
    const current = await lost.get("/ranking", { "if-none-match": etag });
    expect(freshnessOf(stale)).toMatchObject({ status: 200, generation: "1", lag: "unknown" });
    expect(stale.headers.get("cache-status")).toMatch(/^ordinal; hit; detail=stale; ttl=-\d+$/);
    expect(await stale.text()).toBe(body);
    expect(freshnessOf(current)).toMatchObject({ status: 304, lag: "unknown" });
    expect(lost.environment.points.map(({ blobs }) => blobs[5])).toEqual(["stale", "stale"]);
  });

  test("whoever has seen more, and whoever asks for what nobody holds, is told to come again", async () => {
    const { lost, item } = await openLost();
    advanceClock(20);
    const seen = { "ordinal-min-generation": "1" };
    expect((await lost.get("/ranking", seen)).status).toBe(200);
    const asked = [
      lost.get("/ranking", { "ordinal-min-generation": "2" }),
      lost.get("/ranking", { "ordinal-bookmark": "mine" }),
      lost.get("/ranking?limit=3"),
      lost.get("/items"),
      lost.get(`/items/${item.id}`),
    ];
    for (const answer of asked) {
      // oxlint-disable-next-line no-await-in-loop -- they are under way at once
      expect((await answer).headers.get("retry-after")).toBe("1");
      // oxlint-disable-next-line no-await-in-loop -- see above
      expect(await readProblem(answer)).toMatchObject({ status: 503, code: "unavailable" });
    }
  });

  test("writes are not taken, and say when to come again", async () => {
    const { lost, item } = await openLost();
    const writes = [
      lost.send("POST", "/items", { title: "B" }),
      lost.send("POST", "/items", { title: "B" }, { "idempotency-key": "k" }),
      lost.send("PATCH", `/items/${item.id}`, { title: "B" }),
      lost.call("DELETE", `/items/${item.id}`),
      lost.send("POST", "/items:batch", { operations: [{ op: "create", item: { title: "B" } }] }),
      lost.send("POST", "/models", { id: "mine", kind: "rice" }),
      lost.importFile("title\nB\n"),
    ];
    for (const answer of writes) {
      // oxlint-disable-next-line no-await-in-loop -- they are under way at once
      expect([(await answer).status, (await answer).headers.get("retry-after")]).toEqual([
        503,
        "1",
      ]);
    }
  });

  test("the next answer is the truth's, once it is back", async () => {
    const { client, lost } = await openLost();
    advanceClock(20);
    await lost.get("/ranking");
    restoreClock();
    await createItem(client, { title: "B" });
    advanceClock(26); // nobody waits for five seconds after it was missed
    const answer = await client.get("/ranking");
    expect(answer.headers.get("cache-status")).not.toContain("stale");
    expect(answer.headers.get("ordinal-lag")).toMatch(/^\d+$/);
  });

  test("a statement that never ends is given up at its deadline", async () => {
    const never = { bind: () => never, raw: () => new Promise(() => undefined) };
    const policy = { deadlineMs: 1, attemptsMax: 3, onCall: () => undefined, fraction: () => 0.5 };
    const database = guardD1(stub({ prepare: () => never }), policy);
    await expect(database.prepare("SELECT 1").bind().raw()).rejects.toMatchObject({
      kind: "unavailable",
      message: "The database did not answer within 1 ms.",
    });
  });
});

describe("behind a copy of the database that lags", () => {
  test.each(["/ranking", "/items", "/ranking?model=rice"])(
    "%s shows what is there, says of which generation, and nothing older to whoever has seen more",
    async (address) => {
      const { near } = await openLagging();
      const older = await near.get(address);
      expect(freshnessOf(older)).toMatchObject({ status: 200, generation: "1" });
      expect(await titlesOf(older)).toEqual(["A"]);
      const newer = await near.get(address, { "ordinal-min-generation": "2" });
      expect(freshnessOf(newer)).toMatchObject({ status: 200, generation: "2" });
      expect(await titlesOf(newer)).toEqual(["A", "B"]);
    },
  );

  test("a single item, a summary and a what-if are as new as their reader has seen", async () => {
    const { near, id } = await openLagging();
    const seen = { "ordinal-min-generation": "2" };
    expect((await near.get(`/items/${id}`)).status).toBe(404);
    expect((await near.get(`/items/${id}`, seen)).status).toBe(200);
    expect(await readJson(near.get("/summary", seen))).toMatchObject({ total: 2 });
    const supposed = near.send("POST", "/ranking:whatif", {}, seen);
    expect(await readJson(supposed)).toMatchObject({ generation: 2, count: 2 });
  });

  test("a bookmark is as good as the generation it stands for", async () => {
    const { near, id, bookmark } = await openLagging();
    await near.get("/items");
    const mine = { "ordinal-bookmark": bookmark };
    expect((await near.get(`/items/${id}`, mine)).status).toBe(200);
    expect(await titlesOf(await near.get("/items", mine))).toEqual(["A", "B"]);
    expect(await readJson(near.get("", mine))).toMatchObject({ generation: 2 });
  });

  test("an isolate that has seen more says how far behind the ranking is", async () => {
    const { client, near } = await openLagging();
    await client.environment.deliver([{ kind: "publish", workspace: client.id, generation: 2 }]);
    await createItem(client, { title: "C" });
    await client.get(""); // where the workspace stands
    const answer = await near.get("/ranking");
    expect(freshnessOf(answer)).toMatchObject({ generation: "2", lag: "1" });
    expect(await titlesOf(answer)).toEqual(["A", "B"]);
  });

  test("the copy is as old as it was, so that the tests above mean something", async () => {
    const { client } = await openLagging();
    const generation = await env.REPLICA.prepare("SELECT generation FROM workspaces WHERE id = ?")
      .bind(client.id)
      .first("generation");
    expect(generation).toBe(1);
  });
});

/** A backlog whose page was read, and how it looks to a Worker that has lost its database. */
async function openLost() {
  const client = await openWorkspace();
  const item = await createItem(client, { title: "A" });
  const headers = { "ordinal-min-generation": "1" };
  const page = await client.get("/ranking", headers);
  const lost = openClient(openWorkerEnvironment({ DB: openUnreachableDatabase() }), client);
  return {
    client,
    item,
    lost,
    etag: requireValue(page.headers.get("etag")),
    body: await page.text(),
  };
}

/** Two items, of which the copy knows one; and an isolate that knows nothing. */
async function openLagging() {
  const client = await openWorkspace();
  await createItem(client, { title: "A" });
  await replicate(client.id);
  const made = await client.send("POST", "/items", { title: "B" });
  const { id } = await readJson<ItemView>(made.clone());
  clearAllMemories();
  const near = openClient(openWorkerEnvironment({ DB: openLaggingDatabase() }), client);
  return { client, near, id, bookmark: requireValue(made.headers.get("ordinal-bookmark")) };
}

async function titlesOf(answer: Response): Promise<string[]> {
  const { data } = await readJson<{ data: { title?: string; item?: ItemView }[] }>(answer);
  return data.map(({ title, item }) => title ?? item?.title ?? "");
}
