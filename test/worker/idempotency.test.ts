import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  readResponse,
  openClient,
  readGeneration,
  type ItemView,
  readJson,
  openWorkspace,
  openWorkerEnvironment,
  readStatuses,
} from "../environments/worker.ts";

describe("an Idempotency-Key", () => {
  test("replays the response to the same request, and creates one item", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": '"once"' };
    const send = () => client.send("POST", "/items", { title: "Once" }, headers);
    const first = await readResponse(send());
    const second = await send();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(second.headers.get("location")).toContain("/items/itm_");
    expect(await readResponse(Promise.resolve(second))).toEqual(first);
    expect(await readGeneration(client)).toBe(1);
  });

  test("is rejected with another body", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "once" };
    await client.send("POST", "/items", { title: "Once" }, headers);
    const other = await client.send("POST", "/items", { title: "Other" }, headers);
    expect(other.status).toBe(422);
    expect(await readGeneration(client)).toBe(1);
  });

  test("creates one item from three concurrent requests", async () => {
    const client = await openWorkspace();
    const send = () =>
      client.send("POST", "/items", { title: "Once" }, { "idempotency-key": "at-once" });
    const statuses = await readStatuses([send(), send(), send()]);
    const { data } = await readJson<{ data: ItemView[] }>(client.get("/items"));
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(data).toHaveLength(1);
  });

  test("can be used again after a request that does not match the schema", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "again" };
    const send = (body: object) => client.send("POST", "/items", body, headers);
    expect((await send({ title: "" })).status).toBe(422);
    expect((await send({ title: "A", colour: "red" })).status).toBe(400);
    expect((await send({ title: "A" })).status).toBe(201);
  });

  test.each([
    ["404", "/models/none", { kind: "rice" }],
    ["409", "/models", { id: "rice", kind: "rice" }],
    ["422", "/items", { title: "A", parent: "missing" }],
  ])("replays a %s of the flow", async (status, path, body) => {
    const client = await openWorkspace();
    const send = () => client.send("POST", path, body, { "idempotency-key": "k" });
    const first = await readResponse(send());
    const second = await send();
    expect(first.status).toBe(Number(status));
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await readResponse(Promise.resolve(second))).toEqual(first);
  });

  test("belongs to one workspace", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    const headers = { "idempotency-key": "shared" };
    const first = await client.send("POST", "/items", { title: "A" }, headers);
    const second = await other.send("POST", "/items", { title: "B" }, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.has("idempotency-replayed")).toBe(false);
  });

  test.each([
    { path: "/items:batch", body: { operations: [{ op: "create", item: { title: "A" } }] } },
    { path: "/models", body: { id: "mine", kind: "rice" } },
  ])("replays the response of POST $path", async ({ path, body }) => {
    const client = await openWorkspace();
    const send = () => client.send("POST", path, body, { "idempotency-key": "k" });
    const first = await readResponse(send());
    const second = await send();
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await second.text()).toBe(first.body);
    expect(first.status).toBeLessThan(300);
  });

  test("replays an import of the same file, and rejects another file of the same length", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "file" };
    const first = await readResponse(client.importFile("title\nOne\n", { headers }));
    const again = await readResponse(client.importFile("title\nOne\n", { headers }));
    const other = await client.importFile("title\nTwo\n", { headers });
    expect(first.status).toBe(202);
    expect(again).toEqual(first);
    expect(other.status).toBe(422);
  });

  test.each(["", "ä", "x".repeat(256)])("is rejected if it is %j", async (key) => {
    const client = await openWorkspace();
    const response = await client.send(
      "POST",
      "/items",
      { title: "A" },
      { "idempotency-key": key },
    );
    expect(response.status).toBe(400);
    expect(await readGeneration(client)).toBe(0);
  });

  test("is also recognised by a new isolate", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "k" };
    const first = await readResponse(client.send("POST", "/items", { title: "A" }, headers));
    clearAllMemories();
    const freshClient = openClient(openWorkerEnvironment(), client);
    expect(await readResponse(freshClient.send("POST", "/items", { title: "A" }, headers))).toEqual(
      first,
    );
  });
});

describe("a stored response", () => {
  test("of more than two megabytes is replayed byte for byte", async () => {
    const client = await openWorkspace();
    const operations = Array.from({ length: 1_000 }, (_, index) => ({
      op: "create",
      item: { title: `Item ${index}`, labels: Array.from({ length: 40 }, createLabel) },
    }));
    const send = () =>
      client.send("POST", "/items:batch", { operations }, { "idempotency-key": "big" });
    const first = await readResponse(send());
    const second = await send();
    expect(first.body.length).toBeGreaterThan(2_000_000);
    expect(await countRows("idempotency_parts", client.id)).toBeGreaterThan(1);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(second.headers.get("ordinal-generation")).toBe("1");
    expect((await second.text()) === first.body).toBe(true);
    expect(await readGeneration(client)).toBe(1);
  });

  test("of an earlier version is replayed from its row", async () => {
    const client = await openWorkspace();
    const send = () => client.send("POST", "/items", { title: "A" }, { "idempotency-key": "k" });
    const first = await readResponse(send());
    const row = { body: '{"id":"itm_earlier"}', headers: '{"etag":"\\"1\\""}' };
    await env.DB.batch([
      env.DB.prepare("DELETE FROM idempotency_parts WHERE scope = ?").bind(client.id),
      env.DB.prepare(
        "UPDATE idempotency SET body = ?, headers = ?, claim = '' WHERE scope = ?",
      ).bind(row.body, row.headers, client.id),
    ]);
    expect(await readResponse(send())).toEqual({ ...first, body: row.body });
  });

  test("is removed with its parts after a day", async () => {
    const client = await openWorkspace();
    await client.send("POST", "/items", { title: "A" }, { "idempotency-key": "old" });
    await env.DB.prepare("UPDATE idempotency SET at = 1 WHERE scope = ?").bind(client.id).run();
    await client.send("POST", "/items", { title: "B" }, { "idempotency-key": "new" });
    expect(await countRows("idempotency_parts", client.id)).toBe(2);
    await client.environment.tick("* * * * *");
    expect(await countRows("idempotency", client.id)).toBe(1);
    expect(await countRows("idempotency_parts", client.id)).toBe(1);
    const again = await client.send("POST", "/items", { title: "A" }, { "idempotency-key": "old" });
    expect([again.status, again.headers.has("idempotency-replayed")]).toEqual([201, false]);
  });
});

function createLabel(): string {
  return `${crypto.randomUUID()}${crypto.randomUUID()}`;
}

/** Counts the rows of a workspace in a table of stored responses. */
async function countRows(table: string, scope: string): Promise<number> {
  const row = await env.DB.prepare(`SELECT count(*) AS count FROM ${table} WHERE scope = ?`)
    .bind(scope)
    .first<{ count: number }>();
  return row?.count ?? Number.NaN;
}
