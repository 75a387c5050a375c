import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lifetimeOf } from "../../src/core/lifetime.ts";

const kinds = ["pointer", "key", "absence", "page", "ranking", "board", "far"] as const;
const count = fc.double({ min: 0, max: 1e7, noNaN: true });

test("keeps what is large longer and what changes often shorter", () => {
  expect(lifetimeOf("page", 0, 0)).toBe(600);
  expect(lifetimeOf("page", 50_000, 0)).toBe(1_200); // 600 · (1 + 1)
  expect(lifetimeOf("page", 0, 3)).toBe(150); // 600 / (1 + 3)
  expect(lifetimeOf("page", 50_000, 1)).toBe(600); // 600 · 2 / 2
});

test("believes a pointer for two seconds at rest, and one in a busy workspace", () => {
  expect(lifetimeOf("pointer", 0, 0)).toBe(2);
  expect(lifetimeOf("pointer", 0, 0.25)).toBe(1.6); // 2 / (1 + 1/4)
  expect(lifetimeOf("pointer", 0, 60)).toBe(1);
});

test("lets a revoked key in for half a minute at the most, whatever else happens", () => {
  expect(lifetimeOf("key", 1e6, 0)).toBe(30);
});

describe.for(kinds)("%s", (kind) => {
  test("never lives longer because more changes, nor shorter because there is more of it", () => {
    fc.assert(
      fc.property(count, count, count, (rows, changes, more) => {
        const life = lifetimeOf(kind, rows, changes);
        expect(lifetimeOf(kind, rows, changes + more)).toBeLessThanOrEqual(life);
        expect(lifetimeOf(kind, rows + more, changes)).toBeGreaterThanOrEqual(life);
      }),
    );
  });

  test("lives for a bounded time", () => {
    fc.assert(
      fc.property(count, count, (rows, changes) => {
        const life = lifetimeOf(kind, rows, changes);
        expect(life).toBeGreaterThanOrEqual(1);
        expect(life).toBeLessThanOrEqual(kind === "far" ? 604_800 : 3_600);
      }),
    );
  });
});
