import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { openWorkerDeps } from "../environments/worker-deps.ts";
import {
  type Client,
  readGeneration,
  type ItemView,
  readJson,
  createItem,
  createItems,
  openWorkspace,
  requireValue,
  type Problem,
  readStatuses,
} from "../environments/worker.ts";

type Change = {
  readonly generation: number;
  readonly number: number;
  readonly before: string | null;
  readonly actor: string;
};

async function readChanges({ id }: Client): Promise<Change[]> {
  const { results } = await env.DB.prepare(
    "SELECT generation, number, before, actor FROM changes WHERE workspace_id = ? ORDER BY 1, 2",
  )
    .bind(id)
    .all<Change>();
  return results;
}

describe("the generation", () => {
  test("increases by one per write, and every change contains it", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "A" });
    await client.send("PATCH", `/items/${item.id}`, { size: 3, ratings: { reach: 5 } });
    await client.send("PUT", "/items/external/B", { title: "B" });
    await client.send("POST", "/items:batch", {
      operations: [
        { op: "create", item: { title: "C" } },
        { op: "patch", id: item.id, patch: { status: "done" } },
        { op: "create", item: { title: "D" } },
      ],
    });
    await client.call("DELETE", `/items/${item.id}`);
    const changes = await readChanges(client);
    expect(changes.map(({ generation, number }) => [generation, number])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 1],
      [4, 3],
      [4, 4],
      [5, 1],
    ]);
    expect(changes.map(({ before }) => before && JSON.parse(before))).toEqual([
      null,
      { size: null, ratings: {} },
      null,
      { status: "open" },
      null,
      null,
      { deletedAt: null },
    ]);
    expect(await readGeneration(client)).toBe(5);
  });

  test("is returned by every write, with a bookmark", async () => {
    const client = await openWorkspace();
    const created = await client.send("POST", "/items", { title: "A" });
    const { id } = await readJson<ItemView>(created);
    const patched = await client.send("PATCH", `/items/${id}`, { size: 1 });
    const deleted = await client.call("DELETE", `/items/${id}`);
    const responses = [created, patched, deleted];
    expect(responses.map(({ headers }) => headers.get("ordinal-generation"))).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(responses.map(({ headers }) => headers.has("ordinal-bookmark"))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each([
    { name: "a patch without changes", method: "PATCH", body: { title: "A", labels: [] } },
    { name: "an empty patch", method: "PATCH", body: {} },
    { name: "a stale patch", method: "PATCH", body: { size: 1, expected_version: 9 } },
    { name: "an invalid patch", method: "PATCH", body: { ratings: { impact: 99 } } },
    { name: "a patch with a missing parent", method: "PATCH", body: { parent: "missing" } },
    { name: "a patch that makes a cycle", method: "PATCH", body: { parent: "itself" } },
  ])("does not change after $name", async ({ method, body }) => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const patch = body.parent === "itself" ? { parent: id } : body;
    await client.send(method, `/items/${id}`, patch);
    expect(await readGeneration(client)).toBe(1);
    expect(await readChanges(client)).toHaveLength(1);
  });

  test("does not change after a batch whose operations are all rejected", async () => {
    const client = await openWorkspace();
    const operations = [
      { op: "create", item: {} },
      { op: "delete", id: "itm_00000000000000000000000000" },
      { op: "create", item: { title: "A", size: -1 } },
    ];
    const { counts } = await readJson<{ counts: { rejected: number } }>(
      client.send("POST", "/items:batch", { operations }),
    );
    expect(counts.rejected).toBe(3);
    expect(await readGeneration(client)).toBe(0);
    expect(await readChanges(client)).toEqual([]);
  });

  test("does not change if the new parent is a distant descendant", async () => {
    const client = await openWorkspace();
    const chain = await createItems(
      client,
      Array.from({ length: 70 }, (_, index) => ({
        title: `Link ${index}`,
        external_id: `L-${index}`,
        ...(index > 0 && { parent: `L-${index - 1}` }),
      })),
    );
    const [root, leaf] = [requireValue(chain[0]), requireValue(chain.at(-1))];
    const before = await readChanges(client);
    const response = await client.send("PATCH", `/items/${root.id}`, { parent: leaf.id });
    expect(response.status).toBe(422);
    expect((await readJson<Problem>(response)).errors?.[0]?.pointer).toBe("/parent");
    expect(await readChanges(client)).toEqual(before);
  });
});

describe("the table of changes", () => {
  test.each(["UPDATE changes SET actor = 'unknown'", "DELETE FROM changes"])(
    "rejects %s",
    async (statement) => {
      const client = await openWorkspace();
      await createItem(client, { title: "A" });
      await expect(
        env.DB.prepare(`${statement} WHERE workspace_id = ?`).bind(client.id).run(),
      ).rejects.toThrow("only ever appended to");
      expect(await readChanges(client)).toHaveLength(1);
    },
  );
});

