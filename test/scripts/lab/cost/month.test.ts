import { expect, test } from "vitest";
import { type OperationCost } from "../../../../scripts/lab/cost/measure.ts";
import {
  type CostsByName,
  computeMonth,
  computeBaselineMonth,
} from "../../../../scripts/lab/cost/month.ts";
import { formatDollars, formatCostReport } from "../../../../scripts/lab/cost/report.ts";
import { type Usage, createUsage } from "../../../../scripts/lab/cost/usage.ts";

function createCost(name: string, usage: Partial<Usage>): OperationCost {
  return { name, note: "", per: 1, runs: 1, isCpuKnown: true, usage: createUsage(usage) };
}

const all = [
  createCost("page, occasional", { requests: 1, rowsRead: 2 }),
  createCost("page, uncached", { requests: 1, rowsRead: 150 }),
  createCost("page, cold isolate", { requests: 1, kvReads: 1 }),
  createCost("write, one item", { requests: 1, rowsWritten: 6, queueOperations: 3 }),
  createCost("write, a batch", { requests: 1, rowsWritten: 3_000 }),
  createCost("publish", { requests: 1, kvWrites: 1, kvBytes: 1_000, rowsWritten: 3 }),
  createCost("stability", { requests: 1, kvWrites: 1 }),
  createCost("import", { requests: 10, rowsWritten: 400 }),
  createCost("cron trigger", { requests: 1 }),
  createCost("baseline: first page", { requests: 1, rowsRead: 100 }),
  createCost("baseline: rescore all", { rowsWritten: 200 }),
  createCost("baseline: first scoring", { rowsWritten: 200 }),
];

const measured: CostsByName = new Map(all.map((cost) => [cost.name, cost]));

const profile = {
  reads: 100,
  shares: { cached: 0.5, uncached: 0.1, cold: 0.1 },
  writes: 10,
  batches: 1,
  publishes: 5,
  imports: 1,
};

test("adds up the usage of a month", () => {
  expect(computeMonth(measured, profile, 9_000)).toEqual(
    createUsage({
      requests: 43_331, // 100 reads, 10 writes, 1 batch, 2 · 5 publishes, 10 of the import, 43,200 cron runs
      rowsRead: 1_660, // 80 · 2 + 10 · 150
      rowsWritten: 3_475, // 10 · 6 + 3,000 + 5 · 3 + 400
      kvReads: 10,
      kvWrites: 10, // each publish and its analysis
      kvBytes: 5_000,
      queueOperations: 30,
      d1Bytes: 9_000,
    }),
  );
});

test("computes the same month for the conventional design, without queue messages and caches", () => {
  const baseline = { rescore: "baseline: rescore all", databaseBytes: 9_000 };
  expect(computeBaselineMonth(measured, profile, baseline)).toEqual(
    createUsage({
      requests: 121, // 100 reads, 10 writes, 1 batch, 10 of the import
      rowsRead: 10_000, // 100 · 100
      rowsWritten: 4_660, // 10 · 6 + 3,000 + 400 + 200 + 5 · 200
      d1Bytes: 9_000,
    }),
  );
});

test("formats every part of the report", () => {
  const page = formatCostReport({ items: 100, costs: all, databaseBytes: 9_000_000, profile });
  expect(page).toContain("conventional / ours");
  expect(page).toContain("The database has 9 MB of the 500 MB");
  expect(page).toMatch(/write, one item +3,333 +queueOperations \(10,000\)/); // 10,000 / 3
});

test("formats dollars with cents, and less than ten cents with two significant digits", () => {
  expect([0, 12.345, 0.1, 0.0123, 0.000_034_5].map(formatDollars)).toEqual([
    "0.00",
    "12.35",
    "0.10",
    "0.012",
    "0.000034",
  ]);
});
