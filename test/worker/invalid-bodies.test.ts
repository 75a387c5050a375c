import { describe, expect, test } from "vitest";
import {
  type Client,
  readGeneration,
  type ItemView,
  readJson,
  createItem,
  openWorkspace,
} from "../environments/worker.ts";
import { type ErrorLocation, listErrorLocations, readProblem } from "./problems.ts";

const json = { "content-type": "application/json" };
const invalid = (pointer: string) => ({ status: 422, location: { pointer } });
const unknown = (pointer: string) => ({ status: 400, location: { pointer } });

describe("POST /items", () => {
  const cases: readonly { name: string; body: object; status: number; location: ErrorLocation }[] =
    [
      { name: "no title", body: {}, ...invalid("/title") },
      { name: "an empty title", body: { title: "" }, ...invalid("/title") },
      { name: "a title that is a number", body: { title: 7 }, ...invalid("/title") },
      { name: "a title of 501 characters", body: { title: "x".repeat(501) }, ...invalid("/title") },
      { name: "an unknown field", body: { title: "A", colour: "red" }, ...unknown("/colour") },
      {
        name: "__proto__",
        body: JSON.parse('{"title":"A","__proto__":{"x":1}}'),
        ...unknown("/__proto__"),
      },
      { name: "an unknown type", body: { title: "A", type: "saga" }, ...invalid("/type") },
      {
        name: "an unknown priority",
        body: { title: "A", priority: "asap" },
        ...invalid("/priority"),
      },
      { name: "a negative size", body: { title: "A", size: -1 }, ...invalid("/size") },
      { name: "a size of zero", body: { title: "A", size: 0 }, ...invalid("/size") },
      { name: "a size that is text", body: { title: "A", size: "5" }, ...invalid("/size") },
      { name: "a size above the maximum", body: { title: "A", size: 1e13 }, ...invalid("/size") },
      {
        name: "a date that does not exist",
        body: { title: "A", due_date: "2026-02-30" },
        ...invalid("/due_date"),
      },
      {
        name: "a date with a time",
        body: { title: "A", start_date: "2026-02-03T10:00Z" },
        ...invalid("/start_date"),
      },
      {
        name: "a due date before the start date",
        body: { title: "A", start_date: "2026-02-02", due_date: "2026-02-01" },
        ...invalid("/due_date"),
      },
      {
        name: "51 labels",
        body: { title: "A", labels: Array.from({ length: 51 }, (_, index) => `l${index}`) },
        ...invalid("/labels"),
      },
      {
        name: "a label that is a number",
        body: { title: "A", labels: ["a", 2] },
        ...invalid("/labels/1"),
      },
      {
        name: "a description of 70 kB",
        body: { title: "A", description: "x".repeat(70_000) },
        ...invalid("/description"),
      },
      {
        name: "a rating out of its range",
        body: { title: "A", ratings: { business_value: 11 } },
        ...invalid("/ratings/business_value"),
      },
      {
        name: "an interval that exceeds the range",
        body: { title: "A", ratings: { business_value: { low: 0, likely: 5, high: 9 } } },
        ...invalid("/ratings/business_value"),
      },
      {
        name: "an interval whose low value exceeds its high value",
        body: { title: "A", ratings: { reach: { low: 9, likely: 5, high: 7 } } },
        ...invalid("/ratings/reach"),
      },
      {
        name: "a rating that is a word",
        body: { title: "A", ratings: { reach: "many" } },
        ...invalid("/ratings/reach"),
      },
      {
        name: "a huge rating",
        body: { title: "A", ratings: { zeal: 1e300 } },
        ...invalid("/ratings/zeal"),
      },
      {
        name: "a criterion in CamelCase",
        body: { title: "A", ratings: { BusinessValue: 1 } },
        ...invalid("/ratings/BusinessValue"),
      },
      {
        name: "a parent that does not exist",
        body: { title: "A", parent: "itm_00000000000000000000000000" },
        ...invalid("/parent"),
      },
      {
        name: "an external id of 201 characters",
        body: { title: "A", external_id: "x".repeat(201) },
        ...invalid("/external_id"),
      },
    ];

  test.each(cases)("rejects $name and points at the field", async ({ body, status, location }) => {
    const client = await openWorkspace();
    const sent = client.call("POST", "/items", { body: JSON.stringify(body), headers: json });
    const problem = await readProblem(sent);
    expect(problem.status).toBe(status);
    expect(listErrorLocations(problem)).toContainEqual(location);
    expect(await readGeneration(client)).toBe(0);
  });

  test("stores a description of 20 kB unchanged", async () => {
    const client = await openWorkspace();
    const description = `${'=Zeile\r\n\t"quoted", <b>ä</b> 🙂 '.repeat(700)}end`;
    const { id } = await createItem(client, { title: " A ", description });
    const item = await readJson<ItemView>(client.get(`/items/${id}`));
    expect(description.length).toBeGreaterThan(20_000);
    expect(item).toMatchObject({ title: " A ", description });
  });

  test.each([
    { name: "NUL", code: 0 },
    { name: "half a surrogate pair", code: 0xd8_00 },
    { name: "U+FFFF", code: 0xff_ff },
    { name: "DEL", code: 0x7f },
  ])("stores a title with $name unchanged or rejects it", async ({ code }) => {
    const client = await openWorkspace();
    const title = `a${String.fromCharCode(code)}b`;
    const response = await client.send("POST", "/items", { title, labels: ["x"] });
    const stored = await readJson<{ data: ItemView[] }>(client.get("/items"));
    const codes = stored.data.map((item) => item.title.charCodeAt(1)); // a, this, b
    expect(codes).toEqual(response.status === 201 ? [code] : []);
    expect([201, 422]).toContain(response.status);
  });

  test("reports every invalid field", async () => {
    const client = await openWorkspace();
    const body = { title: "", size: -1, ratings: { reach: "x" }, labels: [""] };
    const problem = await readProblem(client.send("POST", "/items", body));
    expect(new Set(listErrorLocations(problem).map(({ pointer }) => pointer))).toEqual(
      new Set(["/labels/0", "/ratings/reach", "/size", "/title"]),
    );
  });
});

