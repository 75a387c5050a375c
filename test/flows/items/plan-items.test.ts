import { describe, expect, test } from "vitest";
import { buildItemFields } from "../../../src/core/item/change-item.ts";
import { type ItemPlanContext, planItems } from "../../../src/flows/items/plan-items.ts";
import {
  buildContext,
  buildItem,
  buildRatings,
  create,
  failures,
  formatNewId,
  kinds,
  now,
  patch,
  pickFields,
  plan,
  listFailures,
  remove,
  upsert,
} from "./item-plans.ts";

const a = buildItem(1, { externalId: "A-1", size: 1 });
const b = buildItem(2, { externalId: "B-2", parent: a.id });
const c = buildItem(3, { parent: b.id });

describe("a create", () => {
  test("plans a row with a new id and the defaults, without a number", () => {
    const { creates, changes, outcomes } = plan([create({ title: "New" })]);
    const fields = buildItemFields({ title: "New" });
    const id = formatNewId(1);
    expect(creates).toEqual([{ id, fields }]);
    expect(changes).toEqual([]);
    const times = { createdAt: now, updatedAt: now };
    expect(outcomes).toEqual([
      { kind: "created", item: { ...fields, id, number: 0, version: 1, ...times } },
    ]);
  });

  test("is rejected without a title", () => {
    expect(listFailures(plan([create({}), create({ title: null })]))).toEqual([
      ["invalid", "/title"],
      ["invalid", "/title"],
    ]);
  });

  test("is rejected if the external id is taken in the database or earlier in the batch", () => {
    const planned = plan(
      [
        create({ title: "again", externalId: "A-1" }),
        create({ title: "first", externalId: "N-1" }),
        create({ title: "second", externalId: "N-1" }),
      ],
      [a],
    );
    expect(kinds(planned)).toEqual(["rejected", "created", "rejected"]);
    expect(listFailures(planned)).toEqual([
      ["conflict", "/external_id"],
      ["conflict", "/external_id"],
    ]);
    expect(planned.creates).toHaveLength(1);
  });

  test("finds a parent that the same batch creates", () => {
    const { creates } = plan([
      create({ title: "epic", externalId: "E-1" }),
      create({ title: "story", parent: "E-1" }),
    ]);
    expect(creates[1]?.fields.parent).toBe(formatNewId(1));
  });

  test("resolves a parent from either id", () => {
    const { creates } = plan(
      [create({ title: "x", parent: a.id }), create({ title: "y", parent: "A-1" })],
      [a],
    );
    expect(creates.map(({ fields }) => fields.parent)).toEqual([a.id, a.id]);
  });
});

describe("a patch", () => {
  test("plans the row, its previous fields and the expected version", () => {
    const { changes, outcomes } = plan([patch(a, { size: 2, team: "core" })], [a]);
    expect(changes).toEqual([
      {
        id: a.id,
        number: 1,
        createdAt: a.createdAt,
        version: 4,
        fields: { ...pickFields(a), size: 2, team: "core" },
        before: { size: 1, team: null },
        patch: { size: 2, team: "core" },
      },
    ]);
    expect(outcomes).toEqual([
      { kind: "updated", item: { ...a, size: 2, team: "core", version: 5, updatedAt: now } },
    ]);
  });

  test("plans no row if nothing changes", () => {
    const planned = plan([patch(a, { size: 1 })], [a]);
    expect(planned).toMatchObject({ creates: [], changes: [] });
    expect(planned.outcomes).toEqual([{ kind: "unchanged", item: a }]);
  });

  test("plans one row for two patches of one item", () => {
    const twice = [patch(a, { size: 2 }), patch(a, { size: 3, team: "core" })];
    const { changes, outcomes } = plan(twice, [a]);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      version: 4,
      fields: { size: 3, team: "core" },
      before: { size: 1, team: null },
    });
    expect(outcomes.map((each) => "item" in each && each.item.version)).toEqual([5, 5]);
  });

  test("changes the new row of an item that the same batch creates", () => {
    const planned = plan([
      create({ title: "new", externalId: "N-1" }),
      upsert({ externalId: "N-1", size: 8 }),
    ]);
    expect(kinds(planned)).toEqual(["created", "updated"]);
    expect(planned.changes).toEqual([]);
    expect(planned.creates).toMatchObject([
      { id: formatNewId(1), fields: { title: "new", size: 8 } },
    ]);
    expect(planned.outcomes[1]).toMatchObject({
      item: { id: formatNewId(1), version: 1, number: 0 },
    });
  });

  test("is rejected if the item does not exist", () => {
    expect(listFailures(plan([patch(a, { size: 2 }), remove(a)]))).toEqual([
      ["not-found", undefined],
      ["not-found", undefined],
    ]);
  });

  test("takes an external id only after its owner has released it", () => {
    const taken = plan([patch(b, { externalId: "A-1" })], [a, b]);
    expect(listFailures(taken)).toEqual([["conflict", "/external_id"]]);
    const freed = plan([patch(a, { externalId: null }), patch(b, { externalId: "A-1" })], [a, b]);
    expect(kinds(freed)).toEqual(["updated", "updated"]);
  });

  test.for([
    ["the version it has", [4], ["updated"]],
    ["one of several versions", [3, 4], ["updated"]],
    ["any version", "*" as const, ["updated"]],
    ["no version", undefined, ["updated"]],
    ["an older version", [3], ["rejected"]],
    ["other versions", [5, 3], ["rejected"]],
    ["that it does not exist", "none", ["rejected"]],
  ] as const)("that expects %s is planned or rejected", ([, version, expected]) => {
    expect(kinds(plan([{ ...patch(a, { size: 2 }), version }], [a]))).toEqual(expected);
  });

  test("can expect the version that the batch itself creates", () => {
    const stale = plan(
      [
        patch(a, { size: 2 }),
        { ...patch(a, { size: 3 }), version: [4] },
        { ...remove(a), version: [5] },
      ],
      [a],
    );
    expect(kinds(stale)).toEqual(["updated", "rejected", "deleted"]);
    expect(failures(stale)[0]).toMatchObject({
      kind: "precondition-failed",
      faults: [
        {
          header: "If-Match",
          detail: "The item is at version 5, not 4. Read the item again and retry.",
        },
      ],
    });
  });
});

