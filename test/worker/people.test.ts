import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { type Client, readJson, openWorkspace, readStatuses } from "../environments/worker.ts";
import { errorLocations, readProblem } from "./problems.ts";

type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly capacity: number;
  readonly version: number;
};

const ana = { name: "Ana", skills: ["edge", "ui", "edge"], capacity: 5.5 };

async function makePerson(client: Client, body: object = ana): Promise<PersonView> {
  return readJson(client.send("POST", "/people", body));
}

describe("people", () => {
  test("are made, read, listed by skill, changed and taken away", async () => {
    const client = await openWorkspace();
    const made = await client.send("POST", "/people", ana);
    const person = await readJson<PersonView>(made);
    const path = `/people/${person.id}`;
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`/v1/workspaces/${client.id}${path}`);
    expect(person).toMatchObject({
      name: "Ana",
      skills: ["edge", "ui"],
      capacity: 5.5,
      version: 1,
    });
    const bo = await makePerson(client, { name: "Bo", capacity: 0 });
    expect(bo.skills).toEqual([]);
    expect(await readJson(client.get("/people?skill=ui"))).toEqual({ data: [person] });
    const changed = await client.send("PATCH", path, { capacity: 3 });
    expect(await readJson(changed)).toMatchObject({ name: "Ana", capacity: 3, version: 2 });
    expect(changed.headers.get("etag")).toBe('"2"');
    expect((await client.get(path, { "if-none-match": '"2"' })).status).toBe(304);
    expect((await client.call("DELETE", path)).status).toBe(204);
    expect((await client.get(path)).status).toBe(404);
    expect((await client.call("DELETE", path)).status).toBe(404);
    expect(await readJson(client.get("/people"))).toEqual({ data: [bo] });
  });

  test("are made once for one Idempotency-Key", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "k" };
    const first = await client.send("POST", "/people", ana, headers);
    const again = await client.send("POST", "/people", ana, headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    const { data } = await readJson<{ data: unknown[] }>(client.get("/people"));
    expect(data).toHaveLength(1);
  });

  test("that a patch leaves as they are get no new version", async () => {
    const client = await openWorkspace();
    const { id } = await makePerson(client);
    const same = await client.send("PATCH", `/people/${id}`, { skills: ["edge", "ui"] });
    expect(await readJson(same)).toMatchObject({ version: 1 });
  });

  test("are guarded by a version, in the header or in the body", async () => {
    const client = await openWorkspace();
    const { id } = await makePerson(client);
    const path = `/people/${id}`;
    const patch = (body: object, headers = {}) => client.send("PATCH", path, body, headers);
    expect((await patch({ capacity: 1, expected_version: 1 })).status).toBe(200);
    const stale = await readProblem(patch({ capacity: 2 }, { "if-match": '"1"' }));
    expect([stale.status, ...errorLocations(stale)]).toEqual([412, { header: "If-Match" }]);
    expect((await readProblem(patch({ capacity: 2, expected_version: 1 }))).status).toBe(412);
    const gone = client.call("DELETE", path, { headers: { "if-match": '"1"' } });
    expect((await readProblem(gone)).status).toBe(412);
    const any = client.call("DELETE", path, { headers: { "if-match": "*" } });
    expect((await any).status).toBe(204);
  });

  test("of another workspace are not there", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    const { id } = await makePerson(client);
    expect((await other.get(`/people/${id}`)).status).toBe(404);
    expect((await other.send("PATCH", `/people/${id}`, { capacity: 1 })).status).toBe(404);
    expect((await other.call("DELETE", `/people/${id}`)).status).toBe(404);
    expect(await readJson(other.get("/people"))).toEqual({ data: [] });
  });

  test("that twenty writers change at once take the word of each", async () => {
    const client = await openWorkspace();
    const { id } = await makePerson(client);
    const words = Array.from({ length: 20 }, (_, capacity) =>
      client.send("PATCH", `/people/${id}`, { capacity: 100 + capacity }),
    );
    expect(new Set(await readStatuses(words))).toEqual(new Set([200]));
    expect(await readJson(client.get(`/people/${id}`))).toMatchObject({ version: 21 });
  });

  test("are a thousand at most", async () => {
    const client = await openWorkspace();
    await makePerson(client);
    await env.DB.prepare(
      `INSERT INTO people SELECT p.workspace_id, 'per_' || r.value, 1, 'N', '[]', 1, 1, 1
       FROM people p CROSS JOIN json_each(?) r WHERE p.workspace_id = ?`,
    )
      .bind(JSON.stringify(Array.from({ length: 998 }, (_, at) => at)), client.id)
      .run();
    const last = await client.send("POST", "/people", ana);
    const problem = await readProblem(client.send("POST", "/people", ana));
    expect([last.status, problem.status]).toEqual([201, 409]);
    const { data } = await readJson<{ data: unknown[] }>(client.get("/people"));
    expect(data).toHaveLength(1_000);
  });

  test.each([
    { what: "no name", body: { capacity: 1 }, status: 422, pointer: "/name" },
    { what: "an empty name", body: { ...ana, name: "" }, status: 422, pointer: "/name" },
    { what: "no capacity", body: { name: "A" }, status: 422, pointer: "/capacity" },
    {
      what: "less than nothing",
      body: { ...ana, capacity: -1 },
      status: 422,
      pointer: "/capacity",
    },
    { what: "a text for it", body: { ...ana, capacity: "5" }, status: 422, pointer: "/capacity" },
    { what: "too much of it", body: { ...ana, capacity: 1e13 }, status: 422, pointer: "/capacity" },
    { what: "skills as text", body: { ...ana, skills: "ui" }, status: 422, pointer: "/skills" },
    { what: "an empty skill", body: { ...ana, skills: [""] }, status: 422, pointer: "/skills/0" },
    {
      what: "51 skills",
      body: { ...ana, skills: Array.from({ length: 51 }, (_, at) => `s${at}`) },
      status: 422,
      pointer: "/skills",
    },
    { what: "an unknown field", body: { ...ana, age: 7 }, status: 400, pointer: "/age" },
  ])("with $what are refused at the place", async ({ body, status, pointer }) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.send("POST", "/people", body));
    expect([problem.status, ...errorLocations(problem)]).toEqual([status, { pointer }]);
  });

  test.each([
    ["/people?skil=ui", 400],
    ["/people?skill=", 400],
    ["/people/nonsense", 400],
    ["/people/per_01jd3wq2f8e5avb1j0yqk3n9ds", 404],
    ["/people/itm_01jd3wq2f8e5avb1j0yqk3n9ds", 400],
  ])("asked for at %s are answered %i", async (path, status) => {
    const client = await openWorkspace();
    expect((await readProblem(client.get(path))).status).toBe(status);
  });
});
