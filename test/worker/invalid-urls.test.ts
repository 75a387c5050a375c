import { describe, expect, test } from "vitest";
import {
  type Client,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  requireValue,
  request,
} from "../environments/worker.ts";
import { errorLocations, readProblem } from "./problems.ts";

describe("a query", () => {
  test.each([
    ["/ranking?limit=0", "limit"],
    ["/ranking?limit=501", "limit"],
    ["/ranking?limit=ten", "limit"],
    ["/ranking?limit=0x10", "limit"],
    ["/ranking?limit=1e1", "limit"],
    ["/ranking?limit=%205", "limit"],
    ["/ranking?limit=5%20", "limit"],
    ["/ranking?page=+1", "page"],
    ["/ranking?revision=01.0", "revision"],
    ["/ranking:bands?offset=", "offset"],
    ["/items?limit=0b11", "limit"],
    ["/ranking?limit=1.5", "limit"],
    ["/ranking?limit=", "limit"],
    ["/ranking?limt=5", "limt"],
    ["/ranking?page=0", "page"],
    ["/ranking?per_page=501", "per_page"],
    ["/ranking?cursor=tampered", "cursor"],
    ["/ranking?cursor=", "cursor"],
    ["/ranking?fields=title,colour", "fields"],
    ["/ranking?type=saga", "type"],
    ["/ranking?parent=7", "parent"],
    ["/ranking?revision=0", "revision"],
    ["/items?limit=0", "limit"],
    ["/items?limit=501", "limit"],
    ["/items?q=", "q"],
    ["/items?colour=red", "colour"],
    ["/items?cursor=a.b", "cursor"],
    ["/summary?x=1", "x"],
    ["/rankings?before=0", "before"],
    ["/rankings:diff?from=1&to=2", "from"],
    ["/rankings:diff", "from"],
    ["/export?format=xlsx", "format"],
    ["/models/rice?revision=none", "revision"],
    ["?x=1", "x"],
  ])("%s is malformed, and names %s", async (path, parameter) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.get(path));
    expect(problem.status).toBe(400);
    expect(errorLocations(problem)).toContainEqual({ parameter });
  });

  test.each(["/ranking?model=none", "/items/ID/score?model=none", "/ranking?model=weighted"])(
    "%s names no model, and says which there are",
    async (path) => {
      const client = await openWorkspace();
      const { id } = await createItem(client, { title: "A" });
      const problem = await readProblem(client.get(path.replace("ID", id)));
      expect(problem.status).toBe(422);
      expect(errorLocations(problem)).toEqual([{ parameter: "model" }]);
      expect(problem.detail).toContain("rice");
    },
  );

  test.each(["/ranking?model=rice&revision=99", "/models/rice?revision=99"])(
    "%s names a revision that never was",
    async (path) => {
      const client = await openWorkspace();
      const answer = await client.get(path);
      expect([404, 422]).toContain(answer.status);
    },
  );
});

async function openList(): Promise<Client> {
  const client = await openWorkspace();
  await createItems(
    client,
    Array.from({ length: 5 }, (_, at) => ({ title: `${at}`, team: "t" })),
  );
  return client;
}

async function nextOf(client: Client, path: string): Promise<string> {
  const { page } = await readJson<{ page: { next_cursor: string } }>(client.get(path));
  return page.next_cursor;
}

