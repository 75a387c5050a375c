import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { clearAllMemories } from "../../src/cache/tiers/memory.ts";
import {
  type Client,
  createItem,
  openClient,
  openWorkspace,
  type Problem,
  readJson,
  request,
} from "../environments/worker.ts";

type WorkspaceView = {
  readonly id: string;
  readonly name: string;
  readonly generation: number;
  readonly default_model: string;
  readonly allowed_origins: readonly string[];
  readonly deleted_at?: string;
  readonly purge_at?: string;
};

type WorkspaceList = {
  readonly data: readonly Omit<WorkspaceView, "default_model" | "allowed_origins">[];
  readonly page: { readonly next_cursor: string | null };
};

/** Returns a client of the same workspace with the root key. */
function asRoot({ environment, id }: Client): Client {
  return openClient(environment, { id, key: env.ROOT_KEY ?? "" });
}

async function list({ environment }: Client, query = ""): Promise<WorkspaceList> {
  const headers = { authorization: `Bearer ${env.ROOT_KEY}` };
  return readJson(environment.fetch(request("GET", `/v1/workspaces${query}`, { headers })));
}

async function listAllIds(client: Client, state: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor = "";
  do {
    // oxlint-disable-next-line no-await-in-loop -- each page starts after the previous one
    const { data, page } = await list(client, `?state=${state}&limit=500${cursor}`);
    ids.push(...data.map(({ id }) => id));
    cursor = page.next_cursor === null ? "" : `&cursor=${page.next_cursor}`;
  } while (cursor !== "");
  return ids;
}

describe("PATCH /workspaces/{id}", () => {
  test("changes the name in a new generation and publishes", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    await client.environment.drain();
    const response = await client.send("PATCH", "", { name: "Renamed" });
    expect([response.status, response.headers.get("etag")]).toEqual([200, '"2"']);
    expect(response.headers.get("ordinal-generation")).toBe("2");
    expect(await readJson<WorkspaceView>(response)).toMatchObject({
      name: "Renamed",
      generation: 2,
      default_model: "qvf-classic",
      allowed_origins: [],
    });
    expect(client.environment.queued).toContainEqual({
      kind: "publish",
      workspace: client.id,
      generation: 2,
    });
    expect(await readJson<WorkspaceView>(client.get(""))).toMatchObject({ name: "Renamed" });
  });

  test("keeps past rankings, which state the time of their generation", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    await client.send("PATCH", "", { name: "Renamed" });
    const { ranking } = await readJson<{ ranking: { id: string; generation: number } }>(
      client.get("/ranking", { "ordinal-min-generation": "2" }),
    );
    await createItem(client, { title: "B" });
    clearAllMemories();
    const { keys } = await env.CACHE.list({ prefix: `${client.id}/` });
    await Promise.all(keys.map(({ name }) => env.CACHE.delete(name)));
    const verified = await client.call("POST", `/rankings/${ranking.id}:verify`);
    expect(await readJson(verified)).toMatchObject({ is_valid: true });
    expect(ranking.generation).toBe(2);
  });

  test("creates no generation if nothing changes", async () => {
    const client = await openWorkspace();
    const response = await client.send("PATCH", "", { name: "Tests", allowed_origins: [] });
    expect([response.status, response.headers.get("etag")]).toEqual([200, '"0"']);
    expect((await client.send("PATCH", "", {})).status).toBe(200);
  });

  test("ranks by the new default model", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    await client.send("POST", "/models", {
      id: "mine",
      kind: "weighted",
      criteria: [{ key: "zeal" }],
    });
    const response = await client.send("PATCH", "", { default_model: "mine" });
    expect(response.status).toBe(200);
    await client.environment.drain();
    const { ranking } = await readJson<{ ranking: { model: string } }>(client.get("/ranking"));
    expect(ranking.model).toBe("mine");
    const { results } = await env.DB.prepare("SELECT model FROM published WHERE workspace_id = ?")
      .bind(client.id)
      .all();
    expect(results).toContainEqual({ model: "mine" });
  });

  test("rejects a model that the workspace does not have", async () => {
    const client = await openWorkspace();
    const response = await client.send("PATCH", "", { default_model: "other" });
    expect(response.status).toBe(422);
    expect((await readJson<Problem>(response)).errors).toMatchObject([
      { pointer: "/default_model" },
    ]);
  });

  test("stores each origin once, as browsers send it", async () => {
    const client = await openWorkspace();
    const origins = ["https://App.example:443", "https://app.example", "http://localhost:5173"];
    const response = await client.send("PATCH", "", { allowed_origins: origins });
    expect(await readJson<WorkspaceView>(response)).toMatchObject({
      allowed_origins: ["https://app.example", "http://localhost:5173"],
    });
  });

  test("rejects origins with a path, a wildcard or plain HTTP, with their pointers", async () => {
    const client = await openWorkspace();
    const origins = ["https://a.example/", "https://*.example", "*", "http://a.example"];
    const response = await client.send("PATCH", "", { allowed_origins: origins });
    expect([400, 422]).toContain(response.status);
    const { errors = [] } = await readJson<Problem>(response);
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      [0, 1, 2, 3].map((index) => `/allowed_origins/${index}`),
    );
    const many = Array.from({ length: 21 }, (_, index) => `https://${index}.example`);
    expect((await client.send("PATCH", "", { allowed_origins: many })).status).toBe(422);
  });

  test("applies only to the expected generation", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const send = (match: string) =>
      client.send("PATCH", "", { name: `After ${match}` }, { "if-match": match });
    expect((await send('"7"')).status).toBe(412);
    expect((await send('"1"')).status).toBe(200);
    expect((await send('"1"')).status).toBe(412);
    expect((await send("*")).status).toBe(200);
  });
});

