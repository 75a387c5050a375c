import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { log } from "../../src/telemetry/log.ts";
import { openReporter } from "../../src/telemetry/reporter.ts";

const dsn = "https://abc@sentry.example/1";

let lines: string[] = [];

beforeEach(() => {
  lines = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Opens a reporter, and records the requests that it sends. */
function openRecordedReporter(options: { dsn: string; fetch?: typeof fetch }) {
  const sent: string[] = [];
  const works: Promise<unknown>[] = [];
  const record = async (_: unknown, init?: RequestInit) => {
    sent.push(typeof init?.body === "string" ? init.body : "");
    return new Response("{}");
  };
  vi.stubGlobal("fetch", options.fetch ?? record);
  const report = openReporter({
    dsn: options.dsn,
    release: "v1",
    waitUntil: (work) => void works.push(work),
  });
  // The first promise loads the client and adds the second, which sends the report.
  const settle = async () => {
    await Promise.all(works);
    await Promise.all(works);
  };
  return { report, sent, works, settle };
}

describe("a log line", () => {
  test("is one line of JSON", () => {
    log({ a: "x\ny", b: 1 });
    expect(lines).toEqual(['{"a":"x\\ny","b":1}']);
  });

  test("is dropped if it cannot be serialized", () => {
    expect(() => log({ a: 1n })).not.toThrow();
    expect(lines).toEqual([]);
  });
});

describe("a report", () => {
  test("is only logged without a DSN", async () => {
    const { report, works } = openRecordedReporter({ dsn: "" });
    report(new Error("a bug", { cause: new TypeError("why") }), { request_id: "r-1" });
    expect(works).toEqual([]);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "error",
      request_id: "r-1",
      error: "Error: a bug",
      cause: "TypeError: why",
      stack: expect.stringContaining("a bug"),
    });
  });

  test("is sent with its context after the response, with a DSN", async () => {
    const { report, sent, settle } = openRecordedReporter({ dsn });
    report(new Error("a bug"), { request_id: "r-1" });
    expect(sent).toEqual([]);
    await settle();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('"value":"a bug"');
    expect(sent[0]).toContain('"request_id":"r-1"');
    expect(sent[0]).toContain('"release":"v1"');
  });

  test("is sent for a thrown value that is not an Error", async () => {
    const { report, sent, settle } = openRecordedReporter({ dsn });
    report("a text");
    await settle();
    expect(sent).toHaveLength(1);
    expect(lines[0]).toContain('"error":"a text"');
  });

  test.each([
    ["the network fails", { dsn, fetch: () => Promise.reject(new Error("unavailable")) }],
    ["the DSN is invalid", { dsn: "nonsense" }],
  ])("never throws: %s", async (_, options) => {
    const { report, settle } = openRecordedReporter(options);
    expect(() => report(new Error("a bug"))).not.toThrow();
    await expect(settle()).resolves.toBeUndefined();
    expect(lines[0]).toContain("a bug");
  });
});
