import { describe, expect, test } from "vitest";
import {
  type Client,
  readGeneration,
  type ItemView,
  readJson,
  createItem,
  openWorkspace,
} from "../environments/worker.ts";
import { type ErrorLocation, errorLocations, readProblem } from "./problems.ts";

const json = { "content-type": "application/json" };
const invalid = (pointer: string) => ({ status: 422, place: { pointer } });
const unknown = (pointer: string) => ({ status: 400, place: { pointer } });

describe("a new item", () => {
  const cases: readonly { what: string; body: object; status: number; place: ErrorLocation }[] = [
    { what: "no title", body: {}, ...invalid("/title") },
    { what: "an empty title", body: { title: "" }, ...invalid("/title") },
    { what: "a title that is a number", body: { title: 7 }, ...invalid("/title") },
    { what: "a title of 501 letters", body: { title: "x".repeat(501) }, ...invalid("/title") },
    { what: "an unknown field", body: { title: "A", colour: "red" }, ...unknown("/colour") },
    {
      what: "__proto__",
      body: JSON.parse('{"title":"A","__proto__":{"x":1}}'),
      ...unknown("/__proto__"),
    },
    { what: "an unknown type", body: { title: "A", type: "saga" }, ...invalid("/type") },
    {
      what: "an unknown priority",
      body: { title: "A", priority: "asap" },
      ...invalid("/priority"),
    },
    { what: "a negative size", body: { title: "A", size: -1 }, ...invalid("/size") },
    { what: "a size of zero", body: { title: "A", size: 0 }, ...invalid("/size") },
    { what: "a size that is text", body: { title: "A", size: "5" }, ...invalid("/size") },
    { what: "a size beyond all bounds", body: { title: "A", size: 1e13 }, ...invalid("/size") },
    {
      what: "a day that is none",
      body: { title: "A", due_date: "2026-02-30" },
      ...invalid("/due_date"),
    },
    {
      what: "a time for a day",
      body: { title: "A", start_date: "2026-02-03T10:00Z" },
      ...invalid("/start_date"),
    },
    {
      what: "an end before its start",
      body: { title: "A", start_date: "2026-02-02", due_date: "2026-02-01" },
      ...invalid("/due_date"),
    },
    {
      what: "51 labels",
      body: { title: "A", labels: Array.from({ length: 51 }, (_, at) => `l${at}`) },
      ...invalid("/labels"),
    },
    {
      what: "a label that is a number",
      body: { title: "A", labels: ["a", 2] },
      ...invalid("/labels/1"),
    },
    {
      what: "a description of 70 kB",
      body: { title: "A", description: "x".repeat(70_000) },
      ...invalid("/description"),
    },
    {
      what: "a rating out of its range",
      body: { title: "A", ratings: { business_value: 11 } },
      ...invalid("/ratings/business_value"),
    },
    {
      what: "an interval that leaves the range",
      body: { title: "A", ratings: { business_value: { low: 0, likely: 5, high: 9 } } },
      ...invalid("/ratings/business_value"),
    },
    {
      what: "an interval upside down",
      body: { title: "A", ratings: { reach: { low: 9, likely: 5, high: 7 } } },
      ...invalid("/ratings/reach"),
    },
    {
      what: "a rating that is a word",
      body: { title: "A", ratings: { reach: "many" } },
      ...invalid("/ratings/reach"),
    },
    {
      what: "a huge rating",
      body: { title: "A", ratings: { zeal: 1e300 } },
      ...invalid("/ratings/zeal"),
    },
    {
      what: "a criterion in CamelCase",
      body: { title: "A", ratings: { BusinessValue: 1 } },
      ...invalid("/ratings/BusinessValue"),
    },
    {
      what: "a parent that is nowhere",
      body: { title: "A", parent: "itm_00000000000000000000000000" },
      ...invalid("/parent"),
    },
    {
      what: "an external id of 201 letters",
      body: { title: "A", external_id: "x".repeat(201) },
      ...invalid("/external_id"),
    },
  ];

  test.each(cases)("with $what is refused at its place", async ({ body, status, place }) => {
    const client = await openWorkspace();
    const sent = client.call("POST", "/items", { body: JSON.stringify(body), headers: json });
    const problem = await readProblem(sent);
    expect(problem.status).toBe(status);
    expect(errorLocations(problem)).toContainEqual(place);
    expect(await readGeneration(client)).toBe(0);
  });

  test("with a description of 20 kB is kept to the letter", async () => {
    const client = await openWorkspace();
    const description = `${'=Zeile\r\n\t"quoted", <b>ä</b> 🙂 '.repeat(700)}end`;
    const { id } = await createItem(client, { title: " A ", description });
    const item = await readJson<ItemView>(client.get(`/items/${id}`));
    expect(description.length).toBeGreaterThan(20_000);
    expect(item).toMatchObject({ title: " A ", description });
  });

  test.each([
    { what: "NUL", code: 0 },
    { what: "half a surrogate pair", code: 0xd8_00 },
    { what: "U+FFFF", code: 0xff_ff },
    { what: "DEL", code: 0x7f },
  ])(
    "with $what in its title is kept to the letter or refused, and never changed",
    async ({ code }) => {
      const client = await openWorkspace();
      const title = `a${String.fromCharCode(code)}b`;
      const answer = await client.send("POST", "/items", { title, labels: ["x"] });
      const stored = await readJson<{ data: ItemView[] }>(client.get("/items"));
      const codes = stored.data.map((item) => item.title.charCodeAt(1)); // a, this, b
      expect(codes).toEqual(answer.status === 201 ? [code] : []);
      expect([201, 422]).toContain(answer.status);
    },
  );

  test("of which several things are wrong names each of them", async () => {
    const client = await openWorkspace();
    const body = { title: "", size: -1, ratings: { reach: "x" }, labels: [""] };
    const problem = await readProblem(client.send("POST", "/items", body));
    expect(new Set(errorLocations(problem).map(({ pointer }) => pointer))).toEqual(
      new Set(["/labels/0", "/ratings/reach", "/size", "/title"]),
    );
  });
});

