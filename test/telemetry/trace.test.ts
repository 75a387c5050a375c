import { expect, test } from "vitest";
import { openTrace } from "../../src/telemetry/trace.ts";

function openWatch() {
  let now = 100;
  const trace = openTrace(() => now);
  const wait = async (milliseconds: number) => {
    now += milliseconds;
    return "done";
  };
  return { trace, wait };
}

const call = { statements: ["SELECT 1", "SELECT 2"], durationMs: 4, rowsRead: 10, rowsWritten: 1 };

test("adds up the calls of the store", () => {
  const { trace } = openWatch();
  trace.onCall(call);
  trace.onCall(call);
  expect(trace.totals()).toEqual({ statements: 4, rowsRead: 20, rowsWritten: 2, databaseMs: 8 });
  expect(trace.serverTiming()).toBe('d1;dur=8;desc="4x"');
});

test("adds up spans of one name, in the order they first came", async () => {
  const { trace, wait } = openWatch();
  expect(await trace.time("kv", () => wait(3))).toBe("done");
  trace.onCall(call);
  await trace.time("kv", () => wait(4));
  expect(trace.serverTiming()).toBe('kv;dur=7;desc="2x", d1;dur=4;desc="2x"');
});

test("times what fails, and lets it fail", async () => {
  const { trace, wait } = openWatch();
  const work = async () => {
    await wait(5);
    throw new Error("away");
  };
  await expect(trace.time("kv", work)).rejects.toThrow("away");
  expect(trace.serverTiming()).toBe('kv;dur=5;desc="1x"');
});

test("says nothing when nothing was waited for", () => {
  const { trace } = openWatch();
  expect(trace.serverTiming()).toBe("");
  expect(trace.totals()).toEqual({ statements: 0, rowsRead: 0, rowsWritten: 0, databaseMs: 0 });
});

test("is a header of a bounded length, of whole metrics with names that are tokens", () => {
  const { trace } = openWatch();
  for (let at = 0; at < 100; at += 1) {
    trace.span(`span "${at}"`, at);
  }
  const text = trace.serverTiming();
  expect(text.length).toBeLessThanOrEqual(512);
  expect(text.split(", ").every((metric) => /^span__\d+_;dur=\d+;desc="1x"$/.test(metric))).toBe(
    true,
  );
});
