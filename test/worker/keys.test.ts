import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import {
  type Client,
  openClient,
  openWorkerEnvironment,
  openWorkspace,
  readJson,
  request,
} from "../environments/worker.ts";

type KeyView = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly state: string;
  readonly expires_at: string | null;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
  readonly replaced_by: string | null;
};
type CreatedKey = KeyView & { readonly key: string };

const fields = { name: "Reports", role: "viewer" };

async function createKey(client: Client, body: object = fields): Promise<CreatedKey> {
  return readJson(client.send("POST", "/keys", body));
}

async function listKeys(client: Client): Promise<readonly KeyView[]> {
  return (await readJson<{ data: KeyView[] }>(client.get("/keys"))).data;
}

/** Opens a socket with a key. Returns the code with which the room closes it, once it is closed. */
async function openSocket(client: Client): Promise<() => Promise<number>> {
  const { webSocket } = await client.get("/live", { upgrade: "websocket" });
  webSocket?.accept();
  const closed = new Promise<CloseEvent>((resolve) => {
    webSocket?.addEventListener("close", resolve);
  });
  return async () => (await closed).code;
}

/** Opens a client with another key of the workspace, in an isolate of its own. */
function withKey(client: Client, key: string): Client {
  return openClient(openWorkerEnvironment(), { id: client.id, key });
}

function clearCachedKeys(client: Client): Promise<Response> {
  return client.environment.fetch(
    request("POST", "/v1/cache/clear", {
      headers: {
        authorization: `Bearer ${env.ROOT_KEY ?? ""}`,
        "content-type": "application/json",
      },
      body: "{}",
    }),
  );
}

describe("a created key", () => {
  test("works, is shown once, and D1 stores only its hash", async () => {
    const client = await openWorkspace();
    const response = await client.send("POST", "/keys", fields);
    expect(response.status).toBe(201);
    const { key, ...view } = await readJson<CreatedKey>(response);
    expect(response.headers.get("location")).toBe(`/v1/workspaces/${client.id}/keys/${view.id}`);
    expect(key).toMatch(/^ord_/);
    expect((await withKey(client, key).get("/items")).status).toBe(200);
    const [listed] = await listKeys(client);
    expect(listed).toMatchObject({ ...view, last_used_at: expect.any(String) });
    expect(JSON.stringify(listed)).not.toContain(key);
    const { results } = await env.DB.prepare("SELECT * FROM api_keys WHERE id = ?")
      .bind(view.id)
      .all();
    expect(JSON.stringify(results)).not.toContain(key);
    expect(results[0]?.["hash"]).toMatch(/^[0-9a-f]{64}$/);
  });

  test("has its role: a viewer reads but does not write", async () => {
    const client = await openWorkspace();
    const viewer = withKey(client, (await createKey(client)).key);
    const response = await viewer.send("POST", "/items", { title: "A" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("The role viewer lacks the permission items:write");
  });

  test("is replayed with its Idempotency-Key, and its stored response is encrypted", async () => {
    const client = await openWorkspace();
    const headers = { "idempotency-key": "first" };
    const created = await readJson<CreatedKey>(client.send("POST", "/keys", fields, headers));
    const again = await client.send("POST", "/keys", fields, headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.json()).toEqual(created);
    expect(await listKeys(client)).toHaveLength(2);
  });

  test.each([
    ["no role", { name: "A" }, "/role"],
    ["an unknown role", { name: "A", role: "root" }, "/role"],
    ["an empty name", { name: "", role: "viewer" }, "/name"],
    ["a past expiry", { ...fields, expires_at: "2001-01-01T00:00:00Z" }, "/expires_at"],
    ["no instant", { ...fields, expires_at: "tomorrow" }, "/expires_at"],
  ])("is refused with %s", async (_, body, pointer) => {
    const client = await openWorkspace();
    const response = await client.send("POST", "/keys", body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ pointer }] });
  });
});

describe("an expired key", () => {
  test("is rejected, and listed as expired", async () => {
    const client = await openWorkspace();
    const { id, key } = await createKey(client, {
      ...fields,
      expires_at: new Date(Date.now() + 60_000).toISOString(),
    });
    expect((await withKey(client, key).get("/items")).status).toBe(200);
    await env.DB.prepare("UPDATE api_keys SET expires_at = 1 WHERE id = ?").bind(id).run();
    await clearCachedKeys(client);
    expect((await withKey(client, key).get("/items")).status).toBe(401);
    expect(await readJson<KeyView>(client.get(`/keys/${id}`))).toMatchObject({ state: "expired" });
  });

  test("loses its open sockets when it expires", async () => {
    const client = await openWorkspace();
    const expiresAt = new Date(Date.now() + 1_500).toISOString();
    const { key } = await createKey(client, { ...fields, expires_at: expiresAt });
    const readCode = await openSocket(withKey(client, key));
    expect(await readCode()).toBe(4_401);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt));
  });
});

