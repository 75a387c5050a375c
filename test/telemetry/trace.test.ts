import { expect, test } from "vitest";
import { openTrace } from "../../src/telemetry/trace.ts";

function openTestTrace() {
  let now = 100;
  const trace = openTrace(() => now);
  const wait = async (milliseconds: number) => {
    now += milliseconds;
    return "done";
  };
  return { trace, wait };
}

const call = { statements: ["SELECT 1", "SELECT 2"], durationMs: 4, rowsRead: 10, rowsWritten: 1 };

test("sums the calls of the store", () => {
  const { trace } = openTestTrace();
  trace.onCall(call);
  trace.onCall(call);
  expect(trace.totals()).toEqual({ statements: 4, rowsRead: 20, rowsWritten: 2, databaseMs: 8 });
  expect(trace.serverTiming()).toBe('d1;dur=8;desc="4x"');
});

test("sums spans of one name, in the order of their first use", async () => {
  const { trace, wait } = openTestTrace();
  expect(await trace.time("kv", () => wait(3))).toBe("done");
  trace.onCall(call);
  await trace.time("kv", () => wait(4));
  expect(trace.serverTiming()).toBe('kv;dur=7;desc="2x", d1;dur=4;desc="2x"');
});

test("times work that fails, and rethrows its error", async () => {
  const { trace, wait } = openTestTrace();
  const work = async () => {
    await wait(5);
    throw new Error("unavailable");
  };
  await expect(trace.time("kv", work)).rejects.toThrow("unavailable");
  expect(trace.serverTiming()).toBe('kv;dur=5;desc="1x"');
});

test("has no header and no totals without spans", () => {
  const { trace } = openTestTrace();
  expect(trace.serverTiming()).toBe("");
  expect(trace.totals()).toEqual({ statements: 0, rowsRead: 0, rowsWritten: 0, databaseMs: 0 });
});

test("formats a header of bounded length, with complete metrics and valid tokens", () => {
  const { trace } = openTestTrace();
  for (let index = 0; index < 100; index += 1) {
    trace.span(`span "${index}"`, index);
  }
  const text = trace.serverTiming();
  expect(text.length).toBeLessThanOrEqual(512);
  expect(text.split(", ").every((metric) => /^span__\d+_;dur=\d+;desc="1x"$/.test(metric))).toBe(
    true,
  );
});
