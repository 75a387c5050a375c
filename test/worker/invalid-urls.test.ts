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
import { listErrorLocations, readProblem } from "./problems.ts";

describe("a query parameter", () => {
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
    ["/ranking:matrix", "x"],
    ["/ranking:matrix?x=effort", "y"],
    ["/ranking:matrix?x=Effort&y=reach", "x"],
    ["/ranking:matrix?x=effort&y=sum:rice", "y"],
    ["/ranking:matrix?x=effort&y=reach&x_threshold=NaN", "x_threshold"],
    ["/ranking:matrix?x=effort&y=reach&x_threshold=Infinity", "x_threshold"],
    ["/ranking:matrix?x=effort&y=reach&y_threshold=1e999", "y_threshold"],
    ["/ranking:matrix?x=effort&y=reach&y_threshold=", "y_threshold"],
    ["/ranking:matrix?x=effort&y=reach&y_threshold=0x10", "y_threshold"],
    ["/ranking:matrix?x=effort&y=reach&x_direction=left", "x_direction"],
    ["/ranking:matrix?x=effort&y=reach&x_low_y_low=", "x_low_y_low"],
    ["/ranking:matrix?x=effort&y=reach&x_high_y_high=NAME", "x_high_y_high"],
    ["/ranking:matrix?x=effort&y=reach&limit=501", "limit"],
    ["/ranking:matrix?x=effort&y=reach&z=size", "z"],
    ["/ranking:matrix?preset=bcg", "preset"],
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
  ])("is rejected in %s, and the error names %s", async (path, parameter) => {
    const client = await openWorkspace();
    const problem = await readProblem(client.get(path.replace("NAME", "x".repeat(101))));
    expect(problem.status).toBe(400);
    expect(listErrorLocations(problem)).toContainEqual({ parameter });
  });

  test.each(["/ranking?model=none", "/items/ID/score?model=none", "/ranking?model=weighted"])(
    "in %s does not name a model that ranks, so the error lists the models",
    async (path) => {
      const client = await openWorkspace();
      const { id } = await createItem(client, { title: "A" });
      const problem = await readProblem(client.get(path.replace("ID", id)));
      expect(problem.status).toBe(422);
      expect(listErrorLocations(problem)).toEqual([{ parameter: "model" }]);
      expect(problem.detail).toContain("rice");
    },
  );

  test.each(["/ranking?model=rice&revision=99", "/models/rice?revision=99"])(
    "in %s names a revision that does not exist",
    async (path) => {
      const client = await openWorkspace();
      const response = await client.get(path);
      expect([404, 422]).toContain(response.status);
    },
  );
});

async function openItemList(): Promise<Client> {
  const client = await openWorkspace();
  await createItems(
    client,
    Array.from({ length: 5 }, (_, index) => ({ title: `${index}`, team: "t" })),
  );
  return client;
}

async function readNextCursor(client: Client, path: string): Promise<string> {
  const { page } = await readJson<{ page: { next_cursor: string } }>(client.get(path));
  return page.next_cursor;
}

describe("a cursor", () => {
  test.each(["/ranking?limit=2", "/items?limit=2"])(
    "of %s is rejected if it was changed",
    async (path) => {
      const client = await openItemList();
      const cursor = await readNextCursor(client, path);
      const [text = "", signature = ""] = cursor.split(".");
      const forgedCursors = [
        `${cursor}x`,
        `${cursor}.x`,
        `${text.slice(0, -1)}.${signature}`,
        `x${text}.${signature}`,
        `${text}.${signature.slice(0, -2)}`,
        `${text}.`,
        text,
        `.${signature}`,
      ];
      for (const forgery of forgedCursors) {
        // oxlint-disable-next-line no-await-in-loop -- eight forgeries
        const problem = await readProblem(
          client.get(`${path}&cursor=${encodeURIComponent(forgery)}`),
        );
        expect([problem.status, ...listErrorLocations(problem)]).toEqual([
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
  ])("of %s is rejected by %s", async (from, to) => {
    const client = await openItemList();
    const cursor = await readNextCursor(client, from);
    const problem = await readProblem(client.get(`${to}&cursor=${cursor}`));
    expect(problem.status).toBe(400);
  });

  test.each(["/ranking?limit=2", "/items?limit=2"])(
    "of %s is rejected together with a page number",
    async (path) => {
      const client = await openItemList();
      const cursor = await readNextCursor(client, path);
      const problem = await readProblem(client.get(`${path}&page=1&cursor=${cursor}`));
      expect([problem.status, ...listErrorLocations(problem)]).toEqual([
        400,
        { parameter: "page" },
      ]);
    },
  );

  test.each([
    "/ranking",
    "/items",
    "/ranking?model=rice&team=t&fields=title",
    "/items?team=t&q=%C3%A4",
  ])("in the Link header of a numbered page of %s leads to the next page", async (path) => {
    const client = await openItemList();
    await createItems(client, [
      { title: "ä 1", team: "t" },
      { title: "ä 2", team: "t" },
    ]);
    const separator = path.includes("?") ? "&" : "?";
    const response = await client.get(`${path}${separator}page=1&per_page=1`);
    const [, next] = /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "") ?? [];
    const headers = { authorization: `Bearer ${client.key}` };
    const followed = await client.environment.fetch(
      request("GET", requireValue(next), { headers }),
    );
    const { data } = await readJson<{ data: object[] }>(followed);
    expect(followed.status).toBe(200);
    expect(data).toHaveLength(1);
    const first = await readJson<{ data: object[] }>(response);
    expect(data).not.toEqual(first.data);
  });
});

describe("a path", () => {
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
  ])("such as %s returns %i", async (path, status) => {
    const client = await openWorkspace();
    expect((await readProblem(client.get(path))).status).toBe(status);
  });

  test.each(["JIRA:eng-1", "a/b", "~tilde", "with space", "ä🙂", "50%", "q?x=1#y"])(
    "accepts the external id %j",
    async (external) => {
      const client = await openWorkspace();
      const path = `/items/external/${encodeSegment(external)}`;
      const created = await client.send("PUT", path, { title: "A" });
      const updated = await client.send("PUT", path, { title: "B" });
      expect([created.status, updated.status]).toEqual([201, 200]);
      expect(await readJson(updated)).toMatchObject({ external_id: external, title: "B" });
    },
  );

  test("is rejected if the URL is too long", async () => {
    const client = await openWorkspace();
    const problem = await readProblem(client.get(`/items?q=${"x".repeat(9_000)}`));
    expect(problem.status).toBe(414);
  });
});

/** Encodes a path segment, including tildes, which encodeURIComponent does not encode. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replaceAll("~", "%7E");
}
