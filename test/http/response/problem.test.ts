import { createRoute, z } from "@hono/zod-openapi";
import { describe, expect, test } from "vitest";
import { requireDocs } from "../../../src/contract/docs-only.ts";
import { Problem } from "../../../src/contract/problem.ts";
import { Failure, type FailureKind } from "../../../src/core/failure.ts";
import { type HttpProblemCode } from "../../../src/http/response/problem-types.ts";
import { HttpProblem, notAcceptable } from "../../../src/http/response/problem.ts";
import { openApp, openHttpEnvironment, sendJson } from "../../environments/unit-http.ts";

function openThrowingApp(thrown: unknown) {
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
  ["unsupported-media-type", 415],
  ["invalid", 422],
  ["precondition-required", 428],
  ["rate-limited", 429],
  ["unavailable", 503],
  ["database-not-writable", 503],
  ["misconfigured", 503],
  ["database-full", 507],
] as const satisfies [FailureKind, number][];

test.each(failures)('renders a failure of kind "%s" with status %i', async (kind, status) => {
  const { app } = openThrowingApp(
    new Failure(kind, "The detail.", { faults: [{ pointer: "/a", detail: "b" }] }),
  );
  const response = await app.request("/", { headers: { "x-request-id": "r-1" } });
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(requireDocs(Problem).parse(await response.json())).toEqual({
    type: `/problems/${kind}`,
    title: expect.any(String),
    status,
    detail: "The detail.",
    code: kind,
    request_id: "r-1",
    errors: [{ pointer: "/a", detail: "b" }],
  });
});

const httpProblems = [
  ["method-not-allowed", 405],
  ["not-acceptable", 406],
  ["uri-too-long", 414],
  ["unsupported-media-type", 415],
  ["headers-too-large", 431],
] as const satisfies [HttpProblemCode, number][];

test.each(httpProblems)('renders the HTTP problem "%s" with status %i', async (code, status) => {
  const { app } = openThrowingApp(new HttpProblem(code, "The detail.", { "x-more": "yes" }));
  const response = await app.request("/");
  expect(response.status).toBe(status);
  expect(response.headers.get("x-more")).toBe("yes");
  expect(await response.json()).toMatchObject({ code, status, detail: "The detail." });
});

describe("the headers of a problem", () => {
  test("name the scheme for 401", async () => {
    const response = await openThrowingApp(new Failure("unauthenticated", "")).app.request("/");
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("contain Retry-After for 429", async () => {
    const response = await openThrowingApp(new Failure("rate-limited", "")).app.request("/");
    expect(response.headers.get("retry-after")).toBe("60");
  });

  test.each([
    ["unavailable", "1"],
    ["database-full", "60"],
    ["database-not-writable", "60"],
    ["misconfigured", "60"],
  ] as const)("contain a Retry-After for %s", async (kind, seconds) => {
    const response = await openThrowingApp(new Failure(kind, "")).app.request("/");
    expect(response.headers.get("retry-after")).toBe(seconds);
  });

  test("do not replace the detail, which lists the media types for 406", async () => {
    const response = await openThrowingApp(notAcceptable(["text/csv"])).app.request("/");
    expect(await response.json()).toMatchObject({
      detail: "No media type in Accept is supported. Accept text/csv.",
    });
  });
});

const reportedKinds: readonly FailureKind[] = [
  "unavailable",
  "database-full",
  "database-not-writable",
];

describe("an error report", () => {
  test("is sent once for an unexpected error, whose detail the response omits", async () => {
    const error = new Error("secret detail");
    const { app, environment } = openThrowingApp(error);
    const response = await app.request("/", { headers: { "x-request-id": "r-1" } });
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).toContain('"code":"internal-error"');
    expect(body).not.toContain("secret");
    expect(environment.reports).toEqual([
      { error, about: { request_id: "r-1", method: "GET", path: "/" } },
    ]);
  });

  test("is sent for a thrown value that is not an Error", async () => {
    const { app, environment } = openThrowingApp("just a text");
    expect((await app.request("/")).status).toBe(500);
    expect(environment.reports).toHaveLength(1);
  });

  test.each(reportedKinds)('is sent once for a failure of kind "%s"', async (kind) => {
    const { app, environment } = openThrowingApp(new Failure(kind, "Away."));
    await app.request("/");
    expect(environment.reports).toHaveLength(1);
  });

  test.each(failures.map(([kind]) => kind).filter((kind) => !reportedKinds.includes(kind)))(
    'is not sent for a failure of kind "%s"',
    async (kind) => {
      const { app, environment } = openThrowingApp(new Failure(kind, "Expected."));
      await app.request("/");
      expect(environment.reports).toEqual([]);
    },
  );
});

describe("a request without a route", () => {
  const app = openApp(openHttpEnvironment());
  app.get("/items/:id", (c) => c.text("one"));
  app.post("/items/:id", (c) => c.text("made"));

  test("returns 404 if the path is unknown", async () => {
    const response = await app.request("/nothing");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not-found" });
  });

  test("returns 405 with Allow if the path has other methods", async () => {
    const response = await app.request("/items/1", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST, HEAD");
    expect(await response.json()).toMatchObject({ code: "method-not-allowed" });
  });

  test("supports HEAD wherever GET is supported", async () => {
    const response = await app.request("/items/1", { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
  });
});

describe("exceptions of Hono", () => {
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
    "become 400 with the position of the error in the JSON: %s",
    async (body) => {
      const response = await app.request("/n", sendJson(body));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        code: "malformed",
        detail: expect.stringMatching(/^The body is not JSON: .*(position|token|end of JSON)/),
      });
    },
  );

  test("become 415 for a body of another media type", async () => {
    const headers = { "content-type": "text/plain" };
    const response = await app.request("/n", { method: "POST", body: "n", headers });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: "unsupported-media-type" });
  });
});
