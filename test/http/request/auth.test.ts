import { describe, expect, test } from "vitest";
import { createApiKey } from "../../../src/core/api-key.ts";
import { type RequestScope } from "../../../src/http/context.ts";
import { authenticate, requireRootKey } from "../../../src/http/request/auth.ts";
import { sha256, openApp, openHttpEnvironment } from "../../environments/unit-http.ts";

const key = createApiKey(new Uint8Array(32).fill(1));
const unknownKey = createApiKey(new Uint8Array(32).fill(2));

const unbound = () => Promise.reject(new Error("no binding"));

function openDoor(changes: Partial<RequestScope> = {}) {
  const environment = openHttpEnvironment(changes);
  const held = { id: "key_1", workspace: "wsp_1", name: "ci", isRevoked: false };
  environment.tables.keys.set(sha256(key), held);
  const app = openApp(environment);
  app.use("/v1/*", authenticate);
  app.get("/v1/me", (c) => c.json({ actor: c.get("actor"), isRoot: c.get("isRoot") }));
  app.get("/v1/workspaces/:workspaceId", (c) => c.text("in"));
  app.get("/v1/workspaces/:workspaceId/items", (c) =>
    c.text("in", 200, { "cache-control": "public, max-age=60", vary: "Accept" }),
  );
  app.post("/v1/workspaces", requireRootKey, (c) => c.text("made"));
  app.post("/alone", requireRootKey, (c) => c.text("made"));
  app.get("/v1/immutable", () => Response.redirect("https://ordinal.example/"));
  const ask = (path: string, bearer?: string, init: RequestInit = {}) =>
    app.request(path, {
      ...init,
      headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
    });
  return { environment, held, ask };
}

test("a key acts for its workspace, under its own id", async () => {
  const response = await openDoor().ask("/v1/me", key);
  expect(await response.json()).toEqual({
    actor: { workspace: "wsp_1", name: "key_1" },
    isRoot: false,
  });
});

describe("401", () => {
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

  test("with a key nobody has", async () => {
    const { environment, ask } = openDoor();
    const response = await ask("/v1/me", unknownKey);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(environment.keyReads).toBe(1);
  });

  test("with garbage, which costs no read", async () => {
    const { environment, ask } = openDoor();
    expect((await ask("/v1/me", "ord_garbage")).status).toBe(401);
    expect((await ask("/v1/me", `${key.slice(0, -1)}-`)).status).toBe(401);
    expect(environment.keyReads).toBe(0);
  });

  test("with a key that was revoked", async () => {
    const { environment, held, ask } = openDoor();
    environment.tables.keys.set(sha256(key), { ...held, isRevoked: true });
    expect((await ask("/v1/me", key)).status).toBe(401);
  });
});

describe("the memory of an isolate", () => {
  test("spares the read for 30 seconds", async () => {
    const { environment, ask } = openDoor();
    await ask("/v1/me", key);
    environment.now += 29_999;
    await ask("/v1/me", key);
    expect(environment.keyReads).toBe(1);
  });

  test("spares the read of a key that nobody has for 5 seconds", async () => {
    const { environment, held, ask } = openDoor();
    await ask("/v1/me", unknownKey);
    environment.now += 4_999;
    expect((await ask("/v1/me", unknownKey)).status).toBe(401);
    expect(environment.keyReads).toBe(1);
    environment.tables.keys.set(sha256(unknownKey), held);
    environment.now += 1;
    expect((await ask("/v1/me", unknownKey)).status).toBe(200);
  });

  test("is asked no longer: a revoked key stops", async () => {
    const { environment, held, ask } = openDoor();
    await ask("/v1/me", key);
    environment.tables.keys.set(sha256(key), { ...held, isRevoked: true });
    environment.now += 30_000;
    expect((await ask("/v1/me", key)).status).toBe(401);
  });

  test("lends a key for a minute while nobody can be asked, and asks again every 5 seconds", async () => {
    const { environment, ask } = openDoor();
    await ask("/v1/me", key);
    environment.isDatabaseDown = true;
    environment.now += 59_999;
    expect((await ask("/v1/me", key)).status).toBe(200);
    expect((await ask("/v1/me", key)).status).toBe(200);
    expect(environment.keyReads).toBe(2);
    environment.now += 1;
    const refused = await ask("/v1/me", key);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  test("lends no key that was found revoked once somebody could be asked", async () => {
    const { environment, held, ask } = openDoor();
    await ask("/v1/me", key);
    environment.isDatabaseDown = true;
    environment.now += 30_000;
    expect((await ask("/v1/me", key)).status).toBe(200);
    environment.isDatabaseDown = false;
    environment.tables.keys.set(sha256(key), { ...held, isRevoked: true });
    environment.now += 5_000;
    expect((await ask("/v1/me", key)).status).toBe(401);
    environment.isDatabaseDown = true;
    environment.now += 5_000; // it is asked for again, and nobody answers
    expect((await ask("/v1/me", key)).status).toBe(503);
  });

  test("is all that knows a key: no entry, point, line or report does", async () => {
    const { environment, ask } = openDoor();
    await ask("/v1/me", key);
    await ask("/v1/me", unknownKey);
    const { points, lines, reports, rateLimitKeys } = environment;
    const told = JSON.stringify([
      [...environment.cachedKeys],
      points,
      lines,
      reports,
      rateLimitKeys,
    ]);
    expect(told).not.toContain(key);
    expect(told).not.toContain(unknownKey);
  });

  test("hashes a key that was let in but once, and never keeps one that was not", async () => {
    const { environment, ask } = openDoor();
    await ask("/v1/me", key);
    await ask("/v1/me", key);
    await ask("/v1/me", unknownKey);
    expect(environment.rateLimitKeys).toEqual([sha256(key), sha256(key)]);
    expect([...environment.keyHashes]).toEqual([[key, sha256(key)]]);
  });
});

describe("another tenant's workspace", () => {
  test("is answered like one that does not exist", async () => {
    const { ask } = openDoor();
    const response = await ask("/v1/workspaces/wsp_2/items", key);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: 'No workspace has the id "wsp_2".' });
  });

  test.each(["wsp_2", "wsp_1%2f", "wsp_%31x", "WSP_1"])("is not reached as %s", async (id) => {
    expect((await openDoor().ask(`/v1/workspaces/${id}`, key)).status).toBe(404);
  });

  test("one's own is let in", async () => {
    expect((await openDoor().ask("/v1/workspaces/wsp_1", key)).status).toBe(200);
    expect((await openDoor().ask("/v1/workspaces/wsp_1/items", key)).status).toBe(200);
  });
});