describe("a cursor", () => {
  test.each(["/ranking?limit=2", "/items?limit=2"])(
    "of %s that is touched is refused",
    async (path) => {
      const client = await openList();
      const cursor = await nextOf(client, path);
      const [text = "", seal = ""] = cursor.split(".");
      const forged = [
        `${cursor}x`,
        `${cursor}.x`,
        `${text.slice(0, -1)}.${seal}`,
        `x${text}.${seal}`,
        `${text}.${seal.slice(0, -2)}`,
        `${text}.`,
        text,
        `.${seal}`,
      ];
      for (const each of forged) {
        // oxlint-disable-next-line no-await-in-loop -- eight forgeries
        const problem = await readProblem(client.get(`${path}&cursor=${encodeURIComponent(each)}`));
        expect([problem.status, ...errorLocations(problem)]).toEqual([
          400,
          { parameter: "cursor" },
        ]);
      }
      expect((await client.get(`${path}&cursor=${cursor}`)).status).toBe(200);
    },
  );

  test.each([
    ["/ranking?limit=2", "/ranking?limit=3"],
    ["/ranking?limit=2", "/ranking?limit=2&team=t"],
    ["/ranking?limit=2", "/ranking?limit=2&model=rice"],
    ["/ranking?limit=2", "/items?limit=2"],
    ["/items?limit=2", "/ranking?limit=2"],
    ["/items?limit=2", "/items?limit=2&team=t"],
  ])("of %s is foreign to %s", async (from, to) => {
    const client = await openList();
    const cursor = await nextOf(client, from);
    const problem = await readProblem(client.get(`${to}&cursor=${cursor}`));
    expect(problem.status).toBe(400);
  });

  test.each(["/ranking?limit=2", "/items?limit=2"])(
    "of %s beside a page number is refused",
    async (path) => {
      const client = await openList();
      const cursor = await nextOf(client, path);
      const problem = await readProblem(client.get(`${path}&page=1&cursor=${cursor}`));
      expect([problem.status, ...errorLocations(problem)]).toEqual([400, { parameter: "page" }]);
    },
  );

  test.each([
    "/ranking",
    "/items",
    "/ranking?model=rice&team=t&fields=title",
    "/items?team=t&q=%C3%A4",
  ])("in the Link of a numbered page of %s leads on", async (path) => {
    const client = await openList();
    await createItems(client, [
      { title: "ä 1", team: "t" },
      { title: "ä 2", team: "t" },
    ]);
    const sign = path.includes("?") ? "&" : "?";
    const answer = await client.get(`${path}${sign}page=1&per_page=1`);
    const [, next] = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "") ?? [];
    const headers = { authorization: `Bearer ${client.key}` };
    const followed = await client.environment.fetch(
      request("GET", requireValue(next), { headers }),
    );
    const { data } = await readJson<{ data: object[] }>(followed);
    expect(followed.status).toBe(200);
    expect(data).toHaveLength(1);
    const first = await readJson<{ data: object[] }>(answer);
    expect(data).not.toEqual(first.data);
  });
});

describe("an address", () => {
  test.each([
    ["/items/nonsense", 400],
    ["/items/job_01jd3wq2f8e5avb1j0yqk3n9ds", 400],
    ["/items/ITM_01JD3WQ2F8E5AVB1J0YQK3N9DS", 400],
    ["/items/itm_01jd3wq2f8e5avb1j0yqk3n9ds", 404],
    ["/jobs/itm_01jd3wq2f8e5avb1j0yqk3n9ds", 400],
    ["/jobs/job_01jd3wq2f8e5avb1j0yqk3n9ds", 404],
    ["/rankings/rnk_01jd3wq2f8e5avb1j0yqk3n9ds", 404],
    ["/rankings/nonsense", 400],
    ["/models/Nonsense", 400],
    ["/models/none", 404],
    ["/nowhere", 404],
    ["/items/~batch", 400],
    ["/items/%ff", 400],
  ])("of %s answers %i", async (path, status) => {
    const client = await openWorkspace();
    expect((await readProblem(client.get(path))).status).toBe(status);
  });

  test.each(["JIRA:eng-1", "a/b", "~tilde", "with space", "ä🙂", "50%", "q?x=1#y"])(
    "has room for the external id %j",
    async (external) => {
      const client = await openWorkspace();
      const path = `/items/external/${encoded(external)}`;
      const made = await client.send("PUT", path, { title: "A" });
      const again = await client.send("PUT", path, { title: "B" });
      expect([made.status, again.status]).toEqual([201, 200]);
      expect(await readJson(again)).toMatchObject({ external_id: external, title: "B" });
    },
  );

  test("that is too long is refused", async () => {
    const client = await openWorkspace();
    const problem = await readProblem(client.get(`/items?q=${"x".repeat(9_000)}`));
    expect(problem.status).toBe(414);
  });
});

/** A tilde is a letter to encodeURIComponent. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll("~", "%7E");
}
