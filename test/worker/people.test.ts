import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type Client, readJson, openWorkspace, readStatuses } from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly capacity: number;
  readonly version: number;
};

const ana = { name: "Ana", skills: ["edge", "ui", "edge"], capacity: 5.5 };

async function createPerson(client: Client, body: object = ana): Promise<PersonView> {
  return readJson(client.send("POST", "/people", body));
}

describe("a person", () => {
  test("is created, read, listed by skill, patched and deleted", async () => {
    const client = await openWorkspace();
    const created = await client.send("POST", "/people", ana);
    const person = await readJson<PersonView>(created);
    const path = `/people/${person.id}`;
    expect(created.status).toBe(201);
    expect(created.headers.get("location")).toBe(`/v1/workspaces/${client.id}${path}`);
    expect(person).toMatchObject({
      name: "Ana",
      skills: ["edge", "ui"],
      capacity: 5.5,
      version: 1,
    });
    const bo = await createPerson(client, { name: "Bo", capacity: 0 });
    expect(bo.skills).toEqual([]);
    expect(await readJson(client.get("/people?skill=ui"))).toEqual({ data: [person] });
    const patched = await client.send("PATCH", path, { capacity: 3 });
    expect(await readJson(patched)).toMatchObject({ name: "Ana", capacity: 3, version: 2 });
    expect(patched.headers.get("etag")).toBe('"2"');
    expect((await client.get(path, { "if-none-match": '"2"' })).status).toBe(304);
    expect((await client.call("DELETE", path)).status).toBe(204);
    expect((await client.get(path)).status).toBe(404);
    expect((await client.call("DELETE", path)).status).toBe(404);
    expect(await readJson(client.get("/people"))).toEqual({ data: [bo] });
  });

  test("is created once per Idempotency-Key", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "k" };
    const first = await client.send("POST", "/people", ana, headers);
    const again = await client.send("POST", "/people", ana, headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    const { data } = await readJson<{ data: unknown[] }>(client.get("/people"));
    expect(data).toHaveLength(1);
  });

  test("keeps its version if a patch changes nothing", async () => {
    const client = await openWorkspace();
    const { id } = await createPerson(client);
    const unchanged = await client.send("PATCH", `/people/${id}`, { skills: ["edge", "ui"] });
    expect(await readJson(unchanged)).toMatchObject({ version: 1 });
  });

  test("is protected by a version in If-Match or in the body", async () => {
    const client = await openWorkspace();
    const { id } = await createPerson(client);
    const path = `/people/${id}`;
    const patch = (body: object, headers = {}) => client.send("PATCH", path, body, headers);
    expect((await patch({ capacity: 1, expected_version: 1 })).status).toBe(200);
    const stale = await readProblem(patch({ capacity: 2 }, { "if-match": '"1"' }));
    expect([stale.status, ...listErrorLocations(stale)]).toEqual([412, { header: "If-Match" }]);
    expect((await readProblem(patch({ capacity: 2, expected_version: 1 }))).status).toBe(412);
    const staleDelete = client.call("DELETE", path, { headers: { "if-match": '"1"' } });
    expect((await readProblem(staleDelete)).status).toBe(412);
    const anyVersion = client.call("DELETE", path, { headers: { "if-match": "*" } });
    expect((await anyVersion).status).toBe(204);
  });

  test("is not found by another workspace", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    const { id } = await createPerson(client);
    expect((await other.get(`/people/${id}`)).status).toBe(404);
    expect((await other.send("PATCH", `/people/${id}`, { capacity: 1 })).status).toBe(404);
    expect((await other.call("DELETE", `/people/${id}`)).status).toBe(404);
    expect(await readJson(other.get("/people"))).toEqual({ data: [] });
  });

  test("accepts twenty concurrent patches", async () => {
    const client = await openWorkspace();
    const { id } = await createPerson(client);
    const patches = Array.from({ length: 20 }, (_, capacity) =>
      client.send("PATCH", `/people/${id}`, { capacity: 100 + capacity }),
    );
    expect(new Set(await readStatuses(patches))).toEqual(new Set([200]));
    expect(await readJson(client.get(`/people/${id}`))).toMatchObject({ version: 21 });
  });

  test("is rejected if the workspace has 1,000 people", async () => {
    const client = await openWorkspace();
    await createPerson(client);
    await env.DB.prepare(
      `INSERT INTO people SELECT p.workspace_id, 'per_' || r.value, 1, 'N', '[]', 1, 1, 1
       FROM people p CROSS JOIN json_each(?) r WHERE p.workspace_id = ?`,
    )
      .bind(JSON.stringify(Array.from({ length: 998 }, (_, index) => index)), client.id)
      .run();
    const last = await client.send("POST", "/people", ana);
    const problem = await readProblem(client.send("POST", "/people", ana));
    expect([last.status, problem.status]).toEqual([201, 409]);
    const { data } = await readJson<{ data: unknown[] }>(client.get("/people"));
    expect(data).toHaveLength(1_000);
  });

  test.each([
    { name: "no name", body: { capacity: 1 }, status: 422, pointer: "/name" },
    { name: "an empty name", body: { ...ana, name: "" }, status: 422, pointer: "/name" },
    { name: "no capacity", body: { name: "A" }, status: 422, pointer: "/capacity" },
    {
      name: "a negative capacity",
      body: { ...ana, capacity: -1 },
      status: 422,
      pointer: "/capacity",
    },
    {
      name: "a capacity that is text",
      body: { ...ana, capacity: "5" },
      status: 422,
      pointer: "/capacity",
    },
    {
      name: "a capacity above the maximum",
      body: { ...ana, capacity: 1e13 },
      status: 422,
      pointer: "/capacity",
    },
    { name: "skills as text", body: { ...ana, skills: "ui" }, status: 422, pointer: "/skills" },
    { name: "an empty skill", body: { ...ana, skills: [""] }, status: 422, pointer: "/skills/0" },
    {
      name: "51 skills",
      body: { ...ana, skills: Array.from({ length: 51 }, (_, index) => `s${index}`) },
      status: 422,
      pointer: "/skills",
    },
    { name: "an unknown field", body: { ...ana, age: 7 }, status: 400, pointer: "/age" },
  ])(
    "is rejected with $name, and the error points at the field",
    async ({ body, status, pointer }) => {
      const client = await openWorkspace();
      const problem = await readProblem(client.send("POST", "/people", body));
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([status, { pointer }]);
    },
  );

  test.each([
    ["/people?skil=ui", 400],
    ["/people?skill=", 400],
    ["/people/nonsense", 400],
    ["/people/per_01jd3wq2f8e5avb1j0yqk3n9ds", 404],
    ["/people/itm_01jd3wq2f8e5avb1j0yqk3n9ds", 400],
  ])("is not returned by %s, which has the status %i", async (path, status) => {
    const client = await openWorkspace();
    expect((await readProblem(client.get(path))).status).toBe(status);
  });
});