describe("the root key", () => {
  test("may have any form and makes workspaces", async () => {
    const { environment, ask } = openDoor({ rootKey: "plain" });
    expect((await ask("/v1/workspaces", "plain", { method: "POST" })).status).toBe(200);
    expect(await (await ask("/v1/me", "plain")).json()).toEqual({
      actor: { workspace: "root", name: "root" },
      isRoot: true,
    });
    expect(environment.keyReads).toBe(0);
  });

  test("does not see into them: 403", async () => {
    const { ask } = openDoor({ rootKey: "plain" });
    expect((await ask("/v1/workspaces/wsp_1/items", "plain")).status).toBe(403);
  });

  test.each(["/v1/workspaces", "/alone"])(
    "is asked for: 401 without, 403 with a tenant's: %s",
    async (p) => {
      const { ask } = openDoor();
      expect((await ask(p, undefined, { method: "POST" })).status).toBe(401);
      expect((await ask(p, key, { method: "POST" })).status).toBe(403);
    },
  );

  test.each([undefined, ""])("that is not set opens nothing", async (none) => {
    const { ask } = openDoor({ rootKey: none });
    expect((await ask("/alone", "x", { method: "POST" })).status).toBe(401);
    expect((await ask("/alone", "undefined", { method: "POST" })).status).toBe(401);
  });
});

test.each(["access_token", "api_key"])("a key in the query is refused unread: %s", async (name) => {
  const { environment, ask } = openDoor();
  const response = await ask(`/v1/me?${name}=${key}`, key);
  expect(response.status).toBe(400);
  const text = await response.text();
  expect(text).toContain(name);
  expect(text).not.toContain(key);
  expect(environment.keyReads).toBe(0);
});

describe("the rate limit", () => {
  test("is counted by the hash of the key, once", async () => {
    const { environment, ask } = openDoor();
    await ask("/v1/me", key);
    expect(environment.rateLimitKeys).toEqual([sha256(key)]);
  });

  test("that is passed is 429 with what is allowed", async () => {
    const { environment, ask } = openDoor();
    environment.isWithinLimit = false;
    const response = await ask("/v1/me", key);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("60");
    expect(response.headers.get("ratelimit-policy")).toBe('"default";q=100;w=60');
  });

  test("that cannot be asked lets everyone in", async () => {
    expect((await openDoor({ isWithinLimit: unbound }).ask("/v1/me", key)).status).toBe(200);
  });
});

describe("an authenticated answer", () => {
  test("says the policy, is private and varies by the key", async () => {
    const { headers } = await openDoor().ask("/v1/me", key);
    expect(headers.get("ratelimit-policy")).toBe('"default";q=100;w=60');
    expect(headers.get("cache-control")).toBe("private, no-cache");
    expect(headers.get("vary")).toBe("Authorization");
  });

  test("keeps what the route says", async () => {
    const { headers } = await openDoor().ask("/v1/workspaces/wsp_1/items", key);
    expect(headers.get("cache-control")).toBe("public, max-age=60");
    expect(headers.get("vary")).toBe("Accept, Authorization");
  });

  test("is copied when it is immutable", async () => {
    const { status, headers } = await openDoor().ask("/v1/immutable", key);
    expect(status).toBe(302);
    expect(headers.get("location")).toBe("https://ordinal.example/");
    expect(headers.get("ratelimit-policy")).toBe('"default";q=100;w=60');
    expect(headers.get("x-request-id")).not.toBeNull();
  });
});
