import { describe, expect, test, vi } from "vitest";
import { type ActorRole } from "../../../src/core/access.ts";
import { Failure, LostClaim } from "../../../src/core/failure.ts";
import { type HttpContext } from "../../../src/http/context.ts";
import { checkBody } from "../../../src/http/request/body.ts";
import { ensureIdempotent } from "../../../src/http/request/idempotency.ts";
import { SchemaFailure } from "../../../src/http/request/schema-faults.ts";
import {
  type JsonResponse,
  buildIdempotentResponse,
} from "../../../src/http/response/json-response.ts";
import { HttpProblem } from "../../../src/http/response/problem.ts";
import { sealStoredResponse } from "../../../src/http/response/stored-body.ts";
import { openSecrets } from "../../../src/platform/cloudflare/secrets.ts";
import { type Store } from "../../../src/ports/deps.ts";
import { openApp, openHttpEnvironment, sendJson } from "../../environments/unit-http.ts";

type SendOptions = {
  readonly body?: string;
  readonly path?: string;
  readonly "x-workspace"?: string;
  readonly authorization?: string;
};
type Handler = (c: HttpContext, count: number) => Response | Promise<Response>;

const createThing: Handler = (c, count) =>
  c.json({ count }, 201, { location: `/things/${count}`, etag: '"1"' });

const buildStreamRequest = (body: string) => ({
  method: "POST",
  body,
  headers: { "idempotency-key": "k" },
});

function openRoutes(handler: Handler = createThing) {
  const environment = openHttpEnvironment();
  const app = openApp(environment);
  let count = 0;
  let role: ActorRole = "admin";
  app.use(async (c, next) => {
    const workspace = c.req.header("x-workspace") ?? "wsp_1";
    c.set("actor", { workspace, id: "key_1", role, via: "key" });
    c.set("token", c.req.header("authorization") ?? "");
    await next();
  });
  for (const path of ["/things", "/things/:id", "/others"]) {
    app.post(path, checkBody(), ensureIdempotent("keys:write"), (c) => handler(c, (count += 1)));
  }
  app.post("/secrets", checkBody(), sealStoredResponse, ensureIdempotent("keys:write"), (c) =>
    handler(c, (count += 1)),
  );
  app.post("/streamed", ensureIdempotent("keys:write", "/streamed"), (c) =>
    handler(c, (count += 1)),
  );
  const send = (
    key: string | undefined,
    { body = '{"a":1}', path = "/things", ...more }: SendOptions = {},
  ) =>
    app.request(
      path,
      sendJson(body, { ...more, ...(key !== undefined && { "idempotency-key": key }) }),
    );
  const actAs = (next: ActorRole) => void (role = next);
  return { environment, app, send, actAs, countRuns: () => count };
}

test("runs every request without a key", async () => {
  const { send, countRuns, environment } = openRoutes();
  await send(undefined);
  await send(undefined);
  expect(countRuns()).toBe(2);
  expect(environment.tables.claims.size).toBe(0);
});

test("runs a request with a key once and replays the same bytes", async () => {
  const { send, countRuns } = openRoutes();
  const first = await send("k");
  const again = await send("k");
  expect(countRuns()).toBe(1);
  expect(again.status).toBe(201);
  expect(await again.text()).toBe(await first.text());
  expect(again.headers.get("location")).toBe("/things/1");
  expect(again.headers.get("etag")).toBe('"1"');
  expect(again.headers.get("content-type")).toBe(first.headers.get("content-type"));
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(again.headers.get("idempotency-replayed")).toBe("true");
});

test("replays a response without a body", async () => {
  const { send, countRuns } = openRoutes((c) => c.body(null, 204));
  await send("k");
  expect((await send("k")).status).toBe(204);
  expect(countRuns()).toBe(1);
});

describe("the key", () => {
  test.each(["k", "a b", "~".repeat(255), "8e03978e-40d5-43dd-bc93-6894a57f9324"])(
    "accepts %s with and without quotes as the same key",
    async (key) => {
      const { send, countRuns } = openRoutes();
      expect((await send(key)).status).toBe(201);
      expect((await send(`"${key}"`)).status).toBe(201);
      expect(countRuns()).toBe(1);
    },
  );

  test.each(["", '""', "é", "~".repeat(256), "a\tb"])('rejects "%s" with 400', async (key) => {
    const { send, countRuns } = openRoutes();
    const response = await send(key);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ header: "Idempotency-Key" }] });
    expect(countRuns()).toBe(0);
  });

  test("has the scope of its tenant and route", async () => {
    const { send, countRuns } = openRoutes();
    await send("k");
    await send("k", { path: "/others" });
    await send("k", { "x-workspace": "wsp_2" });
    expect(countRuns()).toBe(3);
  });
});

