import { beforeAll, describe, expect, test } from "vitest";
import {
  type Client,
  createItem,
  type ItemView,
  openWorkspace,
  readJson,
  readStatuses,
} from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type Named = { readonly id: string };

/** A workspace with one resource of each kind. */
async function openBacklog() {
  const client = await openWorkspace();
  const item = await createItem(client, { title: "A", external_id: "X-1", ratings: { reach: 5 } });
  await createItem(client, { title: "B", blocked_by: [item.id], ratings: { reach: 3 } });
  const model = { id: "mine", kind: "weighted", criteria: [{ key: "reach" }] };
  await client.send("POST", "/models", model);
  const ana = { name: "Ana", capacity: 3 };
  const person = await readJson<Named>(client.send("POST", "/people", ana));
  const outline = { name: "Values", criteria: [{ key: "reach" }, { key: "impact" }] };
  const hierarchy = await readJson<Named>(client.send("POST", "/hierarchies", outline));
  await client.environment.drain();
  const { ranking } = await readJson<{ ranking: Named }>(client.get("/ranking"));
  return { client, item, person, hierarchy, ranking };
}

const reads = [
  "",
  "/summary",
  "/statuses",
  "/items",
  "/items?number=1,2",
  "/items/{item}",
  "/items/{item}/links",
  "/items/{item}/score?model=rice",
  "/models",
  "/models/mine",
  "/models/rice",
  "/models:presets",
  "/people",
  "/people/{person}",
  "/hierarchies",
  "/hierarchies/{hierarchy}",
  "/ranking",
  "/ranking?limit=1",
  "/rankings",
  "/rankings/{ranking}",
  "/rankings/{ranking}/items/{item}",
  "/rankings/{ranking}/stability",
  "/ranking:lint",
  "/ranking:facets?type=story",
  "/ranking:matrix?x=reach&y=score",
];

describe("a GET", () => {
  let backlog: Awaited<ReturnType<typeof openBacklog>>;
  beforeAll(async () => {
    backlog = await openBacklog();
  });

  function fill(path: string): string {
    const { item, person, hierarchy, ranking } = backlog;
    const ids: Readonly<Record<string, string>> = {
      item: item.id,
      person: person.id,
      hierarchy: hierarchy.id,
      ranking: ranking.id,
    };
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "");
  }

  test.each(reads)("%s has an ETag, and a 304 has the headers of the 200", async (path) => {
    const { client } = backlog;
    const full = await client.get(fill(path));
    const etag = full.headers.get("etag") ?? "";
    expect([full.status, etag]).toEqual([200, expect.stringMatching(/^"[^"]+"$/)]);
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      // oxlint-disable-next-line no-await-in-loop -- one header after another
      const response = await client.get(fill(path), { "if-none-match": tags });
      expect([response.status, response.body]).toEqual([304, null]);
      const names = ["etag", "cache-control", "vary", "ordinal-generation"];
      const expected = names.map((name) => full.headers.get(name));
      expect(names.map((name) => response.headers.get(name))).toEqual(expected);
      expect(response.headers.get("content-type")).toBeNull();
    }
    const other = await client.get(fill(path), { "if-none-match": '"other"' });
    expect([other.status, await other.text()]).toEqual([200, await full.text()]);
  });

  test.each([...reads, "/export"])("%s evaluates If-Match", async (path) => {
    const { client } = backlog;
    const etag = (await client.get(fill(path))).headers.get("etag");
    const matching = await client.get(fill(path), { "if-match": etag ?? "*" });
    expect(matching.status).toBe(200);
    await matching.text();
    const problem = await readProblem(client.get(fill(path), { "if-match": '"other"' }));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([412, { header: "If-Match" }]);
  });

  test.each(["if-match", "if-none-match"])("rejects a malformed %s with 400", async (header) => {
    const { client } = backlog;
    for (const path of ["", "/items", "/ranking", "/ranking"]) {
      // oxlint-disable-next-line no-await-in-loop -- the second ranking comes from the cache
      const problem = await readProblem(client.get(path, { [header]: "3" }));
      expect(problem.status).toBe(400);
      expect(listErrorLocations(problem)[0]?.header?.toLowerCase()).toBe(header);
    }
  });

  test("of a backlog that has changed has another ETag", async () => {
    const { client, item } = await openBacklog();
    const paths = ["", "/items", `/items/${item.id}`, "/statuses", "/summary"];
    const readTags = async () => {
      const responses = await Promise.all(paths.map((path) => client.get(path)));
      return responses.map(({ headers }) => headers.get("etag"));
    };
    const before = await readTags();
    await client.send("PATCH", `/items/${item.id}`, { status: "doing" });
    const after = await readTags();
    expect(after.filter((tag, index) => tag === before[index])).toEqual([]);
  });
});