describe("a delete", () => {
  test("keeps the fields and sets the time of deletion", () => {
    const { changes, outcomes } = plan([remove(a)], [a]);
    expect(changes).toMatchObject([{ id: a.id, version: 4, deletedAt: now }]);
    expect(changes[0]?.before).toEqual({ deletedAt: null });
    expect(outcomes).toMatchObject([{ kind: "deleted", item: { id: a.id, version: 5 } }]);
  });

  test("after a patch records the fields before both", () => {
    const { changes } = plan([patch(a, { size: 9 }), remove(a)], [a]);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.before).toEqual({ size: 1, deletedAt: null });
  });

  test("is rejected for a deleted item and for an item that the same batch creates", () => {
    expect(kinds(plan([remove(a), remove(a)], [a]))).toEqual(["deleted", "rejected"]);
    const made = plan([create({ title: "new" }), { kind: "delete", id: formatNewId(1) }]);
    expect(failures(made)).toMatchObject([{ kind: "conflict" }]);
  });

  test("releases the external id for a later operation", () => {
    const planned = plan([remove(a), upsert({ externalId: "A-1", title: "reborn" })], [a]);
    expect(kinds(planned)).toEqual(["deleted", "created"]);
    expect(planned.creates).toMatchObject([{ id: formatNewId(1), fields: { externalId: "A-1" } }]);
    expect(planned.changes.map(({ id }) => id)).toEqual([a.id]);
  });

  test.for([
    ["its id", a.id],
    ["its external id", "A-1"],
  ] as const)("of a parent rejects later children that name it by %s", ([, parent]) => {
    const planned = plan([remove(a), create({ title: "orphan", parent })], [a]);
    expect(listFailures(planned)).toEqual([["invalid", "/parent"]]);
  });
});

describe("an upsert", () => {
  test("updates the item with the id or the external id, and otherwise creates an item", () => {
    const planned = plan(
      [
        upsert({ externalId: "A-1", size: 2 }),
        upsert({ size: 3 }, b.id),
        upsert({ externalId: "N-1", title: "new" }),
        upsert({ externalId: "N-1", size: 5 }),
      ],
      [a, b],
    );
    expect(kinds(planned)).toEqual(["updated", "updated", "created", "updated"]);
    expect(planned.changes.map(({ id }) => id)).toEqual([a.id, b.id]);
    expect(planned.creates).toMatchObject([{ fields: { title: "new", size: 5 } }]);
  });

  test("creates nothing if it expects a version", () => {
    for (const version of [[1], "*"] as const) {
      const planned = plan([{ ...upsert({ externalId: "N-1", title: "new" }), version }]);
      expect(failures(planned)).toMatchObject([
        { kind: "precondition-failed", faults: [{ header: "If-Match" }] },
      ]);
    }
  });
});

