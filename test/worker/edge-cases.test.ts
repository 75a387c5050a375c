import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import {
  type ItemView,
  readJson,
  createItems,
  openWorkspace,
  openWorkerEnvironment,
  requireValue,
  request,
} from "../environments/worker.ts";

type Page = {
  readonly data: readonly { readonly item: ItemView }[];
  readonly page: { readonly next_cursor: string | null };
};

type Items = {
  readonly data: readonly ItemView[];
  readonly page: { readonly next_cursor: string | null };
  readonly pagination: { readonly total: number };
};

type Results = { readonly results: readonly { readonly status: number }[] };

describe("a batch that swaps a parent and its child", () => {
  test.each([0, 65_000])("stores both moves with %i characters between them", async (length) => {
    const client = await openWorkspace();
    const [b] = await createItems(client, [{ title: "B" }]);
    const [a, ...others] = await createItems(client, [
      { title: "A", parent: requireValue(b).id },
      ...Array.from({ length: 8 }, (_, index) => ({ title: `${index}` })),
    ]);
    const description = "x".repeat(Math.max(1, length));
    const patches = [
      { op: "patch", id: requireValue(a).id, patch: { parent: null } },
      ...others.map(({ id }) => ({ op: "patch", id, patch: { description } })),
      { op: "patch", id: requireValue(b).id, patch: { parent: requireValue(a).id } },
    ];
    const pending = client.send("POST", "/items:batch", { operations: patches });
    const { results } = await readJson<Results>(pending);
    expect(results.map(({ status }) => status)).toEqual(patches.map(() => 200));
    const generation = String((await pending).headers.get("ordinal-generation"));
    const ranked = await readJson<Page>(
      client.call("GET", `/ranking?parent=${requireValue(a).id}`, {
        headers: { "ordinal-min-generation": generation },
      }),
    );
    expect(ranked.data.map(({ item }) => item.title)).toEqual(["B"]);
  });
});

test("POST /workspaces rejects a default model that needs a definition", async () => {
  const response = openWorkerEnvironment().fetch(
    request("POST", "/v1/workspaces", {
      headers: { authorization: `Bearer ${env.ROOT_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Tests", default_model: "weighted" }),
    }),
  );
  const { errors } = await readJson<{ errors: object[] }>(response);
  expect((await response).status).toBe(422);
  expect(errors).toMatchObject([{ pointer: "/default_model" }]);
});

describe("filters of the maximum length", () => {
  const long = "語".repeat(100);
  const query = `limit=1&status=${long}&assignee=${long}&team=${long}&label=${long}`;
  const item = { status: long, assignee: long, team: long, labels: [long] };

  test.each(["/items", "/ranking"])("fit into the cursors of %s", async (path) => {
    const client = await openWorkspace();
    await createItems(client, [
      { title: "A", ...item },
      { title: "B", ...item },
    ]);
    const first = client.call("GET", `${path}?${query}`);
    const cursor = requireValue((await readJson<Items>(first)).page.next_cursor);
    expect(cursor.length).toBeLessThan(400);
    expect(JSON.stringify([...(await first).headers]).length).toBeLessThan(4_000);
    const second = client.call("GET", `${path}?${query}&cursor=${cursor}`);
    expect((await readJson<Items>(second)).data).toHaveLength(1);
    const other = client.call(
      "GET",
      `${path}?${query.replace("limit=1", "limit=2")}&cursor=${cursor}`,
    );
    expect((await other).status).toBe(400);
  });
});

test("ten concurrent patches without a version all succeed", async () => {
  const client = await openWorkspace();
  const [item] = await createItems(client, [{ title: "A" }]);
  const responses = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      client.send("PATCH", `/items/${requireValue(item).id}`, { size: index + 1 }),
    ),
  );
  expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
  const { version } = await readJson<ItemView>(
    client.call("GET", `/items/${requireValue(item).id}`),
  );
  expect(version).toBe(11);
});

test("GET /rankings/{id} rebuilds a ranking that had more items than the workspace has now", async () => {
  const client = await openWorkspace();
  await createItems(client, [{ title: "A" }, { title: "B" }, { title: "C" }]);
  const before = await readJson<{ ranking: { id: string; digest: string } }>(
    client.call("GET", "/ranking"),
  );
  const { data } = await readJson<Items>(client.call("GET", "/items"));
  await client.send("POST", "/items:batch", {
    operations: data.map(({ id }) => ({ op: "delete", id })),
  });
  const rebuilt = await readJson<{ ranking: { digest: string; count: number } }>(
    client.call("GET", `/rankings/${before.ranking.id}?limit=2`),
  );
  expect(rebuilt.ranking).toMatchObject({ digest: before.ranking.digest, count: 3 });
});
