import { describe, expect, test } from "vitest";
import { mixes } from "../../../../scripts/lab/load/operations.ts";
import { readOptions } from "../../../../scripts/lab/load/options.ts";
import { percentileOf, reportOf } from "../../../../scripts/lab/load/report.ts";
import { memoryOf } from "../../../../scripts/lab/load/run-load.ts";

const sample = { name: "page", kind: "read", ms: 1, status: 200, tier: "memory" } as const;

test("takes the nearest rank for a percentile", () => {
  const sorted = Array.from({ length: 100 }, (_, at) => at + 1);
  expect(percentileOf(sorted, 0.5)).toBe(50);
  expect(percentileOf(sorted, 0.99)).toBe(99);
  expect(percentileOf([7], 0.99)).toBe(7);
  expect(percentileOf([], 0.5)).toBeNaN();
});

test("counts as a hit what any copy gave, the client's own too", () => {
  const tiers = ["memory", "client", "cache-api", "origin", ""];
  const { hitRate } = reportOf(
    tiers.map((tier) => Object.assign({}, sample, { tier })),
    1,
  );
  expect(hitRate).toBe(0.75); // three of the four that could have been
});

test("counts as an error what was refused, failed or never answered", () => {
  const statuses = [200, 304, 400, 503, 0];
  const { lines } = reportOf(
    statuses.map((status) => Object.assign({}, sample, { status })),
    2,
  );
  expect(lines[0]).toMatchObject({ name: "all", requests: 5, errors: 3 });
});

describe("memory", () => {
  test("that goes on growing after it has warmed up is told", () => {
    expect(memoryOf([100, 150, 200, 200, 230, 260]).isGrowing).toBe(true); // 260 > 200 · 1.1
    expect(memoryOf([100, 200, 250, 255, 250, 260]).isGrowing).toBe(false);
    expect(memoryOf([]).isGrowing).toBe(false);
    expect(memoryOf([8, 8, 8, 8, 8.9, 8.9]).isGrowing).toBe(false); // less than a megabyte more
  });
});

test("a slope is told in megabytes a minute, of what comes after the first third", () => {
  // From 10 on, one more with each look: 30 looks a minute.
  expect(memoryOf([1, 5, 10, 11, 12, 13]).slope).toBe(30);
  expect(memoryOf([]).slope).toBeNull();
});

test("mixes add up to a hundred", () => {
  for (const mix of Object.values(mixes)) {
    expect(mix.reduce((sum, [share]) => sum + share, 0)).toBe(100);
  }
});

describe("options", () => {
  test("are 500 users for a minute unless they are said", () => {
    expect(readOptions([])).toMatchObject({ users: 500, minutes: 1, mix: "mixed", thinkMs: 1_000 });
  });

  test("that make no sense are refused", () => {
    expect(() => readOptions(["--users", "0"])).toThrow(RangeError);
    expect(() => readOptions(["--mix", "toString"])).toThrow('There is no mix "toString"');
    expect(() => readOptions(["--speed", "9"])).toThrow("--speed");
  });
});