function post(client: Client, body: BodyInit, headers: Record<string, string> = json) {
  return client.call("POST", "/items", { body, headers });
}

describe("a request body", () => {
  test.each([
    { name: "is not JSON", body: '{"title": "A"' },
    { name: "contains NaN", body: '{"title":"A","size":NaN}' },
    { name: "is empty", body: "" },
    { name: "is blank", body: "  \n" },
    { name: "is an array nested 40 deep", body: `${"[".repeat(40)}${"]".repeat(40)}` },
    { name: "is not UTF-8", body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) },
  ])("is rejected with 400 if it $name", async ({ body }) => {
    const client = await openWorkspace();
    expect((await readProblem(post(client, body))).status).toBe(400);
  });

  test.each(["null", "[]", '"text"', "7", "true"])(
    "is rejected with 422 if it is %s",
    async (body) => {
      const client = await openWorkspace();
      expect((await readProblem(post(client, body))).status).toBe(422);
    },
  );

  test("is rejected if a number exceeds the range of a double", async () => {
    const client = await openWorkspace();
    const problem = await readProblem(post(client, '{"title":"A","size":1e999}'));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([422, { pointer: "/size" }]);
  });

  test("may start with a byte order mark", async () => {
    const client = await openWorkspace();
    expect((await post(client, '\uFEFF{"title":"A"}')).status).toBe(201);
  });

  test.each(["text/plain", "", "application/json; charset=latin1", "application/jsonx"])(
    "is rejected with the content type %j",
    async (type) => {
      const client = await openWorkspace();
      const problem = await readProblem(post(client, '{"title":"A"}', { "content-type": type }));
      expect(problem.status).toBe(415);
    },
  );

  test("is rejected above one mebibyte, compressed or not", async () => {
    const client = await openWorkspace();
    const body = JSON.stringify({ title: "A", description: "x".repeat(1_100_000) });
    const compressed = await gzip(body);
    const headers = { ...json, "content-encoding": "gzip" };
    expect(compressed.byteLength).toBeLessThan(10_000);
    expect((await readProblem(post(client, body))).status).toBe(413);
    expect((await readProblem(post(client, compressed, headers))).status).toBe(413);
  });

  test("may be compressed with gzip, and is rejected if it does not match its encoding", async () => {
    const client = await openWorkspace();
    const headers = { ...json, "content-encoding": "gzip" };
    expect((await post(client, await gzip('{"title":"A"}'), headers)).status).toBe(201);
    expect((await readProblem(post(client, '{"title":"A"}', headers))).status).toBe(400);
    const truncated = (await gzip('{"title":"A"}')).slice(0, 20);
    expect((await readProblem(post(client, truncated, headers))).status).toBe(400);
    const other = { ...json, "content-encoding": "br" };
    expect((await readProblem(post(client, "x", other))).status).toBe(415);
  });
});

