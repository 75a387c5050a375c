import { expect, test } from "vitest";
import { type Taken } from "../../../../scripts/lab/cost/measure.ts";
import { type Measured, monthOf, usualMonthOf } from "../../../../scripts/lab/cost/month.ts";
import { money, pagesOf } from "../../../../scripts/lab/cost/report.ts";
import { type Usage, usageOf } from "../../../../scripts/lab/cost/usage.ts";

function taken(name: string, usage: Partial<Usage>): Taken {
  return { name, note: "", per: 1, times: 1, isCpuKnown: true, usage: usageOf(usage) };
}

const all = [
  taken("page, now and then", { requests: 1, rowsRead: 2 }),
  taken("page, uncached", { requests: 1, rowsRead: 150 }),
  taken("page, cold isolate", { requests: 1, kvReads: 1 }),
  taken("write, one item", { requests: 1, rowsWritten: 6, queueOperations: 3 }),
  taken("write, a batch", { requests: 1, rowsWritten: 3_000 }),
  taken("publish", { requests: 1, kvWrites: 1, kvBytes: 1_000, rowsWritten: 3 }),
  taken("stability", { requests: 1, kvWrites: 1 }),
  taken("import", { requests: 10, rowsWritten: 400 }),
  taken("tick of the clock", { requests: 1 }),
  taken("usual: first page", { requests: 1, rowsRead: 100 }),
  taken("usual: rescore all", { rowsWritten: 200 }),
  taken("usual: first scoring", { rowsWritten: 200 }),
];

const measured: Measured = new Map(all.map((one) => [one.name, one]));

const profile = {
  reads: 100,
  shares: { cached: 0.5, uncached: 0.1, cold: 0.1 },
  writes: 10,
  batches: 1,
  publishes: 5,
  imports: 1,
};

test("adds up a month of everything", () => {
  expect(monthOf(measured, profile, 9_000)).toEqual(
    usageOf({
      requests: 43_331, // 100 reads, 10 writes, 1 batch, 2 · 5 publishes, 10 of the import, 43,200 ticks
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

test("gives the usual design the same month, without our messages and copies", () => {
  const usual = { rescore: "usual: rescore all", databaseBytes: 9_000 };
  expect(usualMonthOf(measured, profile, usual)).toEqual(
    usageOf({
      requests: 121, // 100 reads, 10 writes, 1 batch, 10 of the import
      rowsRead: 10_000, // 100 · 100
      rowsWritten: 4_660, // 10 · 6 + 3,000 + 400 + 200 + 5 · 200
      d1Bytes: 9_000,
    }),
  );
});

test("tells everything on pages that a person reads", () => {
  const page = pagesOf({ items: 100, taken: all, databaseBytes: 9_000_000, profile });
  expect(page).toContain("the usual / ours");
  expect(page).toContain("The database has 9 MB of the 500 MB");
  expect(page).toMatch(/write, one item +3,333 +queueOperations \(10,000\)/); // 10,000 / 3
});

test("writes dollars with cents, and less than ten cents with two figures", () => {
  expect([0, 12.345, 0.1, 0.0123, 0.000_034_5].map(money)).toEqual([
    "0.00",
    "12.35",
    "0.10",
    "0.012",
    "0.000034",
  ]);
});
