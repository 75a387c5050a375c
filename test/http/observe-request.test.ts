import { describe, expect, test } from "vitest";
import { Failure } from "../../src/core/failure.ts";
import { type RequestScope } from "../../src/http/context.ts";
import { openApp, openHttpEnvironment } from "../environments/unit-http.ts";

/** An id that is in the sample of one in a hundred, and one that is not. */
const [sampled, unsampled] = ["r-116", "r-1"];

function openSite(changes: Partial<RequestScope> = {}) {
  const environment = openHttpEnvironment(changes);
  const app = openApp(environment);
  app.get("/items/:id", (c) => {
    c.set("actor", { workspace: "wsp_1", name: "key_1" });
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
  const ask = async (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers });
  return { environment, app, ask };
}

describe("the name of a request", () => {
  test("is the caller's, if it is one", async () => {
    const { headers } = await openSite().ask("/items/1", { "x-request-id": "mine_1-a" });
    expect(headers.get("x-request-id")).toBe("mine_1-a");
  });

  test.each(["a b", "", "ä", "a".repeat(65), "<script>"])(
    'is not "%s"; then it is that of the platform',
    async (given) => {
      const sent =
        given === "ä" ? { "cf-ray": "ray-1" } : { "x-request-id": given, "cf-ray": "ray-1" };
      expect((await openSite().ask("/items/1", sent)).headers.get("x-request-id")).toBe("ray-1");
    },
  );

  test("is made up, if there is none", async () => {
    const { headers } = await openSite().ask("/items/1");
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
  ])("goes on from %s", async (traceparent, expected) => {
    const { headers } = await openSite().ask("/items/1", { traceparent });
    expect(headers.get("traceparent")).toBe(expected);
  });

  test.each([
    `00-${trace}-${span}-01-more`,
    `ff-${trace}-${span}-01`,
    `00-${"0".repeat(32)}-${span}-01`,
    `00-${trace}-${"0".repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    "nonsense",
  ])("does not begin with %s", async (traceparent) => {
    const { headers } = await openSite().ask("/items/1", { traceparent });
    expect(headers.get("traceparent")).toBeNull();
  });
});

describe("the head is bounded", () => {
  test("a URL of more than 8 KiB is 414", async () => {
    const { ask } = openSite();
    const base = "http://localhost/items/".length;
    expect((await ask(`/items/${"a".repeat(8_192 - base)}`)).status).toBe(200);
    const response = await ask(`/items/${"a".repeat(8_193 - base)}`);
    expect(response.status).toBe(414);
    expect(await response.json()).toMatchObject({ code: "uri-too-long" });
  });

  test("headers of more than 16 KiB are 431", async () => {
    const { ask } = openSite();
    expect((await ask("/items/1", { "x-a": "a".repeat(16_377) })).status).toBe(200);
    const response = await ask("/items/1", { "x-a": "a".repeat(16_378) });
    expect(response.status).toBe(431);
    expect(await response.json()).toMatchObject({ code: "headers-too-large" });
    expect(response.headers.get("x-request-id")).not.toBeNull();
  });
});

describe("every answer", () => {
  test("says how long it took", async () => {
    const { headers } = await openSite().ask("/items/1");
    expect(headers.get("x-exec-time")).toBe("12ms");
    expect(headers.get("server-timing")).toBe('total;dur=12, d1;dur=5;desc="2x"');
  });

  test.each(["/items/1", "/nothing", "/bug", "/away"])("is locked down: %s", async (path) => {
    const { headers } = await openSite().ask(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  });

  test("may have a content policy of its own", async () => {
    const { headers } = await openSite().ask("/own-policy");
    expect(headers.get("content-security-policy")).toBe("default-src 'self'");
  });

  test("is the same Response that the route made", async () => {
    const { app } = openSite();
    const made = new Response("made");
    app.get("/made", () => made);
    expect(await app.request("/made")).toBe(made);
  });
});

describe("what is counted", () => {
  test("is one point for each request", async () => {
    const { environment, ask } = openSite();
    await ask("/items/1?q=secret", { "x-request-id": unsampled });
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

  test("has the code of a problem", async () => {
    const { environment, ask } = openSite();
    await ask("/nothing");
    await ask("/bug");
    await ask("/items/1", { "x-a": "a".repeat(16_378) });
    expect(environment.points.map(({ status, code }) => [status, code])).toEqual([
      [404, "not-found"],
      [500, "internal-error"],
      [431, "headers-too-large"],
    ]);
  });

  test("names a verb as clients do", async () => {
    const { environment, app } = openSite();
    app.post("/items~batch", (c) => c.text(""));
    await app.request("/items:batch", { method: "POST" });
    expect(environment.points[0]).toMatchObject({ method: "POST", route: "/items:batch" });
  });
});

describe("what is logged", () => {
  test.each([
    ["/bug", unsampled, "failed"],
    ["/away", unsampled, "failed"],
    ["/slow", unsampled, "slow"],
    ["/items/1", sampled, "sampled"],
  ])("%s as %s: %s", async (path, id, why) => {
    const { environment, ask } = openSite();
    await ask(path, { "x-request-id": id });
    expect(environment.lines).toMatchObject([{ why, path, request_id: id }]);
  });

  test.each(["/items/1", "/nothing"])("is not what went well or was refused: %s", async (path) => {
    const { environment, ask } = openSite();
    await ask(path, { "x-request-id": unsampled });
    expect(environment.lines).toEqual([]);
  });

  test("never has the query", async () => {
    const { environment, ask } = openSite();
    await ask("/items/1?access_token=secret", { "x-request-id": sampled });
    expect(JSON.stringify(environment.lines)).not.toContain("secret");
  });

  test("is about one request in a hundred of those that went well", async () => {
    const { environment, ask } = openSite();
    const ids = Array.from({ length: 2_000 }, (_, at) => `r-${at}`);
    await Promise.all(ids.map((id) => ask("/nothing", { "x-request-id": id })));
    expect(environment.lines.length).toBeGreaterThan(10);
    expect(environment.lines.length).toBeLessThan(40);
  });
});

function fail(): never {
  throw new Error("telemetry is broken");
}

const paths = ["/items/1", "/slow", "/bug", "/away", "/nothing"];

const broken = [
  ["emit", { recordRequest: fail }],
  ["log", { log: fail }],
  ["report", { reportError: fail }],
  ["trace", { trace: { totals: fail, serverTiming: fail } }],
] satisfies [string, Partial<RequestScope>][];

describe.each(broken)("when %s throws", (_, changes) => {
  test.each(paths)("the answer is the same: %s", async (path) => {
    const headers = { "x-request-id": sampled };
    const whole = await openSite().ask(path, headers);
    const hurt = await openSite(changes).ask(path, headers);
    expect(hurt.status).toBe(whole.status);
    expect(await hurt.text()).toBe(await whole.text());
    expect(hurt.headers.get("x-request-id")).toBe(sampled);
  });
});
