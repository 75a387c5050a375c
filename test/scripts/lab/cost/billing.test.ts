import { expect, test } from "vitest";
import {
  computeDollars,
  computeFreeQuota,
  isTooLong,
  computeMonthlyDollars,
  listParts,
} from "../../../../scripts/lab/cost/billing.ts";
import { priceOf, resources } from "../../../../scripts/lab/cost/prices.ts";
import { scaleUsage, createUsage } from "../../../../scripts/lab/cost/usage.ts";

test("prices all usage without the included amounts", () => {
  // 0.3 $ for a million requests, 0.001 $ for a million rows read, 1 $ for a million written
  expect(computeDollars(createUsage({ requests: 2_000_000 }))).toBeCloseTo(0.6, 12); // 2 · 0.3
  expect(computeDollars(createUsage({ rowsRead: 5_000_000 }))).toBeCloseTo(0.005, 12); // 5 · 0.001
  const scored = createUsage({ rowsWritten: 200_000, kvWrites: 1 });
  expect(computeDollars(scored)).toBeCloseTo(0.200005, 12); // 0.2 + 5 / 10⁶
});

test("matches the example of a month in the platform's documentation", () => {
  // 15 M requests of 7 ms: 5 + (15 − 10) · 0.3 + (7 · 15 − 30) · 0.02 = 5 + 1.5 + 1.5
  const month = createUsage({ requests: 15_000_000, cpuMs: 7 * 15_000_000 });
  expect(computeMonthlyDollars(month)).toBeCloseTo(8, 12);
});

test("charges only the subscription if everything is included", () => {
  expect(computeMonthlyDollars(createUsage({}))).toBe(5);
  const included = createUsage(
    Object.fromEntries(resources.map((name) => [name, priceOf(name).included])),
  );
  expect(computeMonthlyDollars(included)).toBe(5);
});

test("counts three operations per message, as in the platform's formula", () => {
  // (messages · 3 − 1 M) / 1 M · 0.4 = (2 M · 3 − 1 M) / 1 M · 0.4 = 2
  const month = createUsage({ queueOperations: 3 * 2_000_000 });
  expect(computeMonthlyDollars(month)).toBeCloseTo(5 + 2, 12);
});

test("lists the most expensive part first, and omits parts without a price", () => {
  const parts = listParts(createUsage({ requests: 1_000_000, rowsWritten: 1_000_000 }));
  expect(parts.map(({ resource }) => resource)).toEqual(["rowsWritten", "requests"]); // 1 > 0.3
});

test("computes the runs per day on the free plan and the limiting resource", () => {
  // 100,000 requests; 5,000,000 / 149 = 33,557.04…; 100,000 / 7 = 14,285.7…
  expect(computeFreeQuota(createUsage({ requests: 1 }))).toEqual({
    perDay: 100_000,
    first: "requests",
  });
  expect(computeFreeQuota(createUsage({ requests: 1, rowsRead: 149 }))).toEqual({
    perDay: 33_557,
    first: "rowsRead",
  });
  expect(computeFreeQuota(createUsage({ requests: 1, rowsRead: 149, rowsWritten: 7 }))).toEqual({
    perDay: 14_285,
    first: "rowsWritten",
  });
});

test("limits KV writes by the bytes that are stored in a month", () => {
  // 1 GB / 30 days / 2 MB = 16.7 a day, before 1,000 / 2 = 500 writes a day are reached
  expect(computeFreeQuota(createUsage({ kvWrites: 2, kvBytes: 2_000_000 }))).toEqual({
    perDay: 16,
    first: "kvBytes",
  });
});

test("reports unlimited runs if no resource has a limit", () => {
  expect(computeFreeQuota(createUsage({ cpuMs: 5 }))).toEqual({
    perDay: Number.POSITIVE_INFINITY,
    first: undefined,
  });
});

test("reports an invocation as too long only if its time is known and above ten milliseconds", () => {
  expect([10, 10.1, undefined].map(isTooLong)).toEqual([false, true, false]);
});

test("scales every resource", () => {
  const usage = scaleUsage(createUsage({ requests: 1, rowsRead: 2.5 }), 1_000);
  expect(usage).toEqual(createUsage({ requests: 1_000, rowsRead: 2_500 }));
});
