import { expect, test } from "vitest";
import { computeRetryDelayMs, retry } from "../../src/core/retry.ts";

test.each([
  [{ tried: 1, baseDelayMs: 50, fraction: 0.5 }, 50], // 0.5 · 50 · 2
  [{ tried: 2, baseDelayMs: 8, fraction: 0.25 }, 8], // 0.25 · 8 · 4
  [{ tried: 3, baseDelayMs: 8, fraction: 0 }, 0],
])("waits for a fraction of the doubled delay: %o", (attempt, ms) => {
  expect(computeRetryDelayMs(attempt)).toBe(ms);
});

test("waits between attempts only, and returns undefined after the last one", async () => {
  const waits: number[] = [];
  const lasts: boolean[] = [];
  const sleep = async (milliseconds: number) => void waits.push(milliseconds);
  const policy = { attemptsMax: 3, baseDelayMs: 8, fraction: () => 0.5, sleep };
  const result = await retry(policy, async (isLast) => void lasts.push(isLast));
  expect([result, waits, lasts]).toEqual([undefined, [8, 16], [false, false, true]]);
});