describe("If-None-Match: * on a write", () => {
  const createOnly = { "if-none-match": "*" };

  async function send(client: Client, method: string, [path, body]: readonly [string, unknown?]) {
    return body === undefined
      ? client.call(method, path, { headers: createOnly })
      : client.send(method, path, body, createOnly);
  }

  test("fails with 412 if the resource exists, and changes nothing", async () => {
    const { client, item, person, hierarchy } = await openBacklog();
    const judgements = { judgements: [] };
    const writes: readonly (readonly [string, string, unknown?])[] = [
      ["PUT", "/items/external/X-1", { title: "New" }],
      ["PATCH", `/items/${item.id}`, { title: "New" }],
      ["DELETE", `/items/${item.id}`],
      ["PATCH", `/people/${person.id}`, { name: "New" }],
      ["DELETE", `/people/${person.id}`],
      ["PATCH", "/statuses", { categories: { open: "doing" } }],
      ["PUT", `/hierarchies/${hierarchy.id}/judges/ana`, judgements],
      ["DELETE", `/hierarchies/${hierarchy.id}`],
      ["POST", "/models/mine", { criteria: [{ key: "impact" }] }],
      ["POST", "/models", { id: "mine", kind: "weighted", criteria: [{ key: "impact" }] }],
    ];
    const before = await readJson(client.get(""));
    for (const [method, ...target] of writes) {
      // oxlint-disable-next-line no-await-in-loop -- writes of one workspace, in order
      const problem = await readProblem(send(client, method, target));
      expect([method, target[0], problem.status, ...listErrorLocations(problem)]).toEqual([
        method,
        target[0],
        412,
        { header: "If-None-Match" },
      ]);
    }
    expect(await readJson(client.get(""))).toEqual(before);
    expect((await readJson<ItemView>(client.get(`/items/${item.id}`))).title).toBe("A");
  });

  test("creates a resource that does not exist", async () => {
    const client = await openWorkspace();
    const created = [
      await send(client, "PUT", ["/items/external/X-9", { title: "New" }]),
      await send(client, "POST", ["/items", { title: "New" }]),
      await send(client, "POST", ["/people", { name: "Bo", capacity: 1 }]),
      await send(client, "POST", [
        "/models",
        { id: "mine", kind: "weighted", criteria: [{ key: "reach" }] },
      ]),
    ];
    expect(created.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  });

  test("is 404 for a resource that does not exist and that the write cannot create", async () => {
    const client = await openWorkspace();
    const response = await send(client, "POST", ["/models/none", { name: "N" }]);
    expect(response.status).toBe(404);
  });

  test.each([
    ["/items:batch", { operations: [{ op: "create", item: { title: "A" } }] }],
    ["/kano-answers", { mode: "add", answers: [] }],
    ["/ranking:whatif", {}],
  ])("is rejected with 400 by %s, which does not evaluate it", async (path, body) => {
    const client = await openWorkspace();
    const problem = await readProblem(send(client, "POST", [path, body]));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([
      400,
      { header: "If-None-Match" },
    ]);
  });
});

describe("If-Match on a write", () => {
  test("of a model names revisions", async () => {
    const { client } = await openBacklog();
    const revise = (revisions: string) =>
      client.send(
        "POST",
        "/models/mine",
        { criteria: [{ key: "impact" }] },
        { "if-match": revisions },
      );
    const first = await revise('"1"');
    expect([first.status, first.headers.get("etag")]).toEqual([201, '"2"']);
    expect((await revise('"1", "3"')).status).toBe(412);
    expect((await revise('"1", "2"')).status).toBe(201);
  });

  test("of one revision lets one of concurrent requests revise a model", async () => {
    const { client } = await openBacklog();
    const body = { criteria: [{ key: "impact" }] };
    const pending = Array.from({ length: 6 }, () =>
      client.send("POST", "/models/mine", body, { "if-match": '"1"' }),
    );
    expect(await readStatuses(pending)).toEqual([201, 412, 412, 412, 412, 412]);
  });

  test("of the statuses accepts the ETag of an empty workspace", async () => {
    const client = await openWorkspace();
    const etag = (await client.get("/statuses")).headers.get("etag") ?? "";
    const body = { categories: { Parked: "backlog" } };
    expect(etag).toBe('"0"');
    expect((await client.send("PATCH", "/statuses", body, { "if-match": etag })).status).toBe(200);
    expect((await client.send("PATCH", "/statuses", body, { "if-match": etag })).status).toBe(412);
  });

  test("and If-Unmodified-Since: the date is rejected alone, and ignored with If-Match", async () => {
    const { client, item } = await openBacklog();
    const date = { "if-unmodified-since": "Sat, 29 Oct 1994 19:43:31 GMT" };
    const patch = (headers: Record<string, string>) =>
      client.send("PATCH", `/items/${item.id}`, { size: 1 }, headers);
    expect((await patch(date)).status).toBe(400);
    expect((await patch({ ...date, "if-match": '"1"' })).status).toBe(200);
  });
});

describe("Accept", () => {
  test.each(["/items", "/ranking", "/ranking", "/summary"])(
    "%s is rejected with 406 before it is read",
    async (path) => {
      const { client } = await openBacklog();
      await client.get(path);
      const problem = await readProblem(client.get(path, { accept: "text/html" }));
      expect(problem).toMatchObject({ status: 406, code: "not-acceptable" });
      const accepted = await client.get(path, { accept: "text/html, application/*;q=0.2" });
      expect(accepted.status).toBe(200);
    },
  );

  test("stops a write before it changes anything", async () => {
    const client = await openWorkspace();
    const response = await client.send("POST", "/items", { title: "A" }, { accept: "text/csv" });
    expect(response.status).toBe(406);
    const { data } = await readJson<{ data: unknown[] }>(client.get("/items"));
    expect(data).toEqual([]);
  });

  test("of an export must contain the requested format", async () => {
    const client = await openWorkspace();
    const get = (query: string, accept: string) => client.get(`/export${query}`, { accept });
    expect((await get("?format=csv", "text/csv")).status).toBe(200);
    expect((await get("?format=csv", "application/x-ndjson")).status).toBe(406);
    expect((await get("?format=ndjson", "application/x-ndjson")).status).toBe(200);
    expect((await get("?format=csv", "application/json")).status).toBe(406);
  });
});
