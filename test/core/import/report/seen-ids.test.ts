import fc from "fast-check";
import { expect, test } from "vitest";
import { SeenIds } from "../../../../src/core/import/report/seen-ids.ts";

test("agrees with a map for any ids", () => {
  const ids = fc.array(fc.string({ unit: "binary", maxLength: 3 }), { maxLength: 200 });
  fc.assert(
    fc.property(ids, fc.string({ unit: "binary", maxLength: 3 }), (list, other) => {
      const [seen, map] = [new SeenIds(), new Map<string, number>()];
      for (const [index, id] of list.entries()) {
        expect(seen.add(id, index + 1)).toBe(map.get(id));
        map.set(id, index + 1);
      }
      expect(seen.has(other)).toBe(map.has(other));
    }),
  );
});

test("finds each of 50,000 ids after the table has grown", () => {
  const seen = new SeenIds();
  const ids = Array.from({ length: 50_000 }, (_, index) => `SHOP-${index}`);
  expect(ids.filter((id, index) => seen.add(id, index + 2) !== undefined)).toEqual([]);
  expect(ids.filter((id, index) => seen.add(id, 1) !== index + 2)).toEqual([]);
  expect(seen.has("SHOP-50000")).toBe(false);
});
