import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { type HttpContext } from "../../../src/http/context.ts";
import { checkBody } from "../../../src/http/request/body.ts";
import { ensureIdempotent } from "../../../src/http/request/idempotency.ts";
import { type Store } from "../../../src/ports/deps.ts";
import { openApp, openHttpEnvironment, sendJson } from "../../environments/unit-http.ts";

type SendOptions = {
  readonly body?: string;
  readonly path?: string;
  readonly "x-workspace"?: string;
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
  app.use(async (c, next) => {
    c.set("actor", { workspace: c.req.header("x-workspace") ?? "wsp_1", name: "key_1" });
    await next();
  });
  for (const path of ["/things", "/things/:id", "/others"]) {
    app.post(path, checkBody(), ensureIdempotent(), (c) => handler(c, (count += 1)));
  }
  app.post("/streamed", ensureIdempotent("/streamed"), (c) => handler(c, (count += 1)));
  const send = (
    key: string | undefined,
    { body = '{"a":1}', path = "/things", ...more }: SendOptions = {},
  ) =>
    app.request(
      path,
      sendJson(body, { ...more, ...(key !== undefined && { "idempotency-key": key }) }),
    );
  return { environment, app, send, countRuns: () => count };
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
  const { environment, send } = openRoutes();
  await send("k");
  for (const [name, { request }] of environment.tables.claims) {
    environment.tables.claims.set(name, { request, at: 0, response: undefined });
  }
  const response = await send("k");
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: "conflict" });
});

describe("releases the key after", () => {
  test.each([
    ["a failure", () => new Failure("conflict", "No.")],
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

  test("a response that is not a success", async () => {
    const { environment, send } = openRoutes((c) => c.json({}, 404));
    await send("k");
    expect(environment.tables.claims.size).toBe(0);
  });
});

describe("a route that stores its response with its write", () => {
  test("receives the key", async () => {
    const { send } = openRoutes((c) => c.json(c.get("idempotencyKey")));
    const response = await send("k");
    expect(await response.json()).toEqual({ scope: "wsp_1", route: "POST /things", key: "k" });
  });

  test("is stored again with all headers of the response", async () => {
    const { environment, send } = openRoutes((c) => c.json({}, 200, { "ordinal-generation": "7" }));
    await send("k");
    expect([...environment.tables.claims.values()]).toMatchObject([
      { response: { status: 200, body: "{}", headers: { "ordinal-generation": "7" } } },
    ]);
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
