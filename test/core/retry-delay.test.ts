import { expect, test } from "vitest";
import { computeRetryDelayMs } from "../../src/core/retry-delay.ts";

test.each([
  [1, 50, 0.5, 50], // 0.5 · 50 · 2
  [2, 8, 0.25, 8], // 0.25 · 8 · 4
  [3, 8, 0, 0],
])(
  "waits after %i attempts with base %i and fraction %f for %i ms",
  (tried, base, fraction, ms) => {
    expect(computeRetryDelayMs({ tried, baseDelayMs: base, fraction })).toBe(ms);
  },
);
