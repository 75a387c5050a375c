import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeTtlSeconds } from "../../src/core/ttl.ts";

const kinds = ["pointer", "key", "unknownKey", "page", "ranking", "snapshot", "remote"] as const;
const count = fc.double({ min: 0, max: 1e7, noNaN: true });

test("increases with the number of rows and decreases with the rate of changes", () => {
  expect(computeTtlSeconds("page", 0, 0)).toBe(600);
  expect(computeTtlSeconds("page", 50_000, 0)).toBe(1_200); // 600 · (1 + 1)
  expect(computeTtlSeconds("page", 0, 3)).toBe(150); // 600 / (1 + 3)
  expect(computeTtlSeconds("page", 50_000, 1)).toBe(600); // 600 · 2 / 2
});

test("is two seconds for the pointer of an idle workspace and one second for a busy one", () => {
  expect(computeTtlSeconds("pointer", 0, 0)).toBe(2);
  expect(computeTtlSeconds("pointer", 0, 0.25)).toBe(1.6); // 2 / (1 + 1/4)
  expect(computeTtlSeconds("pointer", 0, 60)).toBe(1);
});

test("is always 30 seconds for an API key, so that a revoked key fails in time", () => {
  expect(computeTtlSeconds("key", 1e6, 0)).toBe(30);
});

describe.for(kinds)("the TTL of a value of kind %s", (kind) => {
  test("never increases with the rate of changes and never decreases with the rows", () => {
    fc.assert(
      fc.property(count, count, count, (rows, changes, more) => {
        const seconds = computeTtlSeconds(kind, rows, changes);
        expect(computeTtlSeconds(kind, rows, changes + more)).toBeLessThanOrEqual(seconds);
        expect(computeTtlSeconds(kind, rows + more, changes)).toBeGreaterThanOrEqual(seconds);
      }),
    );
  });

  test("stays within its bounds", () => {
    fc.assert(
      fc.property(count, count, (rows, changes) => {
        const seconds = computeTtlSeconds(kind, rows, changes);
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(seconds).toBeLessThanOrEqual(kind === "remote" ? 604_800 : 3_600);
      }),
    );
  });
});
