import { expect, test } from "vitest";
import {
  dollarsOf,
  fitOf,
  isTooLong,
  monthlyDollarsOf,
  partsOf,
} from "../../../../scripts/lab/cost/billing.ts";
import { priceOf, resources } from "../../../../scripts/lab/cost/prices.ts";
import { times, usageOf } from "../../../../scripts/lab/cost/usage.ts";

test("prices what is used as if nothing were included", () => {
  // 0.3 $ for a million requests, 0.001 $ for a million rows read, 1 $ for a million written
  expect(dollarsOf(usageOf({ requests: 2_000_000 }))).toBeCloseTo(0.6, 12); // 2 · 0.3
  expect(dollarsOf(usageOf({ rowsRead: 5_000_000 }))).toBeCloseTo(0.005, 12); // 5 · 0.001
  const scored = usageOf({ rowsWritten: 200_000, kvWrites: 1 });
  expect(dollarsOf(scored)).toBeCloseTo(0.200005, 12); // 0.2 + 5 / 10⁶
});

test("agrees with the platform's own example of a month", () => {
  // 15 M requests of 7 ms: 5 + (15 − 10) · 0.3 + (7 · 15 − 30) · 0.02 = 5 + 1.5 + 1.5
  const month = usageOf({ requests: 15_000_000, cpuMs: 7 * 15_000_000 });
  expect(monthlyDollarsOf(month)).toBeCloseTo(8, 12);
});

test("asks for the plan and nothing else where everything is included", () => {
  expect(monthlyDollarsOf(usageOf({}))).toBe(5);
  const included = usageOf(
    Object.fromEntries(resources.map((name) => [name, priceOf(name).included])),
  );
  expect(monthlyDollarsOf(included)).toBe(5);
});

test("counts three operations a message, as the platform's formula has it", () => {
  // (messages · 3 − 1 M) / 1 M · 0.4 = (2 M · 3 − 1 M) / 1 M · 0.4 = 2
  const month = usageOf({ queueOperations: 3 * 2_000_000 });
  expect(monthlyDollarsOf(month)).toBeCloseTo(5 + 2, 12);
});

test("names the dearest part first, and none that costs nothing", () => {
  const parts = partsOf(usageOf({ requests: 1_000_000, rowsWritten: 1_000_000 }));
  expect(parts.map(({ resource }) => resource)).toEqual(["rowsWritten", "requests"]); // 1 > 0.3
});

test("says how often a day something fits into the free plan, and what ends it", () => {
  // 100,000 requests; 5,000,000 / 149 = 33,557.04…; 100,000 / 7 = 14,285.7…
  expect(fitOf(usageOf({ requests: 1 }))).toEqual({ aDay: 100_000, first: "requests" });
  expect(fitOf(usageOf({ requests: 1, rowsRead: 149 }))).toEqual({
    aDay: 33_557,
    first: "rowsRead",
  });
  expect(fitOf(usageOf({ requests: 1, rowsRead: 149, rowsWritten: 7 }))).toEqual({
    aDay: 14_285,
    first: "rowsWritten",
  });
});

test("lets no more be written to KV in a month than may be kept at a time", () => {
  // 1 GB / 30 days / 2 MB = 16.7 a day, before 1,000 / 2 = 500 writes a day are reached
  expect(fitOf(usageOf({ kvWrites: 2, kvBytes: 2_000_000 }))).toEqual({
    aDay: 16,
    first: "kvBytes",
  });
});

test("knows no end of what is free of every limit", () => {
  expect(fitOf(usageOf({ cpuMs: 5 }))).toEqual({
    aDay: Number.POSITIVE_INFINITY,
    first: undefined,
  });
});

test("calls an invocation too long past ten milliseconds, and says nothing of one unknown", () => {
  expect([10, 10.1, undefined].map(isTooLong)).toEqual([false, true, false]);
});

test("multiplies every resource", () => {
  const usage = times(usageOf({ requests: 1, rowsRead: 2.5 }), 1_000);
  expect(usage).toEqual(usageOf({ requests: 1_000, rowsRead: 2_500 }));
});
