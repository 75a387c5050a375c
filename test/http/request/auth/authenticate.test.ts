import { describe, expect, test } from "vitest";
import { type ApiKey } from "../../../../src/core/api-key.ts";
import { createToken } from "../../../../src/core/token.ts";
import { type RequestScope } from "../../../../src/http/context.ts";
import { authenticate } from "../../../../src/http/request/auth/authenticate.ts";
import { rootActor } from "../../../environments/actors.ts";
import { sha256, openApp, openHttpEnvironment } from "../../../environments/unit-http.ts";

const key = createToken("ord", new Uint8Array(32).fill(1));
const unknownKey = createToken("ord", new Uint8Array(32).fill(2));

function openServer(changes: Partial<RequestScope> = {}) {
  const environment = openHttpEnvironment(changes);
  const keyRow: ApiKey = {
    id: "key_1",
    workspace: "wsp_1",
    name: "ci",
    role: "developer",
    createdAt: 0,
  };
  environment.tables.keys.set(sha256(key), keyRow);
  const app = openApp(environment);
  app.use("/v1/*", authenticate);
  app.get("/v1/me", (c) => c.json(c.get("actor")));
  app.get("/v1/workspaces/:workspaceId", (c) => c.text("in"));
  app.get("/v1/workspaces/:workspaceId/items", (c) =>
    c.text("in", 200, { "cache-control": "public, max-age=60", vary: "Accept" }),
  );
  app.get("/v1/workspaces/:workspaceId/actor", (c) => c.json(c.get("actor")));
  app.get("/v1/immutable", () => Response.redirect("https://ordinal.example/"));
  const send = (path: string, bearer?: string, init: RequestInit = {}) =>
    app.request(path, {
      ...init,
      headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    });
  return { environment, keyRow, send };
}

test("authenticates a key as an actor of its workspace", async () => {
  const response = await openServer().send("/v1/me", key);
  expect(await response.json()).toEqual({
    workspace: "wsp_1",
    id: "key_1",
    role: "developer",
    via: "key",
  });
});

describe("a request is rejected with 401", () => {
  test.each([
    ["no header", {}],
    ["another scheme", { authorization: `Basic ${key}` }],
    ["no key", { authorization: "Bearer " }],
    ["two keys", { authorization: `Bearer ${key} ${key}` }],
  ])("with %s", async (_, headers: Record<string, string>) => {
    const environment = openHttpEnvironment();
    const app = openApp(environment).use("/v1/*", authenticate);
    expect((await app.request("/v1/me", { headers })).status).toBe(401);
  });

  test("with an unknown key", async () => {
    const { environment, send } = openServer();
    const response = await send("/v1/me", unknownKey);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(environment.keyReads).toBe(1);
  });

  test("with a malformed key, without a read of the database", async () => {
    const { environment, send } = openServer();
    expect((await send("/v1/me", "ord_garbage")).status).toBe(401);
    expect((await send("/v1/me", `${key.slice(0, -1)}-`)).status).toBe(401);
    expect(environment.keyReads).toBe(0);
  });

  test("with an expired key, even if it is cached", async () => {
    const { environment, keyRow, send } = openServer();
    environment.tables.keys.set(sha256(key), { ...keyRow, expiresAt: environment.now + 10 });
    expect((await send("/v1/me", key)).status).toBe(200);
    environment.now += 10;
    expect((await send("/v1/me", key)).status).toBe(401);
  });

  test("with a key of a deleted workspace", async () => {
    const { environment, keyRow, send } = openServer();
    environment.tables.keys.set(sha256(key), { ...keyRow, suspendedAt: 1 });
    expect((await send("/v1/me", key)).status).toBe(401);
  });

  test("with a revoked key", async () => {
    const { environment, keyRow, send } = openServer();
    environment.tables.keys.set(sha256(key), { ...keyRow, revokedAt: 1 });
    expect((await send("/v1/me", key)).status).toBe(401);
  });
});

