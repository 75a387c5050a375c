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

describe("two items of one batch that change places", () => {
  test.each([0, 65_000])(
    "with %i letters between them are where they were put",
    async (letters) => {
      const client = await openWorkspace();
      const [b] = await createItems(client, [{ title: "B" }]);
      const [a, ...others] = await createItems(client, [
        { title: "A", parent: requireValue(b).id },
        ...Array.from({ length: 8 }, (_, at) => ({ title: `${at}` })),
      ]);
      const description = "x".repeat(Math.max(1, letters));
      const patches = [
        { op: "patch", id: requireValue(a).id, patch: { parent: null } },
        ...others.map(({ id }) => ({ op: "patch", id, patch: { description } })),
        { op: "patch", id: requireValue(b).id, patch: { parent: requireValue(a).id } },
      ];
      const answer = client.send("POST", "/items:batch", { operations: patches });
      const { results } = await readJson<Results>(answer);
      expect(results.map(({ status }) => status)).toEqual(patches.map(() => 200));
      const generation = String((await answer).headers.get("ordinal-generation"));
      const ranked = await readJson<Page>(
        client.call("GET", `/ranking?parent=${requireValue(a).id}`, {
          headers: { "ordinal-min-generation": generation },
        }),
      );
      expect(ranked.data.map(({ item }) => item.title)).toEqual(["B"]);
    },
  );
});

test("a workspace does not begin with a model that ranks nothing by itself", async () => {
  const made = openWorkerEnvironment().fetch(
    request("POST", "/v1/workspaces", {
      headers: { authorization: `Bearer ${env.ROOT_KEY}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Tests", default_model: "weighted" }),
    }),
  );
  const { errors } = await readJson<{ errors: object[] }>(made);
  expect((await made).status).toBe(422);
  expect(errors).toMatchObject([{ pointer: "/default_model" }]);
});

describe("filters as long as they may be", () => {
  const long = "語".repeat(100);
  const query = `limit=1&status=${long}&assignee=${long}&team=${long}&label=${long}`;
  const item = { status: long, assignee: long, team: long, labels: [long] };

  test.each(["/items", "/ranking"])("lead from page to page of %s", async (path) => {
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

test("ten writers at once who name no version all write", async () => {
  const client = await openWorkspace();
  const [item] = await createItems(client, [{ title: "A" }]);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      client.send("PATCH", `/items/${requireValue(item).id}`, { size: at + 1 }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const { version } = await readJson<ItemView>(
    client.call("GET", `/items/${requireValue(item).id}`),
  );
  expect(version).toBe(11);
});

test("an old ranking that was larger than what is left is made again whole", async () => {
  const client = await openWorkspace();
  await createItems(client, [{ title: "A" }, { title: "B" }, { title: "C" }]);
  const before = await readJson<{ ranking: { id: string; digest: string } }>(
    client.call("GET", "/ranking"),
  );
  const { data } = await readJson<Items>(client.call("GET", "/items"));
  await client.send("POST", "/items:batch", {
    operations: data.map(({ id }) => ({ op: "delete", id })),
  });
  const again = await readJson<{ ranking: { digest: string; count: number } }>(
    client.call("GET", `/rankings/${before.ranking.id}?limit=2`),
  );
  expect(again.ranking).toMatchObject({ digest: before.ranking.digest, count: 3 });
});