describe("a model in a request body", () => {
  const none = { model: "none" };
  const revision = { model: "rice", revision: 2 };
  test.each([
    ["/ranking:whatif", none, "/model"],
    ["/ranking:whatif", revision, "/revision"],
    ["/ranking:compare", { models: ["rice", "none"] }, "/models/1"],
    ["/ranking:compare", { models: ["rice", none] }, "/models/1/model"],
    ["/ranking:compare", { models: [revision, "wsjf"] }, "/models/0/revision"],
  ])("is rejected by %s in %j, and the error points at %s", async (path, body, pointer) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.send("POST", path, body));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([422, { pointer }]);
  });

  test("may name a revision that does not exist, which is not found", async () => {
    const client = await openWorkspace();
    await client.send("POST", "/models", { id: "quick", kind: "formula", expression: "reach" });
    const body = { model: "quick", revision: 9 };
    const problem = await readProblem(client.send("POST", "/ranking:whatif", body));
    expect([problem.status, problem.detail]).toEqual([404, 'The model "quick" has no revision 9.']);
  });
});

async function gzip(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

describe("If-Match", () => {
  test.each(["PATCH", "DELETE"])("stops a %s if the version is stale", async (method) => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    await client.send("PATCH", `/items/${id}`, { size: 1 });
    const init = {
      headers: { "if-match": '"1"', ...(method === "PATCH" && json) },
      ...(method === "PATCH" && { body: '{"size":2}' }),
    };
    const problem = await readProblem(client.call(method, `/items/${id}`, init));
    expect([problem.status, ...listErrorLocations(problem)]).toEqual([412, { header: "If-Match" }]);
  });

  test.each(["1", '"one"', '"1", "one"', '"01"', '"-1"'])(
    "rejects the version %s",
    async (version) => {
      const client = await openWorkspace();
      const { id } = await createItem(client, { title: "A" });
      const sent = client.send("PATCH", `/items/${id}`, { size: 1 }, { "if-match": version });
      const problem = await readProblem(sent);
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([
        400,
        { header: "If-Match" },
      ]);
    },
  );

  test("accepts a list of versions, and fails with 412 if none is the current one", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const send = (list: string) =>
      client.send("PATCH", `/items/${id}`, { size: 1 }, { "if-match": list });
    expect((await send('"7", W/"1"')).status).toBe(200);
    expect((await send('"7", "1"')).status).toBe(412);
  });

  test('accepts W/"1" and *', async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const weak = await client.send("PATCH", `/items/${id}`, { size: 1 }, { "if-match": 'W/"1"' });
    const any = await client.send("PATCH", `/items/${id}`, { size: 2 }, { "if-match": "*" });
    expect([weak.status, any.status]).toEqual([200, 200]);
  });
});