describe("the key cache of an isolate", () => {
  test("saves the read of a valid key for 30 seconds", async () => {
    const { environment, send } = openServer();
    await send("/v1/me", key);
    environment.now += 29_999;
    await send("/v1/me", key);
    expect(environment.keyReads).toBe(1);
  });

  test("saves the read of an unknown key for 5 seconds", async () => {
    const { environment, keyRow, send } = openServer();
    await send("/v1/me", unknownKey);
    environment.now += 4_999;
    expect((await send("/v1/me", unknownKey)).status).toBe(401);
    expect(environment.keyReads).toBe(1);
    environment.tables.keys.set(sha256(unknownKey), keyRow);
    environment.now += 1;
    expect((await send("/v1/me", unknownKey)).status).toBe(200);
  });

  test("keeps unknown keys apart from valid ones", async () => {
    const { environment, send } = openServer();
    await send("/v1/me", key);
    await send("/v1/me", unknownKey);
    expect([...environment.cachedKeys.keys()]).toEqual([sha256(key)]);
    expect([...environment.absences.keys()]).toEqual([sha256(unknownKey)]);
  });

  test("expires after 30 seconds, so that a revoked key stops working", async () => {
    const { environment, keyRow, send } = openServer();
    await send("/v1/me", key);
    environment.tables.keys.set(sha256(key), { ...keyRow, revokedAt: 1 });
    environment.now += 30_000;
    expect((await send("/v1/me", key)).status).toBe(401);
  });

  test("accepts a key for a minute while the database is down, and retries every 5 s", async () => {
    const { environment, send } = openServer();
    await send("/v1/me", key);
    environment.isDatabaseDown = true;
    environment.now += 59_999;
    expect((await send("/v1/me", key)).status).toBe(200);
    expect((await send("/v1/me", key)).status).toBe(200);
    expect(environment.keyReads).toBe(2);
    environment.now += 1;
    const rejected = await send("/v1/me", key);
    expect([rejected.status, rejected.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  test("rejects a key that a lookup found revoked, even if the database is down again", async () => {
    const { environment, keyRow, send } = openServer();
    await send("/v1/me", key);
    environment.isDatabaseDown = true;
    environment.now += 30_000;
    expect((await send("/v1/me", key)).status).toBe(200);
    environment.isDatabaseDown = false;
    environment.tables.keys.set(sha256(key), { ...keyRow, revokedAt: 1 });
    environment.now += 5_000;
    expect((await send("/v1/me", key)).status).toBe(401);
    environment.isDatabaseDown = true;
    environment.now += 5_000; // the lookup is retried and fails
    expect((await send("/v1/me", key)).status).toBe(503);
  });

  test("never exposes a key in an entry, a data point, a log line or a report", async () => {
    const { environment, send } = openServer();
    await send("/v1/me", key);
    await send("/v1/me", unknownKey);
    const { points, lines, reports, unitRequests, leases } = environment;
    const records = JSON.stringify([
      [...environment.cachedKeys],
      points,
      lines,
      reports,
      unitRequests,
      [...leases],
    ]);
    expect(records).not.toContain(key);
    expect(records).not.toContain(unknownKey);
  });

  test("caches the hash of an accepted key only", async () => {
    const { environment, send } = openServer();
    await send("/v1/me", key);
    await send("/v1/me", key);
    await send("/v1/me", unknownKey);
    expect([...environment.keyHashes]).toEqual([[key, sha256(key)]]);
  });
});

describe("the workspace of another tenant", () => {
  test("returns the same problem as a workspace that does not exist", async () => {
    const { send } = openServer();
    const response = await send("/v1/workspaces/wsp_2/items", key);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: 'No workspace has the id "wsp_2".' });
  });

  test.each(["wsp_2", "wsp_1%2f", "wsp_%31x", "WSP_1"])("cannot be reached as %s", async (id) => {
    expect((await openServer().send(`/v1/workspaces/${id}`, key)).status).toBe(404);
  });

  test("is distinct from the workspace of the key, which can be read", async () => {
    expect((await openServer().send("/v1/workspaces/wsp_1", key)).status).toBe(200);
    expect((await openServer().send("/v1/workspaces/wsp_1/items", key)).status).toBe(200);
  });
});

describe("the root key", () => {
  test("can have any form, and acts outside every workspace", async () => {
    const { environment, send } = openServer({ rootKeys: ["plain"] });
    expect(await (await send("/v1/me", "plain")).json()).toEqual(rootActor);
    expect(environment.keyReads).toBe(0);
  });

  test("acts as root on the workspace in the path", async () => {
    const { send } = openServer({ rootKeys: ["plain"] });
    expect(await (await send("/v1/workspaces/wsp_2/actor", "plain")).json()).toEqual({
      ...rootActor,
      workspace: "wsp_2",
    });
  });

  test("can be any of several keys", async () => {
    const { send } = openServer({ rootKeys: ["new", "old"] });
    const keys = ["new", "old", "new,old", "other"];
    const statuses = await Promise.all(
      keys.map(async (each) => (await send("/v1/me", each)).status),
    );
    expect(statuses).toEqual([200, 200, 401, 401]);
  });

  test("grants nothing if it is not set", async () => {
    const { send } = openServer({ rootKeys: [] });
    expect((await send("/v1/me", "x")).status).toBe(401);
    expect((await send("/v1/me", "undefined")).status).toBe(401);
  });
});

test.each(["access_token", "api_key"])(
  "rejects a key in the query without reading it: %s",
  async (name) => {
    const { environment, send } = openServer();
    const response = await send(`/v1/me?${name}=${key}`, key);
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain(name);
    expect(text).not.toContain(key);
    expect(environment.keyReads).toBe(0);
  },
);

describe("an authenticated response", () => {
  test("has the quotas, is private and varies by the key", async () => {
    const { headers } = await openServer().send("/v1/me", key);
    expect(headers.get("ratelimit-policy")).toBe('"key";q=12000;w=60, "workspace";q=60000;w=60');
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("vary")).toBe("Authorization, Cookie, Origin");
  });

  test("keeps the headers of the route", async () => {
    const { headers } = await openServer().send("/v1/workspaces/wsp_1/items", key);
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    expect(headers.get("vary")).toBe("Accept, Authorization, Cookie, Origin");
  });

  test("is copied if it is immutable", async () => {
    const { status, headers } = await openServer().send("/v1/immutable", key);
    expect(status).toBe(302);
    expect(headers.get("location")).toBe("https://ordinal.example/");
    expect(headers.get("ratelimit-policy")).toBe('"key";q=12000;w=60, "workspace";q=60000;w=60');
    expect(headers.get("x-request-id")).not.toBeNull();
  });
});
