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

/** A reporter, what it sends, and a way to wait until it is sent. */
function openDesk(options: { dsn: string; fetch?: typeof fetch }) {
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
  // The first work, which loads the client, adds the second, which sends.
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

  test("that cannot be written is dropped", () => {
    expect(() => log({ a: 1n })).not.toThrow();
    expect(lines).toEqual([]);
  });
});

describe("a report", () => {
  test("without a DSN stands in the log and goes nowhere", async () => {
    const { report, works } = openDesk({ dsn: "" });
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

  test("with a DSN is sent, after the answer, with what stands beside it", async () => {
    const { report, sent, settle } = openDesk({ dsn });
    report(new Error("a bug"), { request_id: "r-1" });
    expect(sent).toEqual([]);
    await settle();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('"value":"a bug"');
    expect(sent[0]).toContain('"request_id":"r-1"');
    expect(sent[0]).toContain('"release":"v1"');
  });

  test("of something that is no Error is made, too", async () => {
    const { report, sent, settle } = openDesk({ dsn });
    report("a text");
    await settle();
    expect(sent).toHaveLength(1);
    expect(lines[0]).toContain('"error":"a text"');
  });

  test.each([
    ["the network is away", { dsn, fetch: () => Promise.reject(new Error("away")) }],
    ["the DSN is nonsense", { dsn: "nonsense" }],
  ])("never throws: %s", async (_, options) => {
    const { report, settle } = openDesk(options);
    expect(() => report(new Error("a bug"))).not.toThrow();
    await expect(settle()).resolves.toBeUndefined();
    expect(lines[0]).toContain("a bug");
  });
});
