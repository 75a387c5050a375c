import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { computeTtlSeconds } from "../../src/core/ttl.ts";

const kinds = ["pointer", "key", "unknownKey", "page", "ranking", "snapshot", "remote"] as const;
const count = fc.double({ min: 0, max: 1e7, noNaN: true });

test("keeps what is large longer and what changes often shorter", () => {
  expect(computeTtlSeconds("page", 0, 0)).toBe(600);
  expect(computeTtlSeconds("page", 50_000, 0)).toBe(1_200); // 600 · (1 + 1)
  expect(computeTtlSeconds("page", 0, 3)).toBe(150); // 600 / (1 + 3)
  expect(computeTtlSeconds("page", 50_000, 1)).toBe(600); // 600 · 2 / 2
});

test("believes a pointer for two seconds at rest, and one in a busy workspace", () => {
  expect(computeTtlSeconds("pointer", 0, 0)).toBe(2);
  expect(computeTtlSeconds("pointer", 0, 0.25)).toBe(1.6); // 2 / (1 + 1/4)
  expect(computeTtlSeconds("pointer", 0, 60)).toBe(1);
});

test("lets a revoked key in for half a minute at the most, whatever else happens", () => {
  expect(computeTtlSeconds("key", 1e6, 0)).toBe(30);
});

describe.for(kinds)("%s", (kind) => {
  test("never lives longer because more changes, nor shorter because there is more of it", () => {
    fc.assert(
      fc.property(count, count, count, (rows, changes, more) => {
        const life = computeTtlSeconds(kind, rows, changes);
        expect(computeTtlSeconds(kind, rows, changes + more)).toBeLessThanOrEqual(life);
        expect(computeTtlSeconds(kind, rows + more, changes)).toBeGreaterThanOrEqual(life);
      }),
    );
  });

  test("lives for a bounded time", () => {
    fc.assert(
      fc.property(count, count, (rows, changes) => {
        const life = computeTtlSeconds(kind, rows, changes);
        expect(life).toBeGreaterThanOrEqual(1);
        expect(life).toBeLessThanOrEqual(kind === "remote" ? 604_800 : 3_600);
      }),
    );
  });
});
