import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addToRatings,
  applyFieldChanges,
  type FieldChanges,
  findItemFaults,
  buildItemFields,
} from "../../../src/core/item/change-item.ts";
import {
  type Item,
  type ItemFields,
  itemTypes,
  priorities,
  type Rating,
} from "../../../src/core/item/item.ts";

const word = fc.constantFrom("ana", "bo", "constructor");
const number = fc.constantFrom(1, 2, 0.5);
const rating: fc.Arbitrary<Rating> = fc.oneof(
  number,
  fc.constantFrom({ low: 1, likely: 2, high: 3 }, { low: 1, likely: 2, high: 4 }),
);
const date = fc.constantFrom("2024-02-29", "2025-01-01");

const identity = { id: "itm_1", number: 1, version: 1, createdAt: 0, updatedAt: 0 };

const requiredFields = {
  type: fc.constantFrom(...itemTypes),
  title: word,
  status: word,
  labels: fc.array(word, { maxLength: 2 }),
};

const optionalFields = {
  externalId: word,
  source: word,
  parent: word,
  description: word,
  priority: fc.constantFrom(...priorities),
  assignee: word,
  team: word,
  size: number,
  startDate: date,
  dueDate: date,
};

const criteria = fc.constantFrom("reach", "effort", "constructor");

const anyItem: fc.Arbitrary<Item> = fc
  .record(
    { ...requiredFields, ...optionalFields, ratings: fc.dictionary(criteria, rating) },
    { requiredKeys: ["type", "title", "status", "labels", "ratings"] },
  )
  .map((fields) => Object.assign(fields, identity));

const anyPatch: fc.Arbitrary<FieldChanges> = fc.record(
  {
    ...requiredFields,
    externalId: fc.option(word),
    source: fc.option(word),
    parent: fc.option(word),
    description: fc.option(word),
    priority: fc.option(fc.constantFrom(...priorities)),
    assignee: fc.option(word),
    team: fc.option(word),
    size: fc.option(number),
    startDate: fc.option(date),
    dueDate: fc.option(date),
    ratings: fc.dictionary(criteria, fc.option(rating)),
  },
  { requiredKeys: [] },
);

describe("a merge patch", () => {
  test("keeps absent fields, removes null fields and sets the others", () => {
    fc.assert(
      fc.property(anyItem, anyPatch, (before, changes) => {
        const after = applyFieldChanges(before, changes)?.fields ?? pickFields(before);
        expect(after).toEqual(applyMergePatch(before, changes));
      }),
      { numRuns: 300 },
    );
  });

  test("returns the previous values of the changed fields only", () => {
    fc.assert(
      fc.property(anyItem, anyPatch, (before, changes) => {
        const change = applyFieldChanges(before, changes);
        const old: Readonly<Record<string, unknown>> = pickFields(before);
        const patched = applyMergePatch(before, changes);
        const names = new Set([...Object.keys(old), ...Object.keys(patched)]);
        const changed = [...names].filter(
          (name) => toCanonicalJson(old[name]) !== toCanonicalJson(patched[name]),
        );
        const expected = Object.fromEntries(changed.map((name) => [name, old[name] ?? null]));
        expect(change?.before).toEqual(changed.length === 0 ? undefined : expected);
      }),
      { numRuns: 300 },
    );
  });

  test("is undone by the previous values", () => {
    fc.assert(
      fc.property(anyItem, anyPatch, (before, changes) => {
        const change = applyFieldChanges(before, changes) ?? {
          fields: pickFields(before),
          before: {},
        };
        const entries = Object.entries({ ...change.fields, ...change.before });
        const restored = Object.fromEntries(entries.filter(([, value]) => value !== null));
        expect(restored).toEqual(pickFields(before));
      }),
    );
  });

  test("returns undefined if it does not change the item", () => {
    fc.assert(
      fc.property(anyItem, anyPatch, (before, changes) => {
        const after = applyFieldChanges(before, changes)?.fields ?? pickFields(before);
        expect(applyFieldChanges({ ...identity, ...after }, changes)).toBeUndefined();
        expect(applyFieldChanges(before, pickFields(before))).toBeUndefined();
      }),
    );
  });

  test("ignores the order of ratings and of their properties", () => {
    const ratings = { reach: 1, effort: { low: 1, likely: 2, high: 3 } };
    const reordered = { effort: { high: 3, likely: 2, low: 1 }, reach: 1 };
    expect(applyFieldChanges({ ...plain, ratings }, { ratings: reordered })).toBeUndefined();
  });

  test("treats a new order of labels as a change", () => {
    const change = applyFieldChanges({ ...plain, labels: ["a", "b"] }, { labels: ["b", "a"] });
    expect(change?.before).toEqual({ labels: ["a", "b"] });
  });

  test("merges ratings by criterion", () => {
    const change = applyFieldChanges(
      { ...plain, ratings: { reach: 1, effort: 2 } },
      { ratings: { reach: null, impact: 3 } },
    );
    expect(change).toMatchObject({
      fields: { ratings: { effort: 2, impact: 3 } },
      before: { ratings: { reach: 1, effort: 2 } },
    });
    expect(change?.fields.ratings).not.toHaveProperty("reach");
  });

  test("does not modify the item", () => {
    const before = Object.freeze({ ...plain, ratings: Object.freeze({ reach: 1 }) });
    applyFieldChanges(before, { ratings: { reach: null }, title: "new" });
    expect(before).toEqual({ ...plain, ratings: { reach: 1 } });
  });
});

