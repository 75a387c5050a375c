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

async function changesOf({ id }: Client): Promise<Change[]> {
  const { results } = await env.DB.prepare(
    "SELECT generation, number, before, actor FROM changes WHERE workspace_id = ? ORDER BY 1, 2",
  )
    .bind(id)
    .all<Change>();
  return results;
}

describe("the generation", () => {
  test("is raised by one by every kind of write, and its changes carry it", async () => {
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
    const changes = await changesOf(client);
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

  test("is what a write answers with", async () => {
    const client = await openWorkspace();
    const made = await client.send("POST", "/items", { title: "A" });
    const { id } = await readJson<ItemView>(made);
    const patched = await client.send("PATCH", `/items/${id}`, { size: 1 });
    const deleted = await client.call("DELETE", `/items/${id}`);
    const answers = [made, patched, deleted];
    expect(answers.map(({ headers }) => headers.get("ordinal-generation"))).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(answers.map(({ headers }) => headers.has("ordinal-bookmark"))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each([
    { what: "a patch that says what is so", method: "PATCH", body: { title: "A", labels: [] } },
    { what: "an empty patch", method: "PATCH", body: {} },
    { what: "a stale patch", method: "PATCH", body: { size: 1, expected_version: 9 } },
    { what: "a patch that is refused", method: "PATCH", body: { ratings: { impact: 99 } } },
    { what: "a patch with a parent that is nowhere", method: "PATCH", body: { parent: "nobody" } },
    { what: "a patch that makes a cycle", method: "PATCH", body: { parent: "itself" } },
  ])("stays where it is after $what", async ({ method, body }) => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const sent = body.parent === "itself" ? { parent: id } : body;
    await client.send(method, `/items/${id}`, sent);
    expect(await readGeneration(client)).toBe(1);
    expect(await changesOf(client)).toHaveLength(1);
  });

  test("stays where it is after a batch of which every operation is refused", async () => {
    const client = await openWorkspace();
    const operations = [
      { op: "create", item: {} },
      { op: "delete", id: "itm_00000000000000000000000000" },
      { op: "create", item: { title: "A", size: -1 } },
    ];
    const { counts } = await readJson<{ counts: { refused: number } }>(
      client.send("POST", "/items:batch", { operations }),
    );
    expect(counts.refused).toBe(3);
    expect(await readGeneration(client)).toBe(0);
    expect(await changesOf(client)).toEqual([]);
  });

  test("stays where it is when a parent far above turns out to be below", async () => {
    const client = await openWorkspace();
    const chain = await createItems(
      client,
      Array.from({ length: 70 }, (_, at) => ({
        title: `Link ${at}`,
        external_id: `L-${at}`,
        ...(at > 0 && { parent: `L-${at - 1}` }),
      })),
    );
    const [root, leaf] = [requireValue(chain[0]), requireValue(chain.at(-1))];
    const before = await changesOf(client);
    const answer = await client.send("PATCH", `/items/${root.id}`, { parent: leaf.id });
    expect(answer.status).toBe(422);
    expect((await readJson<Problem>(answer)).errors?.[0]?.pointer).toBe("/parent");
    expect(await changesOf(client)).toEqual(before);
  });
});

describe("the undo log", () => {
  test.each(["UPDATE changes SET actor = 'nobody'", "DELETE FROM changes"])(
    "refuses %s",
    async (statement) => {
      const client = await openWorkspace();
      await createItem(client, { title: "A" });
      await expect(
        env.DB.prepare(`${statement} WHERE workspace_id = ?`).bind(client.id).run(),
      ).rejects.toThrow("only ever appended to");
      expect(await changesOf(client)).toHaveLength(1);
    },
  );
});

describe("writers at once", () => {
  test("with the same If-Match: one wins, and the others are told", async () => {
    const client = await openWorkspace();
    const { id } = await createItem(client, { title: "A" });
    const patches = Array.from({ length: 8 }, (_, at) =>
      client.send("PATCH", `/items/${id}`, { size: at + 1 }, { "if-match": '"1"' }),
    );
    expect(await readStatuses(patches)).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
    expect(await readJson(client.get(`/items/${id}`))).toMatchObject({ version: 2 });
    expect(await readGeneration(client)).toBe(2);
  });

  test("without a version: all of them get their word in", async () => {
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

  test("make twenty items with twenty numbers", async () => {
    const client = await openWorkspace();
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, at) => createItem(client, { title: `Item ${at}` })),
    );
    const numbers = made.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(await readGeneration(client)).toBe(20);
  });

  test("of one external id make one item", async () => {
    const client = await openWorkspace();
    const puts = Array.from({ length: 6 }, (_, at) =>
      client.send("PUT", "/items/external/ONE", { title: `Writer ${at}`, [field(at)]: "x" }),
    );
    const statuses = await readStatuses(puts);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items?external_id=ONE"));
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(data).toHaveLength(1);
  });

  test("who re-parent into a cycle never get one stored", async () => {
    const client = await openWorkspace();
    const items = await createItems(client, [{ title: "A" }, { title: "B" }, { title: "C" }]);
    const [a, b, c] = [requireValue(items[0]), requireValue(items[1]), requireValue(items[2])];
    const moves = [
      [a, b],
      [b, c],
      [c, a],
    ] as const;
    const answers = moves.map(([child, parent]) =>
      client.send("PATCH", `/items/${child.id}`, { parent: parent.id }),
    );
    const statuses = await readStatuses(answers);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
    expect(statuses.filter((status) => status === 200)).toHaveLength(2);
    expect(data.filter(({ parent }) => parent !== undefined)).toHaveLength(2);
    expect(await readGeneration(client)).toBe(3); // the making, and two moves
  });

  test("of one number never share it, keyed or not", async () => {
    const client = await openWorkspace();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        client.send(
          "POST",
          "/items",
          { title: `Item ${at}` },
          at % 2 === 0 ? { "idempotency-key": `key-${at}` } : {},
        ),
      ),
    );
    const items = await Promise.all(answers.map((answer) => readJson<ItemView>(answer)));
    const stored = await readJson<{ data: ItemView[] }>(client.get("/items"));
    expect(new Set(items.map(({ number }) => number)).size).toBe(10);
    expect(new Map(stored.data.map(({ id, number }) => [id, number]))).toEqual(
      new Map(items.map(({ id, number }) => [id, number])),
    );
  });
});

function field(at: number): string {
  return ["team", "assignee", "status"][at % 3] ?? "team";
}

describe("reading one's own writes", () => {
  const addresses = ["/ranking", "/items", "/summary"] as const;

  test.each(addresses)("holds for %s in an isolate that knows only the past", async (address) => {
    const client = await openWorkspace();
    await createItem(client, { title: "Before" });
    await client.get(address); // the isolate has seen the past now
    const elsewhere = await writeElsewhere(client);
    const answer = await client.get(address, { "ordinal-min-generation": elsewhere });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("ordinal-generation"))).toBeGreaterThanOrEqual(2);
    expect(await answer.text()).toContain(address === "/summary" ? '"total":2' : "Elsewhere");
  });

  test("holds for what-if", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "Before" });
    await client.send("POST", "/ranking:whatif", {});
    const elsewhere = await writeElsewhere(client);
    const headers = { "ordinal-min-generation": elsewhere };
    const answer = await client.send("POST", "/ranking:whatif", {}, headers);
    const view = await readJson<{ generation: number; count: number }>(answer);
    expect(view).toMatchObject({ generation: 2, count: 2 });
  });

  test.each([...addresses, ""])(
    "%s refuses a generation that is still to come",
    async (address) => {
      const client = await openWorkspace();
      await createItem(client, { title: "A" });
      const answer = await client.get(address, { "ordinal-min-generation": "2" });
      const problem = await readJson<Problem>(answer);
      expect(answer.status).toBe(412);
      expect(problem.errors?.[0]?.header).toBe("Ordinal-Min-Generation");
    },
  );

  test.each(["-1", "1.5", "soon", ""])("a generation of %j is malformed", async (generation) => {
    const client = await openWorkspace();
    const answer = await client.get("/ranking", { "ordinal-min-generation": generation });
    expect(answer.status).toBe(400);
  });

  test.each(["nonsense", ""])("a bookmark of %j breaks nothing", async (bookmark) => {
    const client = await openWorkspace();
    const answer = await client.get("/items", { "ordinal-bookmark": bookmark });
    expect(answer.status).toBeLessThan(500);
  });
});

/** A write that this isolate knows nothing of: straight into the truth, as another one would. */
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
