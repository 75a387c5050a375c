import { describe, expect, test } from "vitest";
import { UsageError } from "../../../../scripts/cli-error.ts";
import { mixes } from "../../../../scripts/lab/load/operations.ts";
import { readOptions } from "../../../../scripts/lab/load/options.ts";
import { computePercentile, buildReport } from "../../../../scripts/lab/load/report.ts";
import { analyseMemory } from "../../../../scripts/lab/load/run-load.ts";

const sample = { name: "page", kind: "read", ms: 1, status: 200, tier: "memory" } as const;

test("computes a percentile by the nearest rank", () => {
  const sorted = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(computePercentile(sorted, 0.5)).toBe(50);
  expect(computePercentile(sorted, 0.99)).toBe(99);
  expect(computePercentile([7], 0.99)).toBe(7);
  expect(computePercentile([], 0.5)).toBeNaN();
});

test("counts a response from any cache as a hit, including the client's", () => {
  const tiers = ["memory", "client", "cache-api", "origin", ""];
  const { hitRate } = buildReport(
    tiers.map((tier) => Object.assign({}, sample, { tier })),
    1,
  );
  expect(hitRate).toBe(0.75); // three of the four cacheable ones
});

test("counts problems and missing responses as errors", () => {
  const statuses = [200, 304, 400, 503, 0];
  const { lines } = buildReport(
    statuses.map((status) => Object.assign({}, sample, { status })),
    2,
  );
  expect(lines[0]).toMatchObject({ name: "all", requests: 5, errors: 3 });
});

describe("memory", () => {
  test("is reported as growing if it grows after the warm-up", () => {
    expect(analyseMemory([100, 150, 200, 200, 230, 260]).isGrowing).toBe(true); // 260 > 200 · 1.1
    expect(analyseMemory([100, 200, 250, 255, 250, 260]).isGrowing).toBe(false);
    expect(analyseMemory([]).isGrowing).toBe(false);
    expect(analyseMemory([8, 8, 8, 8, 8.9, 8.9]).isGrowing).toBe(false); // less than 1 MB more
  });
});

test("computes the slope in megabytes per minute, after the first third", () => {
  // From 10 on, 1 MB more with each reading; 30 readings per minute.
  expect(analyseMemory([1, 5, 10, 11, 12, 13]).slope).toBe(30);
  expect(analyseMemory([]).slope).toBeNull();
});

test("the shares of each mix add up to 100", () => {
  for (const mix of Object.values(mixes)) {
    expect(mix.reduce((sum, [share]) => sum + share, 0)).toBe(100);
  }
});

describe("options", () => {
  test("are 500 users for a minute by default", () => {
    expect(readOptions([])).toMatchObject({ users: 500, minutes: 1, mix: "mixed", thinkMs: 1_000 });
  });

  test("are rejected if they are invalid", () => {
    expect(() => readOptions(["--users", "0"])).toThrow(UsageError);
    expect(() => readOptions(["--mix", "toString"])).toThrow('unknown mix "toString"');
    expect(() => readOptions(["--speed", "9"])).toThrow("--speed");
  });
});