describe("rejects a key of another request with 422", () => {
  test.each([
    ["another body", '{"a":2}', "/things/1"],
    ["another query", '{"a":1}', "/things/1?b=1"],
    ["another resource on the same route", '{"a":1}', "/things/2"],
  ])("%s", async (_, body, path) => {
    const { send, countRuns } = openRoutes();
    await send("k", { path: "/things/1" });
    const response = await send("k", { body, path });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ header: "Idempotency-Key" }] });
    expect(countRuns()).toBe(1);
  });
});

test("returns 409 while the request with the key is running", async () => {
  const gate = Promise.withResolvers<void>();
  const { send, countRuns } = openRoutes(async (c, count) => {
    await gate.promise;
    return c.json({ count });
  });
  const first = send("k");
  await vi.waitFor(() => expect(countRuns()).toBe(1));
  const response = await send("k");
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: "conflict" });
  gate.resolve();
  expect((await first).status).toBe(200);
  expect((await send("k")).headers.get("idempotency-replayed")).toBe("true");
});

/** Opens routes whose key "k" belongs to a request that ended without a response. */
async function openCrashed() {
  const routes = openRoutes();
  await routes.send("k");
  for (const [name, { request, at }] of routes.environment.tables.claims) {
    const row = { request, at, claim: "clm_crashed", response: undefined };
    routes.environment.tables.claims.set(name, row);
  }
  return routes;
}

describe("a claim of a request that has crashed", () => {
  test("is taken over at once by the next request", async () => {
    const { send, countRuns } = await openCrashed();
    expect(await (await send("k")).json()).toEqual({ count: 2 });
    expect(await (await send("k")).json()).toEqual({ count: 2 });
    expect(countRuns()).toBe(2);
  });

  test("is not taken over by a request with another body", async () => {
    const { send, countRuns } = await openCrashed();
    expect((await send("k", { body: '{"a":2}' })).status).toBe(422);
    expect(countRuns()).toBe(1);
  });

  test("is taken over by one of two requests", async () => {
    const { send, countRuns } = await openCrashed();
    const statuses = (await Promise.all([send("k"), send("k")])).map(({ status }) => status);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(countRuns()).toBe(2);
  });
});

describe("replays the failure of a flow", () => {
  test.each(["not-found", "conflict", "precondition-failed", "invalid"] as const)(
    "%s",
    async (kind) => {
      const { send, countRuns, environment } = openRoutes((_, count) => {
        throw new Failure(kind, `Failure ${count}.`);
      });
      const first = await send("k");
      const again = await send("k");
      expect(countRuns()).toBe(1);
      expect(again.status).toBe(first.status);
      expect(again.headers.get("content-type")).toBe("application/problem+json");
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(await again.text()).toBe(await first.text());
      expect(environment.reports).toEqual([]);
    },
  );

  test("that a handler returned instead of throwing", async () => {
    const { send, countRuns } = openRoutes((c) => c.json({}, 404));
    await send("k");
    expect((await send("k")).status).toBe(404);
    expect(countRuns()).toBe(1);
  });
});

describe("releases the key after", () => {
  test.each([
    ["a malformed request", () => new Failure("malformed", "No.")],
    ["a missing key", () => new Failure("unauthenticated", "No.")],
    ["a forbidden operation", () => new Failure("forbidden", "No.")],
    ["a body that is too large", () => new Failure("too-large", "No.")],
    ["a rate limit", () => new Failure("rate-limited", "No.")],
    ["an unavailable service", () => new Failure("unavailable", "No.")],
    ["an unsupported media type", () => new HttpProblem("unsupported-media-type", "No.")],
    ["an invalid body", () => new SchemaFailure("invalid", "No.")],
    ["a lost claim", () => new LostClaim()],
    ["a bug", () => new Error("a bug")],
    ["a thrown value that is not an Error", () => "a text"],
  ])("%s", async (_, thrown) => {
    const { environment, send, countRuns } = openRoutes(() => {
      throw thrown();
    });
    await send("k");
    expect(environment.tables.claims.size).toBe(0);
    await send("k");
    expect(countRuns()).toBe(2);
  });
});