test("creates an open story without labels or ratings by default", () => {
  expect(buildItemFields({ title: "a", team: null, ratings: { reach: null } })).toEqual({
    title: "a",
    type: "story",
    status: "open",
    labels: [],
    ratings: {},
  });
  expect(buildItemFields({ title: "a", type: "bug", ratings: { reach: 1 } })).toMatchObject({
    type: "bug",
    ratings: { reach: 1 },
  });
});

describe("findItemFaults", () => {
  const ranges = new Map([["impact", { min: 0, max: 3 }]]);

  test.for<[string, Rating | null, boolean]>([
    ["accepts the minimum", 0, true],
    ["accepts the maximum", 3, true],
    ["rejects a rating below the minimum", -0.001, false],
    ["rejects a rating above the maximum", 3.001, false],
    ["accepts the removal of a rating", null, true],
    ["accepts an interval within the range", { low: 0, likely: 1, high: 3 }, true],
    ["rejects an interval that begins below the range", { low: -1, likely: 1, high: 3 }, false],
    ["rejects an interval that ends above the range", { low: 0, likely: 1, high: 4 }, false],
  ])("%s", ([, impact, isValid]) => {
    const changes = { ratings: { impact } };
    const fault = {
      pointer: "/ratings/impact",
      detail: "The rating of impact must be from 0 to 3.",
    };
    expect(findItemFaults(buildItemFields({ title: "a", ...changes }), changes, ranges)).toEqual(
      isValid ? [] : [fault],
    );
  });

  test("accepts any rating of a criterion without a range, and ignores unchanged ratings", () => {
    const fields = buildItemFields({ title: "a", ratings: { impact: 99, own: -1e12 } });
    expect(findItemFaults(fields, { ratings: { own: -1e12 } }, ranges)).toEqual([]);
  });

  test("rejects a due date before the start date", () => {
    expect(findDateFaults("2024-12-31", "2025-01-01")).toEqual([]);
    expect(findDateFaults("2025-01-01", "2025-01-01")).toEqual([]);
    expect(findDateFaults("2025-01-02", "2025-01-01")).toEqual([
      { pointer: "/due_date", detail: "due_date must not be before start_date (2025-01-02)." },
    ]);
  });

  test("returns all faults together", () => {
    const changes = {
      ratings: { impact: 9, own: 1 },
      startDate: "2025-01-02",
      dueDate: "2025-01-01",
    };
    const faults = findItemFaults(buildItemFields({ title: "a", ...changes }), changes, ranges);
    expect(faults.map(({ pointer }) => pointer)).toEqual(["/ratings/impact", "/due_date"]);
  });
});

function findDateFaults(startDate: string, dueDate: string) {
  return findItemFaults(buildItemFields({ title: "a", startDate, dueDate }), {}, new Map());
}

const plain: Item = { ...buildItemFields({ title: "plain" }), ...identity };

function pickFields(item: Item): ItemFields {
  const {
    id: _id,
    number: _number,
    version: _version,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    ...fields
  } = item;
  return fields;
}

/** Applies a merge patch (RFC 7396), with `undefined` for absent. */
function applyMergePatch(item: Item, changes: FieldChanges): Record<string, unknown> {
  const { ratings, ...rest } = changes;
  return {
    ...mergeRecords(pickFields(item), rest),
    ratings: mergeRecords(item.ratings, ratings ?? {}),
  };
}

function mergeRecords(
  base: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(changes)) {
    result.set(name, value);
    if (value === null) {
      result.delete(name);
    }
  }
  return Object.fromEntries(result);
}

/** Formats a value as JSON with sorted keys, so that equal values have equal texts. */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

test("adds numbers to ratings, with 0 for a missing one and the likely value of an interval", () => {
  const interval = { low: 1, likely: 2, high: 9 };
  expect(addToRatings({ a: 1, b: interval, c: 7 }, { a: 2, b: 3, d: 4 })).toEqual({
    a: 3,
    b: 5,
    d: 4,
  });
});