function post(client: Client, body: BodyInit, headers: Record<string, string> = json) {
  return client.call("POST", "/items", { body, headers });
}

describe("a body", () => {
  test.each([
    { what: "is no JSON", body: '{"title": "A"' },
    { what: "has NaN in it", body: '{"title":"A","size":NaN}' },
    { what: "is empty", body: "" },
    { what: "is blank", body: "  \n" },
    { what: "is an array nested 40 deep", body: `${"[".repeat(40)}${"]".repeat(40)}` },
    { what: "is no UTF-8", body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) },
  ])("that $what is malformed", async ({ body }) => {
    const client = await openWorkspace();
    expect((await readProblem(post(client, body))).status).toBe(400);
  });

  test.each(["null", "[]", '"text"', "7", "true"])("of %s is refused", async (body) => {
    const client = await openWorkspace();
    expect((await readProblem(post(client, body))).status).toBe(422);
  });

  test("with a number too large for a double is refused", async () => {
    const client = await openWorkspace();
    const problem = await readProblem(post(client, '{"title":"A","size":1e999}'));
    expect([problem.status, ...errorLocations(problem)]).toEqual([422, { pointer: "/size" }]);
  });

  test("may begin with a byte order mark", async () => {
    const client = await openWorkspace();
    expect((await post(client, '\uFEFF{"title":"A"}')).status).toBe(201);
  });

  test.each(["text/plain", "", "application/json; charset=latin1", "application/jsonx"])(
    "of the type %j is not taken",
    async (type) => {
      const client = await openWorkspace();
      const problem = await readProblem(post(client, '{"title":"A"}', { "content-type": type }));
      expect(problem.status).toBe(415);
    },
  );

  test("of more than a mebibyte is too large, compressed or not", async () => {
    const client = await openWorkspace();
    const body = JSON.stringify({ title: "A", description: "x".repeat(1_100_000) });
    const zipped = await gzip(body);
    const headers = { ...json, "content-encoding": "gzip" };
    expect(zipped.byteLength).toBeLessThan(10_000);
    expect((await readProblem(post(client, body))).status).toBe(413);
    expect((await readProblem(post(client, zipped, headers))).status).toBe(413);
  });

  test("may be gzipped; one that only says so is malformed", async () => {
    const client = await openWorkspace();
    const headers = { ...json, "content-encoding": "gzip" };
    expect((await post(client, await gzip('{"title":"A"}'), headers)).status).toBe(201);
    expect((await readProblem(post(client, '{"title":"A"}', headers))).status).toBe(400);
    const half = (await gzip('{"title":"A"}')).slice(0, 20);
    expect((await readProblem(post(client, half, headers))).status).toBe(400);
    const other = { ...json, "content-encoding": "br" };
    expect((await readProblem(post(client, "x", other))).status).toBe(415);
  });
});

async function gzip(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

describe("a version", () => {
  test.each(["PATCH", "DELETE"])("that is stale stops a %s", async (method) => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    await client.send("PATCH", `/items/${id}`, { size: 1 });
    const init = {
      headers: { "if-match": '"1"', ...(method === "PATCH" && json) },
      ...(method === "PATCH" && { body: '{"size":2}' }),
    };
    const problem = await readProblem(client.call(method, `/items/${id}`, init));
    expect([problem.status, ...errorLocations(problem)]).toEqual([412, { header: "If-Match" }]);
  });

  test.each(["1", '"one"', '"1", "2"', '"0"', '"-1"'])("of %s is malformed", async (version) => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const sent = client.send("PATCH", `/items/${id}`, { size: 1 }, { "if-match": version });
    const problem = await readProblem(sent);
    expect([problem.status, ...errorLocations(problem)]).toEqual([400, { header: "If-Match" }]);
  });

  test('of W/"1" or * lets a patch through', async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const weak = await client.send("PATCH", `/items/${id}`, { size: 1 }, { "if-match": 'W/"1"' });
    const any = await client.send("PATCH", `/items/${id}`, { size: 2 }, { "if-match": "*" });
    expect([weak.status, any.status]).toEqual([200, 200]);
  });
});
