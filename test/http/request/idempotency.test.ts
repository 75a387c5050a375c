import { describe, expect, test } from "vitest";
import { Failure } from "../../../src/core/failure.ts";
import { type HttpContext } from "../../../src/http/context.ts";
import { checkBody } from "../../../src/http/request/body.ts";
import { ensureIdempotent } from "../../../src/http/request/idempotency.ts";
import { type Store } from "../../../src/ports/deps.ts";
import { openApp, openHttpEnvironment, sendJson } from "../../environments/unit-http.ts";

type Sent = { readonly body?: string; readonly path?: string; readonly "x-workspace"?: string };
type Handler = (c: HttpContext, count: number) => Response | Promise<Response>;

const made: Handler = (c, count) =>
  c.json({ count }, 201, { location: `/things/${count}`, etag: '"1"' });

const streamOf = (body: string) => ({
  method: "POST",
  body,
  headers: { "idempotency-key": "k" },
});

function openShop(handler: Handler = made) {
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
    { body = '{"a":1}', path = "/things", ...more }: Sent = {},
  ) =>
    app.request(
      path,
      sendJson(body, { ...more, ...(key !== undefined && { "idempotency-key": key }) }),
    );
  return { environment, app, send, counted: () => count };
}

test("without a key, every request is carried out", async () => {
  const { send, counted, environment } = openShop();
  await send(undefined);
  await send(undefined);
  expect(counted()).toBe(2);
  expect(environment.tables.claims.size).toBe(0);
});

test("with a key, it is carried out once and answered byte for byte the same", async () => {
  const { send, counted } = openShop();
  const first = await send("k");
  const again = await send("k");
  expect(counted()).toBe(1);
  expect(again.status).toBe(201);
  expect(await again.text()).toBe(await first.text());
  expect(again.headers.get("location")).toBe("/things/1");
  expect(again.headers.get("etag")).toBe('"1"');
  expect(again.headers.get("content-type")).toBe(first.headers.get("content-type"));
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(again.headers.get("idempotency-replayed")).toBe("true");
});

test("an answer without a body is replayed as well", async () => {
  const { send, counted } = openShop((c) => c.body(null, 204));
  await send("k");
  expect((await send("k")).status).toBe(204);
  expect(counted()).toBe(1);
});

describe("the key", () => {
  test.each(["k", "a b", "~".repeat(255), "8e03978e-40d5-43dd-bc93-6894a57f9324"])(
    "may be %s, quoted or bare, and means the same",
    async (key) => {
      const { send, counted } = openShop();
      expect((await send(key)).status).toBe(201);
      expect((await send(`"${key}"`)).status).toBe(201);
      expect(counted()).toBe(1);
    },
  );

  test.each(["", '""', "é", "~".repeat(256), "a\tb"])('may not be "%s": 400', async (key) => {
    const { send, counted } = openShop();
    const response = await send(key);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ header: "Idempotency-Key" }] });
    expect(counted()).toBe(0);
  });

  test("is known within its tenant and its route", async () => {
    const { send, counted } = openShop();
    await send("k");
    await send("k", { path: "/others" });
    await send("k", { "x-workspace": "wsp_2" });
    expect(counted()).toBe(3);
  });
});

describe("422: the key stands for another request", () => {
  test.each([
    ["another body", '{"a":2}', "/things/1"],
    ["another query", '{"a":1}', "/things/1?b=1"],
    ["another thing on the same route", '{"a":1}', "/things/2"],
  ])("%s", async (_, body, path) => {
    const { send, counted } = openShop();
    await send("k", { path: "/things/1" });
    const response = await send("k", { body, path });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ errors: [{ header: "Idempotency-Key" }] });
    expect(counted()).toBe(1);
  });
});

test("a request that is still running is 409", async () => {
  const { environment, send } = openShop();
  await send("k");
  for (const [name, { request }] of environment.tables.claims) {
    environment.tables.claims.set(name, { request, at: 0, response: undefined });
  }
  const response = await send("k");
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ code: "conflict" });
});

describe("what fails gives its key back", () => {
  test.each([
    ["a failure", () => new Failure("conflict", "No.")],
    ["a bug", () => new Error("a bug")],
    ["something that is no Error", () => "a text"],
  ])("%s", async (_, thrown) => {
    const { environment, send, counted } = openShop(() => {
      throw thrown();
    });
    await send("k");
    expect(environment.tables.claims.size).toBe(0);
    await send("k");
    expect(counted()).toBe(2);
  });

  test("an answer that is no success", async () => {
    const { environment, send } = openShop((c) => c.json({}, 404));
    await send("k");
    expect(environment.tables.claims.size).toBe(0);
  });
});

describe("a route that keeps its answer with its write", () => {
  test("is told the key", async () => {
    const { send } = openShop((c) => c.json(c.get("idempotencyKey")));
    const response = await send("k");
    expect(await response.json()).toEqual({ scope: "wsp_1", route: "POST /things", key: "k" });
  });

  test("is kept once more as it was sent, headers and all", async () => {
    const { environment, send } = openShop((c) => c.json({}, 200, { "ordinal-generation": "7" }));
    await send("k");
    expect([...environment.tables.claims.values()]).toMatchObject([
      { response: { status: 200, body: "{}", headers: { "ordinal-generation": "7" } } },
    ]);
  });
});

test("an answer that cannot be kept is sent, and the fault is reported", async () => {
  const { environment, send } = openShop();
  const broken: Partial<Store["idempotency"]> = {
    complete: () => Promise.reject(new Error("full")),
  };
  Object.assign(environment.scope.deps.store.idempotency, broken);
  const response = await send("k");
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ count: 1 });
  expect(environment.reports).toHaveLength(1);
});

test("a body that streams is known by its bytes, and the route still has them", async () => {
  const { app, counted } = openShop(async (c) => c.json({ text: await c.req.raw.text() }));
  const first = await app.request("/streamed", streamOf("3"));
  expect(await first.json()).toEqual({ text: "3" });
  expect((await app.request("/streamed", streamOf("4"))).status).toBe(422);
  expect(counted()).toBe(1);
});
