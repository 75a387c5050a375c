import { describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.ts";
import { type RequestScope } from "../../src/http/context.ts";
import { openApp, openHttpEnvironment } from "../environments/unit-http.ts";

/** An id that is in the sample of one in a hundred, and one that is not. */
const [sampled, unsampled] = ["r-116", "r-1"];

function openServer(changes: Partial<RequestScope> = {}) {
  const environment = openHttpEnvironment(changes);
  const app = openApp(environment);
  app.get("/items/:id", (c) => {
    c.set("actor", { workspace: "wsp_1", id: "key_1", role: "admin", via: "key" });
    c.set("source", { tier: "kv", model: "wsjf", generation: 7 });
    environment.now += 12;
    return c.text("one");
  });
  app.get("/slow", (c) => {
    environment.now += 501;
    return c.text("at last");
  });
  app.get("/bug", () => {
    throw new Error("a bug");
  });
  app.get("/away", () => {
    throw new Failure("unavailable", "Away.");
  });
  app.get("/own-policy", (c) =>
    c.html("", 200, { "content-security-policy": "default-src 'self'" }),
  );
  const send = async (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers });
  return { environment, app, send };
}

describe("the id of a request", () => {
  test("is the client's if it is valid", async () => {
    const { headers } = await openServer().send("/items/1", { "x-request-id": "mine_1-a" });
    expect(headers.get("x-request-id")).toBe("mine_1-a");
  });

  test.each(["a b", "", "ä", "a".repeat(65), "<script>"])(
    `is the platform's if the client sends "%s"`,
    async (requestId) => {
      const sent =
        requestId === "ä"
          ? { "cf-ray": "ray-1" }
          : { "x-request-id": requestId, "cf-ray": "ray-1" };
      expect((await openServer().send("/items/1", sent)).headers.get("x-request-id")).toBe("ray-1");
    },
  );

  test("is generated if there is none", async () => {
    const { headers } = await openServer().send("/items/1");
    expect(headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  });
});

describe("the trace", () => {
  const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  const span = "00f067aa0ba902b7";

  test.each([
    [`00-${trace}-${span}-01`, `00-${trace}-0123456789abcdef-01`],
    [`00-${trace}-${span}-00`, `00-${trace}-0123456789abcdef-00`],
    [`00-${trace}-${span}-ff`, `00-${trace}-0123456789abcdef-01`],
    [`cc-${trace}-${span}-01-later`, `00-${trace}-0123456789abcdef-01`],
  ])("continues %s", async (traceparent, expected) => {
    const { headers } = await openServer().send("/items/1", { traceparent });
    expect(headers.get("traceparent")).toBe(expected);
  });

  test.each([
    `00-${trace}-${span}-01-more`,
    `ff-${trace}-${span}-01`,
    `00-${"0".repeat(32)}-${span}-01`,
    `00-${trace}-${"0".repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    "nonsense",
  ])("ignores %s", async (traceparent) => {
    const { headers } = await openServer().send("/items/1", { traceparent });
    expect(headers.get("traceparent")).toBeNull();
  });
});

describe("the limits of a request", () => {
  test("reject a URL of more than 8 KiB with 414", async () => {
    const { send } = openServer();
    const base = "http://localhost/items/".length;
    expect((await send(`/items/${"a".repeat(8_192 - base)}`)).status).toBe(200);
    const response = await send(`/items/${"a".repeat(8_193 - base)}`);
    expect(response.status).toBe(414);
    expect(await response.json()).toMatchObject({ code: "uri-too-long" });
  });

  test("reject headers of more than 16 KiB with 431", async () => {
    const { send } = openServer();
    expect((await send("/items/1", { "x-a": "a".repeat(16_377) })).status).toBe(200);
    const response = await send("/items/1", { "x-a": "a".repeat(16_378) });
    expect(response.status).toBe(431);
    expect(await response.json()).toMatchObject({ code: "headers-too-large" });
    expect(response.headers.get("x-request-id")).not.toBeNull();
  });
});

describe("every response", () => {
  test("has its duration", async () => {
    const { headers } = await openServer().send("/items/1");
    expect(headers.get("x-exec-time")).toBe("12ms");
    expect(headers.get("server-timing")).toBe('total;dur=12, d1;dur=5;desc="2x"');
  });

  test.each(["/items/1", "/nothing", "/bug", "/away"])(
    "has the security headers: %s",
    async (path) => {
      const { headers } = await openServer().send(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=63072000; includeSubDomains",
        "cross-origin-resource-policy": "same-origin",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      });
    },
  );

  test("keeps a content policy of its route", async () => {
    const { headers } = await openServer().send("/own-policy");
    expect(headers.get("content-security-policy")).toBe("default-src 'self'");
  });

  test("is the Response object of the route", async () => {
    const { app } = openServer();
    const ownResponse = new Response("own");
    app.get("/own", () => ownResponse);
    expect(await app.request("/own")).toBe(ownResponse);
  });
});

describe("data points", () => {
  test("contain one point per request", async () => {
    const { environment, send } = openServer();
    await send("/items/1?q=secret", { "x-request-id": unsampled });
    expect(environment.points).toEqual([
      {
        workspace: "wsp_1",
        method: "GET",
        route: "/items/:id",
        status: 200,
        code: "",
        tier: "kv",
        model: "wsjf",
        generation: 7,
        colo: "",
        durationMs: 12,
        statements: 2,
        rowsRead: 3,
        rowsWritten: 4,
        databaseMs: 5,
      },
    ]);
  });

  test("contain the code of a problem", async () => {
    const { environment, send } = openServer();
    await send("/nothing");
    await send("/bug");
    await send("/items/1", { "x-a": "a".repeat(16_378) });
    expect(environment.points.map(({ status, code }) => [status, code])).toEqual([
      [404, "not-found"],
      [500, "internal-error"],
      [431, "headers-too-large"],
    ]);
  });

  test("contain the public path of a verb", async () => {
    const { environment, app } = openServer();
    app.post("/items~batch", (c) => c.text(""));
    await app.request("/items:batch", { method: "POST" });
    expect(environment.points[0]).toMatchObject({ method: "POST", route: "/items:batch" });
  });
});

describe("the log", () => {
  test.each([
    ["/bug", unsampled, "failed"],
    ["/away", unsampled, "failed"],
    ["/slow", unsampled, "slow"],
    ["/items/1", sampled, "sampled"],
  ])("contains %s with id %s as %s", async (path, id, why) => {
    const { environment, send } = openServer();
    await send(path, { "x-request-id": id });
    expect(environment.lines).toMatchObject([{ why, path, request_id: id }]);
  });

  test.each(["/items/1", "/nothing"])("omits successes and client errors: %s", async (path) => {
    const { environment, send } = openServer();
    await send(path, { "x-request-id": unsampled });
    expect(environment.lines).toEqual([]);
  });

  test("never contains the query", async () => {
    const { environment, send } = openServer();
    await send("/items/1?access_token=secret", { "x-request-id": sampled });
    expect(JSON.stringify(environment.lines)).not.toContain("secret");
  });

  test("samples about one percent of the other requests", async () => {
    const { environment, send } = openServer();
    const ids = Array.from({ length: 2_000 }, (_, index) => `r-${index}`);
    await Promise.all(ids.map((id) => send("/nothing", { "x-request-id": id })));
    expect(environment.lines.length).toBeGreaterThan(10);
    expect(environment.lines.length).toBeLessThan(40);
  });
});

function fail(): never {
  throw new Error("telemetry is broken");
}

const paths = ["/items/1", "/slow", "/bug", "/away", "/nothing"];

const broken = [
  ["recordRequest", { recordRequest: fail }],
  ["log", { log: fail }],
  ["reportError", { reportError: fail }],
  ["trace", { trace: { totals: fail, serverTiming: fail } }],
] satisfies [string, Partial<RequestScope>][];

describe.each(broken)("when %s throws", (_, changes) => {
  test.each(paths)("the response is the same: %s", async (path) => {
    const headers = { "x-request-id": sampled };
    const normal = await openServer().send(path, headers);
    const affected = await openServer(changes).send(path, headers);
    expect(affected.status).toBe(normal.status);
    expect(await affected.text()).toBe(await normal.text());
    expect(affected.headers.get("x-request-id")).toBe(sampled);
  });
});
