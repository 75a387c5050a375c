import { expect, test } from "vitest";
import { computeRetryDelayMs } from "../../src/core/retry-delay.ts";

test.each([
  [{ tried: 1, baseDelayMs: 50, fraction: 0.5 }, 50], // 0.5 · 50 · 2
  [{ tried: 2, baseDelayMs: 8, fraction: 0.25 }, 8], // 0.25 · 8 · 4
  [{ tried: 3, baseDelayMs: 8, fraction: 0 }, 0],
])("waits for a fraction of the doubled delay: %o", (attempt, ms) => {
  expect(computeRetryDelayMs(attempt)).toBe(ms);
});
