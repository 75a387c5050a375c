import { describe, expect, test } from "vitest";
import {
  type Client,
  createItems,
  type ItemView,
  openWorkspace,
  type Problem,
  readJson,
  readStatuses,
  requireValue,
} from "../environments/worker.ts";

const list = (client: Client, query: string) =>
  readJson<{ data: ItemView[] }>(client.get(`/items?${query}`));

/** Puts the item with the external id X. */
function put(client: Client, body: object, { query = "", headers = {} } = {}): Promise<Response> {
  return client.send("PUT", `/items/external/X${query}`, body, headers);
}

/** Opens a workspace with items that have the same external id in three sources. */
async function openNamesakes() {
  const client = await openWorkspace();
  const [jira, github, none] = await createItems(client, [
    { title: "Jira", external_id: "X", source: "jira" },
    { title: "GitHub", external_id: "X", source: "github" },
    { title: "None", external_id: "X" },
  ]);
  return {
    client,
    jira: requireValue(jira),
    github: requireValue(github),
    none: requireValue(none),
  };
}

describe("a lookup by external id", () => {
  test.each(["external_id=X", "external_id=X&limit=1", "external_id=X&page=2&per_page=1"])(
    "by %s is a 409 that lists the sources of several items",
    async (query) => {
      const { client } = await openNamesakes();
      const response = await client.get(`/items?${query}`);
      const problem: Problem = await response.json();
      expect(response.status).toBe(409);
      expect(problem.detail).toContain('"", "github", "jira"');
      expect(problem.detail).toContain("source=");
    },
  );

  test("with a source finds its item, and the empty source is none", async () => {
    const { client, jira, none } = await openNamesakes();
    expect((await list(client, "external_id=X&source=jira")).data).toEqual([jira]);
    expect((await list(client, "external_id=X&source=")).data).toEqual([none]);
    expect((await list(client, "external_id=X&source=trello")).data).toEqual([]);
    expect(none).not.toHaveProperty("source");
  });

  test("without a source finds the only item, on its first page", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A", external_id: "X", source: "jira" }]);
    expect((await list(client, "external_id=X")).data).toHaveLength(1);
    expect((await list(client, "external_id=X&page=2")).data).toEqual([]);
  });
});

describe("PUT …/items/external/{id}", () => {
  test("writes the item of the source, which is none by default", async () => {
    const { client, jira, none } = await openNamesakes();
    expect(await readJson(put(client, { size: 1 }, { query: "?source=jira" }))).toMatchObject({
      id: jira.id,
    });
    expect(await readJson(put(client, { size: 1, source: "jira" }))).toEqual({
      ...jira,
      size: 1,
      version: 2,
      updated_at: expect.any(String),
    });
    expect(await readJson(put(client, { size: 2 }))).toMatchObject({ id: none.id, size: 2 });
    const created = await put(client, { title: "Trello" }, { query: "?source=trello" });
    expect(created.status).toBe(201);
    expect(await created.json()).toMatchObject({ external_id: "X", source: "trello" });
  });

  test("rejects a source in the body that differs from the query", async () => {
    const { client } = await openNamesakes();
    const response = await put(client, { source: "github" }, { query: "?source=jira" });
    expect([response.status, (await response.json<Problem>()).errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: "/source" })],
    ]);
  });

  test("with If-None-Match: * creates an item, and is a 412 if the item exists", async () => {
    const client = await openWorkspace();
    const headers = { "if-none-match": "*" };
    const puts = ["A", "B", "C"].map((title) => put(client, { title }, { headers }));
    expect((await readStatuses(puts)).toSorted((a, b) => a - b)).toEqual([201, 412, 412]);
    expect((await put(client, { title: "D" }, { headers })).status).toBe(412);
    expect((await put(client, { title: "E" }, { query: "?source=jira", headers })).status).toBe(
      201,
    );
    expect(
      (await put(client, { title: "F" }, { headers: { "if-none-match": '"1"' } })).status,
    ).toBe(400);
  });
});

describe("a change to an external id that another item has", () => {
  test.each([
    ["the source", { source: "github" }],
    ["the external id", { external_id: "X", source: "github" }],
  ])("by %s is a 409 that names the other item", async (_, patch) => {
    const { client, jira, github } = await openNamesakes();
    const response = await client.send("PATCH", `/items/${jira.id}`, patch);
    expect(response.status).toBe(409);
    expect((await response.json<Problem>()).detail).toContain(github.id);
  });
});

test("a file with sources updates the items of these sources", async () => {
  const { client, jira, github } = await openNamesakes();
  const file = [
    "external_id,source,title,size,parent",
    "X,jira,Jira,3,P",
    "X,github,GitHub,5,P",
    "P,jira,Parent,8,",
  ].join("\n");
  await client.importFile(file);
  await client.environment.drain();
  const { data } = await list(client, "limit=10");
  const parent = data.find(({ external_id: id }) => id === "P");
  expect(data).toHaveLength(4);
  expect(data.find(({ id }) => id === jira.id)).toMatchObject({ size: 3, parent: parent?.id });
  expect(data.find(({ id }) => id === github.id)).toMatchObject({ size: 5, parent: parent?.id });
});