describe("concurrent writers", () => {
  test("receive 412 except one, if they send the same If-Match", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const patches = Array.from({ length: 8 }, (_, index) =>
      client.send("PATCH", `/items/${id}`, { size: index + 1 }, { "if-match": '"1"' }),
    );
    expect(await readStatuses(patches)).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
    expect(await readJson(client.get(`/items/${id}`))).toMatchObject({ version: 2 });
    expect(await readGeneration(client)).toBe(2);
  });

  test("all succeed if they send no version", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const fields = [{ size: 3 }, { team: "red" }, { ratings: { reach: 1 } }, { status: "done" }];
    const patches = fields.map((patch) => client.send("PATCH", `/items/${id}`, patch));
    expect(await readStatuses(patches)).toEqual([200, 200, 200, 200]);
    expect(await readJson(client.get(`/items/${id}`))).toMatchObject({
      size: 3,
      team: "red",
      ratings: { reach: 1 },
      status: "done",
      version: 5,
    });
  });

  test("create twenty items with twenty numbers", async () => {
    const client = await openWorkspace();
    const items = await Promise.all(
      Array.from({ length: 20 }, (_, index) => createItem(client, { title: `Item ${index}` })),
    );
    const numbers = items.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await readGeneration(client)).toBe(20);
  });

  test("create one item for one external id", async () => {
    const client = await openWorkspace();
    const puts = Array.from({ length: 6 }, (_, index) =>
      client.send("PUT", "/items/external/ONE", {
        title: `Writer ${index}`,
        [pickField(index)]: "x",
      }),
    );
    const statuses = await readStatuses(puts);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?external_id=ONE"));
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(data).toHaveLength(1);
  });

  test("never store a parent cycle", async () => {
    const client = await openWorkspace();
    const items = await createItems(client, [{ title: "A" }, { title: "B" }, { title: "C" }]);
    const [a, b, c] = [requireValue(items[0]), requireValue(items[1]), requireValue(items[2])];
    const moves = [
      [a, b],
      [b, c],
      [c, a],
    ] as const;
    const responses = moves.map(([child, parent]) =>
      client.send("PATCH", `/items/${child.id}`, { parent: parent.id }),
    );
    const statuses = await readStatuses(responses);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
    expect(statuses.filter((status) => status === 200)).toHaveLength(2);
    expect(data.filter(({ parent }) => parent !== undefined)).toHaveLength(2);
    expect(await readGeneration(client)).toBe(3); // the batch and two moves
  });

  test("never share a number, with or without an Idempotency-Key", async () => {
    const client = await openWorkspace();
    const responses = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        client.send(
          "POST",
          "/items",
          { title: `Item ${index}` },
          index % 2 === 0 ? { "idempotency-key": `key-${index}` } : {},
        ),
      ),
    );
    const items = await Promise.all(responses.map((response) => readJson<ItemView>(response)));
    const stored = await readJson<{ data: ItemView[] }>(client.get("/items"));
    expect(new Set(items.map(({ number }) => number)).size).toBe(10);
    expect(new Map(stored.data.map(({ id, number }) => [id, number]))).toEqual(
      new Map(items.map(({ id, number }) => [id, number])),
    );
  });
});

function pickField(index: number): string {
  return ["team", "assignee", "status"][index % 3] ?? "team";
}

describe("a client that reads its own writes", () => {
  const addresses = ["/ranking", "/items", "/summary"] as const;

  test.each(addresses)("finds a write of another isolate in %s", async (address) => {
    const client = await openWorkspace();
    await createItem(client, { title: "Before" });
    await client.get(address); // this isolate now caches the state before the write
    const generation = await writeElsewhere(client);
    const response = await client.get(address, { "ordinal-min-generation": generation });
    expect(response.status).toBe(200);
    expect(Number(response.headers.get("ordinal-generation"))).toBeGreaterThanOrEqual(2);
    expect(await response.text()).toContain(address === "/summary" ? '"total":2' : "Elsewhere");
  });

  test("finds a write of another isolate in a what-if", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "Before" });
    await client.send("POST", "/ranking:whatif", {});
    const generation = await writeElsewhere(client);
    const headers = { "ordinal-min-generation": generation };
    const response = await client.send("POST", "/ranking:whatif", {}, headers);
    const view = await readJson<{ generation: number; count: number }>(response);
    expect(view).toMatchObject({ generation: 2, count: 2 });
  });

  test.each([...addresses, ""])("receives 412 for a future generation from %s", async (address) => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const response = await client.get(address, { "ordinal-min-generation": "2" });
    const problem = await readJson<Problem>(response);
    expect(response.status).toBe(412);
    expect(problem.errors?.[0]?.header).toBe("Ordinal-Min-Generation");
  });

  test.each(["-1", "1.5", "soon", ""])("receives 400 for the generation %j", async (generation) => {
    const client = await openWorkspace();
    const response = await client.get("/ranking", { "ordinal-min-generation": generation });
    expect(response.status).toBe(400);
  });

  test.each(["nonsense", ""])("receives no server error for the bookmark %j", async (bookmark) => {
    const client = await openWorkspace();
    const response = await client.get("/items", { "ordinal-bookmark": bookmark });
    expect(response.status).toBeLessThan(500);
  });
});

/** Writes to the database directly, so that this isolate does not invalidate its caches. */
async function writeElsewhere(client: Client): Promise<string> {
  const { deps } = openWorkerDeps();
  const { generation } = await deps.store.items.write({
    workspace: client.id,
    actor: "elsewhere",
    at: Date.now(),
    creates: [
      {
        id: deps.random.typeId("itm"),
        fields: { title: "Elsewhere", type: "story", status: "open", labels: [], ratings: {} },
      },
    ],
    changes: [],
  });
  return String(generation);
}