describe("planItems", () => {
  test("rejects the item itself and its descendants as the parent", () => {
    const planned = plan([patch(a, { parent: a.id }), patch(a, { parent: c.id })], [a, b, c]);
    expect(listFailures(planned)).toEqual([
      ["invalid", "/parent"],
      ["invalid", "/parent"],
    ]);
  });

  test("rejects a cycle that earlier operations complete", () => {
    const free = buildItem(4, {});
    const planned = plan(
      [patch(a, { parent: free.id }), patch(free, { parent: c.id })],
      [a, b, c, free],
    );
    expect(kinds(planned)).toEqual(["updated", "rejected"]);
  });

  test("accepts a parent after earlier operations have broken the cycle", () => {
    const planned = plan([patch(b, { parent: null }), patch(a, { parent: b.id })], [a, b, c]);
    expect(kinds(planned)).toEqual(["updated", "updated"]);
  });

  test("rejects a parent that does not exist", () => {
    const parents = ["NOPE-1", "itm_7zzzzzzzzzzzzzzzzzzzzzzzzz"];
    const planned = plan(parents.map((parent) => create({ title: "x", parent })));
    expect(listFailures(planned)).toEqual(parents.map(() => ["invalid", "/parent"]));
  });

  test("reports ratings out of range and dates out of order together", () => {
    const wrong = {
      ratings: { impact: 4, own: 99 },
      startDate: "2025-01-02",
      dueDate: "2025-01-01",
    };
    const planned = plan([create({ title: "x", ...wrong }), patch(a, wrong)], [a]);
    expect(planned).toMatchObject({ creates: [], changes: [] });
    expect(failures(planned).map(({ faults }) => faults.map(({ pointer }) => pointer))).toEqual([
      ["/ratings/impact", "/due_date"],
      ["/ratings/impact", "/due_date"],
    ]);
  });

  test("rejects more ratings than an item can have over several patches", () => {
    const planned = plan(
      [patch(a, { ratings: buildRatings(0) }), patch(a, { ratings: buildRatings(1) })],
      [a],
    );
    expect(kinds(planned)).toEqual(["updated", "rejected"]); // 200, then 201
  });

  test("rejects one operation without affecting others", () => {
    const planned = plan(
      [patch(a, { size: 2 }), patch(b, { parent: "NOPE" }), create({ title: "x" })],
      [a, b],
    );
    expect(kinds(planned)).toEqual(["updated", "rejected", "created"]);
    expect(planned.changes.map(({ id }) => id)).toEqual([a.id]);
  });
});

describe("an import that names a parent before its line", () => {
  test("creates the item without a parent and defers it", () => {
    const lines = [
      upsert({ externalId: "N-2", title: "story", parent: "N-1" }),
      create({ title: "x" }),
    ];
    const { creates, outcomes } = planItems(lines, { ...buildContext([]), onMissing: "defer" });
    expect(creates[0]?.fields).not.toHaveProperty("parent");
    expect(outcomes).toMatchObject([
      { kind: "created", deferred: ["parent"] },
      { kind: "created" },
    ]);
    expect(outcomes[1]).not.toHaveProperty("deferred");
  });

  test("keeps the current parent while the new parent does not exist", () => {
    const lines = [patch(b, { parent: "N-1", size: 4 })];
    const { changes } = planItems(lines, { ...buildContext([a, b]), onMissing: "defer" });
    expect(changes).toMatchObject([{ fields: { parent: a.id, size: 4 }, before: { size: null } }]);
  });
});

test("rethrows an error that is not a failure", () => {
  const broken: ItemPlanContext = {
    ...buildContext([]),
    newId: () => {
      throw new TypeError("No randomness.");
    },
  };
  expect(() => planItems([create({ title: "x" })], broken)).toThrow(TypeError);
});

describe("numbers to add to ratings", () => {
  const counted = buildItem(1, {
    externalId: "A-1",
    source: "jira",
    ratings: { reach: 3, votes: 5 },
  });
  const name = { externalId: "A-1", source: "jira" };

  test("are added to those of earlier operations of the batch", () => {
    const operations = [
      { ...patch(counted, {}), added: { votes: 2 } },
      { ...upsert(name), isUpdateOnly: true, added: { votes: 4, zeal: 1 } },
    ];
    const planned = plan(operations, [counted]);
    expect(kinds(planned)).toEqual(["updated", "updated"]);
    const [change] = planned.changes;
    expect(change?.fields.ratings).toEqual({ reach: 3, votes: 11, zeal: 1 });
    expect(change?.before).toEqual({ ratings: { reach: 3, votes: 5 } });
  });

  test("create no item if the operation only updates", () => {
    const operation = { ...upsert({ ...name, title: "New" }), isUpdateOnly: true };
    const planned = plan([{ ...operation, added: { votes: 1 } }], []);
    expect(planned.creates).toEqual([]);
    const details = failures(planned).map(({ message }) => message);
    expect(details).toEqual([
      'No item has the external id "A-1" in the source "jira". Correct the id or its source.',
    ]);
  });
});