describe("a rotated key", () => {
  test("works beside its successor until the overlap ends", async () => {
    const client = await openWorkspace();
    const old = await createKey(client, { name: "CI", role: "developer" });
    const rotated = await client.send("POST", `/keys/${old.id}:rotate`, { overlap_hours: 2 });
    expect(rotated.status).toBe(201);
    const next = await readJson<CreatedKey>(rotated);
    expect(next).toMatchObject({ name: "CI", role: "developer", state: "active" });
    expect((await withKey(client, old.key).get("/items")).status).toBe(200);
    expect((await withKey(client, next.key).get("/items")).status).toBe(200);
    const view = await readJson<KeyView>(client.get(`/keys/${old.id}`));
    expect(view).toMatchObject({ replaced_by: next.id, state: "active" });
    const hours = (Date.parse(view.expires_at ?? "") - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThanOrEqual(2);
  });

  test("is rotated once only, even by concurrent requests", async () => {
    const client = await openWorkspace();
    const { id } = await createKey(client);
    const responses = await Promise.all(
      Array.from({ length: 5 }, () => client.send("POST", `/keys/${id}:rotate`, {})),
    );
    const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, 409, 409, 409, 409]);
    expect(await listKeys(client)).toHaveLength(3);
  });

  test("keeps an expiry that is earlier than the end of the overlap", async () => {
    const client = await openWorkspace();
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const { id } = await createKey(client, { ...fields, expires_at: expiresAt });
    await client.send("POST", `/keys/${id}:rotate`, {});
    expect(await readJson(client.get(`/keys/${id}`))).toMatchObject({ expires_at: expiresAt });
  });

  test("loses its open sockets when the overlap ends, also those that open meanwhile", async () => {
    const client = await openWorkspace();
    const { id, key } = await createKey(client);
    const holder = withKey(client, key);
    const readCode = await openSocket(holder);
    await client.send("POST", `/keys/${id}:rotate`, { overlap_hours: 1_500 / 3_600_000 });
    // The isolate has cached the key without its new expiry.
    const readLaterCode = await openSocket(holder);
    expect(await readCode()).toBe(4_401);
    expect(await readLaterCode()).toBe(4_401);
  });

  test("is not rotated after it was revoked", async () => {
    const client = await openWorkspace();
    const { id } = await createKey(client);
    await client.call("DELETE", `/keys/${id}`);
    const response = await client.send("POST", `/keys/${id}:rotate`, {});
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("is revoked");
  });
});

describe("a revoked key", () => {
  test("is rejected once the cached key has expired, and stays listed", async () => {
    const client = await openWorkspace();
    const { id, key } = await createKey(client);
    await withKey(client, key).get("/items");
    expect((await client.call("DELETE", `/keys/${id}`)).status).toBe(204);
    expect((await client.call("DELETE", `/keys/${id}`)).status).toBe(204);
    await clearCachedKeys(client);
    expect((await withKey(client, key).get("/items")).status).toBe(401);
    expect((await listKeys(client))[0]).toMatchObject({ id, state: "revoked" });
  });

  test("loses its open sockets at once, and opens no new ones", async () => {
    const client = await openWorkspace();
    const { id, key } = await createKey(client);
    const viewer = withKey(client, key);
    const readCode = await openSocket(viewer);
    await client.call("DELETE", `/keys/${id}`);
    expect(await readCode()).toBe(4_401);
    const rejected = await viewer.get("/live", { upgrade: "websocket" });
    expect(await rejected.json()).toMatchObject({ status: 401, code: "unauthenticated" });
    const other = await client.get("/live", { upgrade: "websocket" });
    expect(other.status).toBe(101);
    other.webSocket?.accept();
    other.webSocket?.close();
  });

  test("opens a socket although the key expires in a distant future", async () => {
    const client = await openWorkspace();
    const { key } = await createKey(client, { ...fields, expires_at: "9999-12-31T00:00:00Z" });
    const { status, webSocket } = await withKey(client, key).get("/live", { upgrade: "websocket" });
    expect(status).toBe(101);
    webSocket?.accept();
    webSocket?.close();
  });

  test.each(["key_01jd3wq2f8e5avb1j0yqk3n9ds"])("is not found: %s", async (id) => {
    const client = await openWorkspace();
    expect((await client.call("DELETE", `/keys/${id}`)).status).toBe(404);
  });

  test("of another workspace cannot be revoked or read", async () => {
    const [client, other] = [await openWorkspace(), await openWorkspace()];
    const { id, key } = await createKey(other);
    expect((await client.call("DELETE", `/keys/${id}`)).status).toBe(404);
    expect((await client.get(`/keys/${id}`)).status).toBe(404);
    expect((await client.send("POST", `/keys/${id}:rotate`, {})).status).toBe(404);
    expect((await withKey(other, key).get("/items")).status).toBe(200);
  });
});

test("the root key creates a key for a workspace whose keys are lost", async () => {
  const client = await openWorkspace();
  const root = openClient(client.environment, { id: client.id, key: env.ROOT_KEY ?? "" });
  const { key } = await createKey(root, { name: "Recovery", role: "admin" });
  expect((await withKey(client, key).get("/keys")).status).toBe(200);
  expect((await root.get("/items")).status).toBe(403);
});
