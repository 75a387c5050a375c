import { expect, test } from "vitest";
import { ttlSeconds } from "../../src/core/ttl.ts";

test("accepts a revoked key for at most half a minute", () => {
  expect(ttlSeconds.key).toBeLessThanOrEqual(30);
});

test("refreshes a pointer before its readers exceed the staleness bound", () => {
  expect(ttlSeconds.pointer).toBeLessThan(ttlSeconds.staleness);
  expect(ttlSeconds.staleness).toBeLessThanOrEqual(2);
});
