import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
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

const times = { id: "itm_1", number: 1, version: 1, createdAt: 0, updatedAt: 0 };

const solid = {
  type: fc.constantFrom(...itemTypes),
  title: word,
  status: word,
  labels: fc.array(word, { maxLength: 2 }),
};

const loose = {
  externalId: word,
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

const item: fc.Arbitrary<Item> = fc
  .record(
    { ...solid, ...loose, ratings: fc.dictionary(criteria, rating) },
    { requiredKeys: ["type", "title", "status", "labels", "ratings"] },
  )
  .map((fields) => Object.assign(fields, times));

const patch: fc.Arbitrary<FieldChanges> = fc.record(
  {
    ...solid,
    externalId: fc.option(word),
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
  test("keeps what is absent, takes away what is null and sets the rest", () => {
    fc.assert(
      fc.property(item, patch, (before, changes) => {
        const after = applyFieldChanges(before, changes)?.fields ?? fieldsOf(before);
        expect(after).toEqual(merged(before, changes));
      }),
      { numRuns: 300 },
    );
  });

  test("remembers what was there before of the fields that changed, and of no others", () => {
    fc.assert(
      fc.property(item, patch, (before, changes) => {
        const change = applyFieldChanges(before, changes);
        const was: Readonly<Record<string, unknown>> = fieldsOf(before);
        const is = merged(before, changes);
        const names = new Set([...Object.keys(was), ...Object.keys(is)]);
        const different = [...names].filter((name) => canonical(was[name]) !== canonical(is[name]));
        const expected = Object.fromEntries(different.map((name) => [name, was[name] ?? null]));
        expect(change?.before).toEqual(different.length === 0 ? undefined : expected);
      }),
      { numRuns: 300 },
    );
  });

  test("is undone by what was there before", () => {
    fc.assert(
      fc.property(item, patch, (before, changes) => {
        const change = applyFieldChanges(before, changes) ?? {
          fields: fieldsOf(before),
          before: {},
        };
        const back = Object.entries({ ...change.fields, ...change.before });
        const restored = Object.fromEntries(back.filter(([, value]) => value !== null));
        expect(restored).toEqual(fieldsOf(before));
      }),
    );
  });

  test("changes nothing when it says what is so", () => {
    fc.assert(
      fc.property(item, patch, (before, changes) => {
        const after = applyFieldChanges(before, changes)?.fields ?? fieldsOf(before);
        expect(applyFieldChanges({ ...times, ...after }, changes)).toBeUndefined();
        expect(applyFieldChanges(before, fieldsOf(before))).toBeUndefined();
      }),
    );
  });

  test("does not mind the order in which ratings are said", () => {
    const ratings = { reach: 1, effort: { low: 1, likely: 2, high: 3 } };
    const other = { effort: { high: 3, likely: 2, low: 1 }, reach: 1 };
    expect(applyFieldChanges({ ...plain, ratings }, { ratings: other })).toBeUndefined();
  });

  test("minds the order of labels", () => {
    const change = applyFieldChanges({ ...plain, labels: ["a", "b"] }, { labels: ["b", "a"] });
    expect(change?.before).toEqual({ labels: ["a", "b"] });
  });

  test("merges ratings one by one", () => {
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

  test("leaves the item as it was", () => {
    const before = Object.freeze({ ...plain, ratings: Object.freeze({ reach: 1 }) });
    applyFieldChanges(before, { ratings: { reach: null }, title: "other" });
    expect(before).toEqual({ ...plain, ratings: { reach: 1 } });
  });
});

test("a new item is an open story without labels or ratings unless it says otherwise", () => {
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

describe("a look for faults", () => {
  const ranges = new Map([["impact", { min: 0, max: 3 }]]);

  test.for<[string, Rating | null, boolean]>([
    ["allows the least", 0, true],
    ["allows the most", 3, true],
    ["refuses less than the least", -0.001, false],
    ["refuses more than the most", 3.001, false],
    ["allows to take a rating away", null, true],
    ["allows an interval within", { low: 0, likely: 1, high: 3 }, true],
    ["refuses an interval from below", { low: -1, likely: 1, high: 3 }, false],
    ["refuses an interval to above", { low: 0, likely: 1, high: 4 }, false],
  ])("%s", ([, said, isRight]) => {
    const changes = { ratings: { impact: said } };
    const fault = { pointer: "/ratings/impact", detail: "impact is rated from 0 to 3." };
    expect(findItemFaults(buildItemFields({ title: "a", ...changes }), changes, ranges)).toEqual(
      isRight ? [] : [fault],
    );
  });

  test("asks nothing of a criterion without a range, or of a rating that was there before", () => {
    const fields = buildItemFields({ title: "a", ratings: { impact: 99, own: -1e12 } });
    expect(findItemFaults(fields, { ratings: { own: -1e12 } }, ranges)).toEqual([]);
  });

  test("refuses a due date before the start", () => {
    expect(dated("2024-12-31", "2025-01-01")).toEqual([]);
    expect(dated("2025-01-01", "2025-01-01")).toEqual([]);
    expect(dated("2025-01-02", "2025-01-01")).toEqual([
      { pointer: "/due_date", detail: "It is due 2025-01-01, before it starts." },
    ]);
  });

  test("finds all of them at once", () => {
    const changes = {
      ratings: { impact: 9, own: 1 },
      startDate: "2025-01-02",
      dueDate: "2025-01-01",
    };
    const faults = findItemFaults(buildItemFields({ title: "a", ...changes }), changes, ranges);
    expect(faults.map(({ pointer }) => pointer)).toEqual(["/ratings/impact", "/due_date"]);
  });
});

function dated(startDate: string, dueDate: string) {
  return findItemFaults(buildItemFields({ title: "a", startDate, dueDate }), {}, new Map());
}

const plain: Item = { ...buildItemFields({ title: "plain" }), ...times };

function fieldsOf(of: Item): ItemFields {
  const {
    id: _,
    number: _number,
    version: _version,
    createdAt: _at,
    updatedAt: _then,
    ...fields
  } = of;
  return fields;
}

/** RFC 7396, with `undefined` for absent. */
function merged(of: Item, changes: FieldChanges): Record<string, unknown> {
  const { ratings, ...rest } = changes;
  return {
    ...overlaid(fieldsOf(of), rest),
    ratings: overlaid(of.ratings, ratings ?? {}),
  };
}

function overlaid(
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result = new Map(Object.entries(under));
  for (const [name, value] of Object.entries(over)) {
    result.set(name, value);
    if (value === null) {
      result.delete(name);
    }
  }
  return Object.fromEntries(result);
}

/** Text that is equal for equal values; the keys of objects in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === "object" && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