describe("GET /workspaces/{id}", () => {
  test("returns 304 for the ETag of the generation", async () => {
    const client = await openWorkspace();
    const { headers } = await client.get("");
    expect(headers.get("etag")).toBe('"0"');
    expect((await client.get("", { "if-none-match": '"0"' })).status).toBe(304);
    await client.send("PATCH", "", { name: "Renamed" });
    expect((await client.get("", { "if-none-match": '"0"' })).status).toBe(200);
  });
});

describe("GET /workspaces", () => {
  test("lists every workspace once, in the order of creation", async () => {
    const client = await openWorkspace();
    const others = [await openWorkspace(), await openWorkspace()];
    const ids = await listAllIds(client, "active");
    expect(ids).toEqual(ids.toSorted());
    expect(ids.slice(-3)).toEqual([client.id, ...others.map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("continues a page at its cursor, and rejects a cursor of another state", async () => {
    const client = await openWorkspace();
    await openWorkspace();
    const first = await list(client, "?limit=1");
    const second = await list(client, `?limit=1&cursor=${first.page.next_cursor}`);
    expect(first.data).toHaveLength(1);
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id);
    const foreign = `?state=deleted&cursor=${first.page.next_cursor}`;
    expect(await list(client, foreign)).toMatchObject({ status: 400 });
    expect(await list(client, "?cursor=nonsense")).toMatchObject({ status: 400 });
  });

  test("needs the root key", async () => {
    const client = await openWorkspace();
    const headers = { authorization: `Bearer ${client.key}` };
    const response = await client.environment.fetch(request("GET", "/v1/workspaces", { headers }));
    expect(response.status).toBe(403);
  });
});

describe("a deleted workspace", () => {
  test("is hidden from its keys, and visible to the root key", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    await client.environment.drain();
    expect((await client.call("DELETE", "")).status).toBe(204);
    clearAllMemories();
    expect((await client.get("/ranking")).status).toBe(401);
    const view = await readJson<WorkspaceView>(asRoot(client).get(""));
    expect(Date.parse(view.purge_at ?? "") - Date.parse(view.deleted_at ?? "")).toBe(
      30 * 86_400_000,
    );
    expect(await listAllIds(client, "active")).not.toContain(client.id);
    expect(await listAllIds(client, "deleted")).toContain(client.id);
    expect(await listAllIds(client, "all")).toContain(client.id);
  });

  test("stops the key at once in the isolate that deleted it", async () => {
    const client = await openWorkspace();
    await client.get("/items");
    await client.call("DELETE", "");
    expect((await client.get("/items")).status).toBe(401);
  });

  test("keeps the times of its first deletion", async () => {
    const client = await openWorkspace();
    await client.call("DELETE", "");
    const first = await readJson<WorkspaceView>(asRoot(client).get(""));
    expect((await asRoot(client).call("DELETE", "")).status).toBe(204);
    expect(await readJson<WorkspaceView>(asRoot(client).get(""))).toEqual(first);
  });

  test("is not published, and its jobs wait", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    client.environment.queued.splice(0);
    const { id: job } = await readJson<{ id: string }>(client.importFile("title\nB\n"));
    await client.call("DELETE", "");
    await client.environment.drain();
    const { results } = await env.DB.prepare("SELECT * FROM published WHERE workspace_id = ?")
      .bind(client.id)
      .all();
    expect(results).toEqual([]);
    await env.DB.prepare("UPDATE jobs SET updated_at = 0 WHERE id = ?").bind(job).run();
    await client.environment.tick("* * * * *");
    expect(client.environment.queued).not.toContainEqual(
      expect.objectContaining({ workspace: client.id }),
    );
    await asRoot(client).call("POST", ":restore");
    await client.environment.tick("* * * * *");
    await client.environment.drain();
    expect(await readJson(client.get(`/jobs/${job}`))).toMatchObject({ state: "done" });
  });

  test("is deleted only at the expected generation", async () => {
    const client = await openWorkspace();
    await createItem(client, { title: "A" });
    const remove = (match: string) => client.call("DELETE", "", { headers: { "if-match": match } });
    expect((await remove('"9"')).status).toBe(412);
    expect((await remove('"1"')).status).toBe(204);
  });

  test("is restored with its keys and items", async () => {
    const client = await openWorkspace();
    const item = await createItem(client, { title: "A" });
    await client.call("DELETE", "");
    const response = await asRoot(client).call("POST", ":restore");
    expect(response.status).toBe(200);
    expect((await readJson<WorkspaceView>(response)).deleted_at).toBeUndefined();
    clearAllMemories();
    expect(await readJson(client.get(`/items/${item.id}`))).toEqual(item);
    expect(client.environment.queued).toContainEqual({
      kind: "publish",
      workspace: client.id,
      generation: 1,
    });
    expect((await asRoot(client).call("POST", ":restore")).status).toBe(200);
  });

  test("is restored by the root key only", async () => {
    const client = await openWorkspace();
    expect((await client.call("POST", ":restore")).status).toBe(403);
  });

  test("cannot be restored once its purge has begun", async () => {
    const client = await openWorkspace();
    await client.call("DELETE", "");
    await env.DB.prepare("UPDATE workspaces SET purge_started_at = 1 WHERE id = ?")
      .bind(client.id)
      .run();
    const response = await asRoot(client).call("POST", ":restore");
    expect(response.status).toBe(409);
    expect((await readJson<Problem>(response)).detail).toContain(
      "purge of the workspace has begun",
    );
  });

  test("closes its sockets", async () => {
    const client = await openWorkspace();
    const { webSocket } = await client.get("/live", { upgrade: "websocket" });
    webSocket?.accept();
    const closed = new Promise<CloseEvent>((resolve) => {
      webSocket?.addEventListener("close", resolve);
    });
    await client.call("DELETE", "");
    expect(await closed).toMatchObject({ code: 4_401 });
  });

  test("is unknown to the root key if it never existed", async () => {
    const client = await openWorkspace();
    const unknown = openClient(client.environment, {
      id: "wsp_00000000000000000000000000",
      key: env.ROOT_KEY ?? "",
    });
    const statuses = [
      await unknown.get(""),
      await unknown.call("DELETE", ""),
      await unknown.call("POST", ":restore"),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404]);
  });
});
