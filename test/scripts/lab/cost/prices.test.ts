import { expect, test } from "vitest";
import { priceOf, resources } from "../../../../scripts/lab/cost/prices.ts";

test("has a source, a unit and a price for every resource", () => {
  for (const resource of resources) {
    const { source, unit, dollars, per, included, free } = priceOf(resource);
    expect(source).toMatch(/^https:\/\/developers\.cloudflare\.com\/.+\/pricing\/$/);
    expect(unit.length).toBeGreaterThan(10);
    expect([dollars, per, included, free.amount].every((amount) => amount > 0)).toBe(true);
  }
  expect(resources.length).toBeGreaterThan(10);
});
