import { createRoute, z } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { Problem } from "../../../src/contract/problem.ts";
import { Failure, type FailureKind } from "../../../src/core/failure.ts";
import { type HttpOnlyCode } from "../../../src/http/response/problem-types.ts";
import { HttpProblem, notAcceptable } from "../../../src/http/response/problem.ts";
import { openApp, openHttpEnvironment, sendJson } from "../../environments/unit-http.ts";

function throwing(thrown: unknown) {
  const environment = openHttpEnvironment();
  const app = openApp(environment);
  app.get("/", () => {
    throw thrown;
  });
  return { environment, app };
}

const failures = [
  ["malformed", 400],
  ["unauthenticated", 401],
  ["forbidden", 403],
  ["not-found", 404],
  ["conflict", 409],
  ["precondition-failed", 412],
  ["too-large", 413],
  ["invalid", 422],
  ["precondition-required", 428],
  ["rate-limited", 429],
  ["unavailable", 503],
] as const satisfies [FailureKind, number][];

test.each(failures)('says a failure of kind "%s" as %i', async (kind, status) => {
  const { app } = throwing(new Failure(kind, "Why.", { faults: [{ pointer: "/a", detail: "b" }] }));
  const response = await app.request("/", { headers: { "x-request-id": "r-1" } });
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(Problem.parse(await response.json())).toEqual({
    type: `/problems/${kind}`,
    title: expect.any(String),
    status,
    detail: "Why.",
    code: kind,
    request_id: "r-1",
    errors: [{ pointer: "/a", detail: "b" }],
  });
});

const onlyHttp = [
  ["method-not-allowed", 405],
  ["not-acceptable", 406],
  ["uri-too-long", 414],
  ["unsupported-media-type", 415],
  ["headers-too-large", 431],
] as const satisfies [HttpOnlyCode, number][];

test.each(onlyHttp)('says "%s", which only HTTP knows, as %i', async (code, status) => {
  const { app } = throwing(new HttpProblem(code, "Why.", { "x-more": "yes" }));
  const response = await app.request("/");
  expect(response.status).toBe(status);
  expect(response.headers.get("x-more")).toBe("yes");
  expect(await response.json()).toMatchObject({ code, status, detail: "Why." });
});

describe("headers that belong to a kind", () => {
  test("401 names the scheme", async () => {
    const response = await throwing(new Failure("unauthenticated", "")).app.request("/");
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("429 says how long to wait and what is allowed", async () => {
    const response = await throwing(new Failure("rate-limited", "")).app.request("/");
    expect(response.headers.get("retry-after")).toBe("60");
    expect(response.headers.get("ratelimit-policy")).toBe('"default";q=100;w=60');
  });

  test("503 says to come back in a second", async () => {
    const response = await throwing(new Failure("unavailable", "")).app.request("/");
    expect(response.headers.get("retry-after")).toBe("1");
  });

  test("406 names what can be had", async () => {
    const response = await throwing(notAcceptable(["text/csv"])).app.request("/");
    expect(await response.json()).toMatchObject({
      detail: "No media type in Accept is supported. Accept text/csv.",
    });
  });
});

describe("what is reported", () => {
  test("a bug, once, and nobody is shown its detail", async () => {
    const bug = new Error("secret of the house");
    const { app, environment } = throwing(bug);
    const response = await app.request("/", { headers: { "x-request-id": "r-1" } });
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).toContain('"code":"internal-error"');
    expect(body).not.toContain("secret");
    expect(environment.reports).toEqual([
      { error: bug, about: { request_id: "r-1", method: "GET", path: "/" } },
    ]);
  });

  test("something thrown that is no Error is a bug as well", async () => {
    const { app, environment } = throwing("just a text");
    expect((await app.request("/")).status).toBe(500);
    expect(environment.reports).toHaveLength(1);
  });

  test("that something is away, once", async () => {
    const { app, environment } = throwing(new Failure("unavailable", "Away."));
    await app.request("/");
    expect(environment.reports).toHaveLength(1);
  });

  test.each(failures.map(([kind]) => kind).filter((kind) => kind !== "unavailable"))(
    'not a failure of kind "%s"',
    async (kind) => {
      const { app, environment } = throwing(new Failure(kind, "Expected."));
      await app.request("/");
      expect(environment.reports).toEqual([]);
    },
  );
});

describe("what no route has", () => {
  const app = openApp(openHttpEnvironment());
  app.get("/items/:id", (c) => c.text("one"));
  app.post("/items/:id", (c) => c.text("made"));

  test("is 404 when the path is unknown", async () => {
    const response = await app.request("/nothing");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not-found" });
  });

  test("is 405 with Allow when the path is known", async () => {
    const response = await app.request("/items/1", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST, HEAD");
    expect(await response.json()).toMatchObject({ code: "method-not-allowed" });
  });

  test("HEAD is there wherever GET is", async () => {
    const response = await app.request("/items/1", { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });
});

describe("the framework's own failures", () => {
  const app = openApp(openHttpEnvironment());
  const content = { "application/json": { schema: z.strictObject({ n: z.number() }) } };
  const route = createRoute({
    method: "post",
    path: "/n",
    request: { body: { required: true, content } },
    responses: { 200: { description: "" } },
  });
  app.openapi(route, (c) => c.json(c.req.valid("json")));

  test.each(["{", '{"n":NaN}', '{"n":Infinity}', "{'n':1}", '{"n":1,}'])(
    "bad JSON is 400 and says where: %s",
    async (body) => {
      const response = await app.request("/n", sendJson(body));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: "malformed",
        detail: expect.stringMatching(/^The body is not JSON: .*(position|token|end of JSON)/),
      });
    },
  );

  test("a body of another media type is 415", async () => {
    const headers = { "content-type": "text/plain" };
    const response = await app.request("/n", { method: "POST", body: "n", headers });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: "unsupported-media-type" });
  });
});
