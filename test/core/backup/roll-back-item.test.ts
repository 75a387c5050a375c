import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combineChanges, rollBackItem } from "../../../src/core/backup/roll-back-item.ts";
import { applyFieldChanges, type PreviousFields } from "../../../src/core/item/change-item.ts";
import { type Item } from "../../../src/core/item/item.ts";

const item: Item = {
  id: "itm_1",
  number: 1,
  version: 1,
  createdAt: 10,
  updatedAt: 10,
  type: "story",
  status: "open",
  title: "A",
  labels: [],
  ratings: {},
};

const change = fc.record(
  {
    title: fc.constantFrom("A", "B", "C"),
    size: fc.option(fc.constantFrom(1, 2)),
    labels: fc.constantFrom<string[]>([], ["x"]),
    parent: fc.option(fc.constant("itm_2")),
    ratings: fc.constantFrom({ reach: 1 }, { reach: null }),
  },
  { requiredKeys: [] },
);

describe("an item that is rolled back", () => {
  test("is what it was before any list of changes", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const befores: PreviousFields[] = [];
        let current = item;
        for (const each of changes) {
          const { fields, before } = applyFieldChanges(current, each) ?? {
            fields: current,
            before: {},
          };
          const { id, number, version, createdAt } = current;
          current = { ...fields, id, number, version: version + 1, createdAt, updatedAt: 99 };
          befores.push(before);
        }
        expect(rollBackItem(current, combineChanges(befores, 11))).toEqual(item);
      }),
    );
  });

  test("is absent if one of the changes created it", () => {
    expect(rollBackItem(item, combineChanges([null, { title: "B" }]))).toBeUndefined();
  });

  test("is no longer deleted, or is deleted again", () => {
    const deleted = { ...item, version: 2, deletedAt: 30 };
    expect(rollBackItem(deleted, combineChanges([{ deletedAt: null }], 10))).toEqual(item);
    const restored = { ...item, version: 3, updatedAt: 40 };
    const again = rollBackItem(restored, combineChanges([{ deletedAt: 30 }], 30));
    expect(again).toEqual({ ...item, version: 2, updatedAt: 30, deletedAt: 30 });
  });

  test("is unchanged without changes", () => {
    expect(rollBackItem(item, combineChanges([]))).toBe(item);
  });
});
