import fc from "fast-check";
import { expect, test } from "vitest";
import { describeItemChanges, type ItemLogEntry } from "../../../src/core/item/item-changes.ts";
import { type Item } from "../../../src/core/item/item.ts";

const base = {
  id: "itm_1",
  number: 1,
  type: "story",
  title: "Title",
  status: "open",
  labels: [],
  ratings: {},
  version: 1,
  createdAt: 0,
  updatedAt: 0,
} as const satisfies Item;

const anyFields = fc.record(
  {
    title: fc.constantFrom("A", "B", "C"),
    status: fc.constantFrom("open", "done"),
    team: fc.constantFrom("red", "blue", null),
    ratings: fc.dictionary(fc.constantFrom("reach", "effort"), fc.nat(3)),
  },
  { requiredKeys: [] },
);

/** Applies changes to an item one after another, and returns its log, newest first. */
function applyAll(changes: readonly Readonly<Record<string, unknown>>[]) {
  let item: Readonly<Record<string, unknown>> = base;
  const log: ItemLogEntry[] = changes.map((changed, index) => {
    const names = Object.keys(changed);
    const before = Object.fromEntries(names.map((name) => [name, item[name] ?? null]));
    item = { ...item, ...changed };
    return { generation: index + 1, at: index, actor: "key_1", before };
  });
  return { item: { ...base, ...item }, log: log.toReversed() };
}

test("each change leads from the values before it to the values after it", () => {
  fc.assert(
    fc.property(fc.array(anyFields, { maxLength: 12 }), (changes) => {
      const { item, log } = applyAll(changes);
      const described = describeItemChanges(item, log).toReversed();
      const faults = described.flatMap(({ fields }, index) =>
        Object.entries(fields).filter(([name, { from, to }]) => {
          const changed: unknown = Reflect.get(changes[index] ?? {}, name);
          const isSame = JSON.stringify(from) === JSON.stringify(to);
          return isSame || (name !== "ratings" && changed !== to);
        }),
      );
      expect(faults).toEqual([]);
    }),
  );
});

test("ratings contain only the criteria that changed", () => {
  const { item, log } = applyAll([
    { ratings: { reach: 1, effort: 2 } },
    { ratings: { reach: 3, effort: 2 } },
  ]);
  const [newest] = describeItemChanges(item, log);
  expect(newest?.fields).toEqual({ ratings: { from: { reach: 1 }, to: { reach: 3 } } });
});

test("tells deletions and restorations from other changes", () => {
  const { item, log } = applyAll([{ deletedAt: 5 }, { deletedAt: null }, { title: "B" }]);
  const created = { generation: 0, at: 0, actor: "key_1", before: undefined };
  const kinds = describeItemChanges(item, [...log, created]).map(({ kind }) => kind);
  expect(kinds).toEqual(["updated", "restored", "deleted", "created"]);
});
