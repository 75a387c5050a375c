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

  test("can be used again after a rejected request", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "again" };
    const send = (body: object) => client.send("POST", "/items", body, headers);
    const invalid = { title: "A", parent: "missing" };
    expect((await send(invalid)).status).toBe(422);
    expect((await send(invalid)).status).toBe(422);
    expect((await send({ title: "A" })).status).toBe(201);
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