describe("a route that stores its response with its write", () => {
  const response: JsonResponse = { status: 200, headers: {}, body: {} };

  const storeWithWrite = async (c: HttpContext) => {
    const stored = buildIdempotentResponse(c, () => response)?.(undefined);
    await (stored && c.get("deps").store.idempotency.complete(stored));
  };

  /** Opens a route that stores an empty object with its write, and then sends `sent`. */
  const openStoringRoutes = (sent: object) =>
    openRoutes(async (c) => {
      await storeWithWrite(c);
      return c.json(sent, 200, { "ordinal-generation": "7" });
    });

  test("receives the key and its claim", async () => {
    const { send } = openRoutes((c) => c.json(c.get("idempotencyKey")));
    expect(await (await send("k")).json()).toEqual({
      scope: "wsp_1",
      route: "POST /things",
      key: "k",
      claim: expect.stringMatching(/^clm_/),
    });
  });

  test("gets the headers of the final response, without storing the body again", async () => {
    const { environment, send } = openStoringRoutes({});
    const complete = vi.spyOn(environment.scope.deps.store.idempotency, "complete");
    await send("k");
    const again = await send("k");
    expect(complete).toHaveBeenCalledTimes(1);
    expect(again.headers.get("ordinal-generation")).toBe("7");
    expect(await again.text()).toBe("{}");
  });

  test("is stored again if the final body differs", async () => {
    const { send } = openStoringRoutes({ rejected: 1 });
    await send("k");
    expect(await (await send("k")).json()).toEqual({ rejected: 1 });
  });

  test("keeps its response if it fails afterwards", async () => {
    const { send } = openRoutes(async (c) => {
      await storeWithWrite(c);
      throw new Failure("unavailable", "The queue is unavailable.");
    });
    expect((await send("k")).status).toBe(503);
    expect((await send("k")).status).toBe(200);
  });
});

test("sends a response that cannot be stored, and reports the error", async () => {
  const { environment, send } = openRoutes();
  const broken: Partial<Store["idempotency"]> = {
    complete: () => Promise.reject(new Error("full")),
  };
  Object.assign(environment.scope.deps.store.idempotency, broken);
  const response = await send("k");
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ count: 1 });
  expect(environment.reports).toHaveLength(1);
});

test("identifies a streamed body by its bytes, which the route can still read", async () => {
  const { app, countRuns } = openRoutes(async (c) => c.json({ text: await c.req.raw.text() }));
  const first = await app.request("/streamed", buildStreamRequest("3"));
  expect(await first.json()).toEqual({ text: "3" });
  expect((await app.request("/streamed", buildStreamRequest("4"))).status).toBe(422);
  expect(countRuns()).toBe(1);
});

test("replays no response to a role without the permission, and runs nothing for it", async () => {
  const { environment, send, actAs, countRuns } = openRoutes();
  await send("k");
  actAs("viewer");
  const replay = await send("k");
  expect([replay.status, replay.headers.get("idempotency-replayed")]).toEqual([403, null]);
  expect((await send("new")).status).toBe(403);
  expect(environment.tables.claims.size).toBe(1);
  expect(countRuns()).toBe(1);
});

test("keeps the keys of the root key apart from those of the workspace on which it acts", async () => {
  const { environment, send, actAs } = openRoutes();
  await send("k");
  actAs("root");
  const init = { authorization: "Bearer root" };
  expect((await send("k", init)).status).toBe(201);
  expect(environment.tables.claims.size).toBe(2);
});

function openSecretRoutes() {
  const routes = openRoutes((c, count) => c.json({ key: `ord_${count}` }, 201));
  const send = (token: string) =>
    routes.app.request(
      "/secrets",
      sendJson("{}", {
        "idempotency-key": "k",
        authorization: `Bearer ${token}`,
      }),
    );
  return { ...routes, send };
}

describe("a response with a key", () => {
  test("is stored encrypted and replayed", async () => {
    const { environment, send } = openSecretRoutes();
    await send("root");
    const [claim] = environment.tables.claims.values();
    expect(claim?.response?.body).not.toContain("ord_");
    expect(await (await send("root")).json()).toEqual({ key: "ord_1" });
  });

  test("runs again once if no root key can decrypt the stored response", async () => {
    const { environment, send, countRuns } = openSecretRoutes();
    await send("root");
    Object.assign(environment.scope.deps, { secrets: openSecrets(["another root key"]) });
    expect(await (await send("root")).json()).toEqual({ key: "ord_2" });
    expect(await (await send("root")).json()).toEqual({ key: "ord_2" });
    expect(countRuns()).toBe(2);
  });

  test("is encrypted with the key of the caller without a root key", async () => {
    const { environment, send, countRuns } = openSecretRoutes();
    Object.assign(environment.scope.deps, { secrets: openSecrets([]) });
    await send("one");
    const [claim] = environment.tables.claims.values();
    expect(claim?.response?.body).not.toContain("ord_");
    expect(await (await send("one")).json()).toEqual({ key: "ord_1" });
    expect(await (await send("other")).json()).toEqual({ key: "ord_2" });
    expect(countRuns()).toBe(2);
  });

  test("reads a response of an earlier version, which the key of the request encrypted", async () => {
    const { environment, send, countRuns } = openSecretRoutes();
    await send("root");
    const { tables, deps } = environment;
    const [[name, claim] = []] = tables.claims;
    const body = await deps.crypto.encrypt("Bearer root", '{"key":"ord_0"}');
    if (name !== undefined && claim?.response !== undefined) {
      tables.claims.set(name, { ...claim, response: { ...claim.response, body } });
    }
    expect(await (await send("root")).json()).toEqual({ key: "ord_0" });
    expect(countRuns()).toBe(1);
    expect(await (await send("other")).json()).toEqual({ key: "ord_2" });
  });
});
