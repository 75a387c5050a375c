import { describe, expect, test } from "vitest";
import { limits } from "../../../src/contract/limits.ts";
import { buildItemFields } from "../../../src/core/item/change-item.ts";
import { type Item } from "../../../src/core/item/item.ts";
import { type ItemOperation } from "../../../src/flows/items/item-operation.ts";
import {
  type ItemPlanContext,
  planItems,
  type ItemWritePlan,
} from "../../../src/flows/items/plan-items.ts";

const now = 1_700_000_000_000;

const a = itemOf(1, { externalId: "A-1", size: 1 });
const b = itemOf(2, { externalId: "B-2", parent: a.id });
const c = itemOf(3, { parent: b.id });

describe("creates", () => {
  test("a row and an answer, with a new id, the defaults and no number yet", () => {
    const { creates, changes, outcomes } = plan([create({ title: "New" })]);
    const fields = buildItemFields({ title: "New" });
    const id = newIdOf(1);
    expect(creates).toEqual([{ id, fields }]);
    expect(changes).toEqual([]);
    const times = { createdAt: now, updatedAt: now };
    expect(outcomes).toEqual([
      { kind: "created", item: { ...fields, id, number: 0, version: 1, ...times } },
    ]);
  });

  test("nothing without a title", () => {
    expect(refusals(plan([create({}), create({ title: null })]))).toEqual([
      ["invalid", "/title"],
      ["invalid", "/title"],
    ]);
  });

  test("no second item of one external id, be the first in the truth or above it", () => {
    const planned = plan(
      [
        create({ title: "again", externalId: "A-1" }),
        create({ title: "first", externalId: "N-1" }),
        create({ title: "second", externalId: "N-1" }),
      ],
      [a],
    );
    expect(kinds(planned)).toEqual(["refused", "created", "refused"]);
    expect(refusals(planned)).toEqual([
      ["conflict", "/external_id"],
      ["conflict", "/external_id"],
    ]);
    expect(planned.creates).toHaveLength(1);
  });

  test("under a parent that was made above it in the same batch, by its external id", () => {
    const { creates } = plan([
      create({ title: "epic", externalId: "E-1" }),
      create({ title: "story", parent: "E-1" }),
    ]);
    expect(creates[1]?.fields.parent).toBe(newIdOf(1));
  });

  test("under a parent named by either id; what is kept is ours", () => {
    const { creates } = plan(
      [create({ title: "x", parent: a.id }), create({ title: "y", parent: "A-1" })],
      [a],
    );
    expect(creates.map(({ fields }) => fields.parent)).toEqual([a.id, a.id]);
  });
});

describe("patches", () => {
  test("an item: the row, what was there before, and the version it has to have", () => {
    const { changes, outcomes } = plan([patch(a, { size: 2, team: "core" })], [a]);
    expect(changes).toEqual([
      {
        id: a.id,
        number: 1,
        createdAt: a.createdAt,
        version: 4,
        fields: { ...fieldsOf(a), size: 2, team: "core" },
        before: { size: 1, team: null },
      },
    ]);
    expect(outcomes).toEqual([
      { kind: "updated", item: { ...a, size: 2, team: "core", version: 5, updatedAt: now } },
    ]);
  });

  test("nothing when it says what is so", () => {
    const planned = plan([patch(a, { size: 1 })], [a]);
    expect(planned).toMatchObject({ creates: [], changes: [] });
    expect(planned.outcomes).toEqual([{ kind: "unchanged", item: a }]);
  });

  test("one item twice: one row, the first version, the earliest before, the next version once", () => {
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

  test("an item that the same batch made: still a new row", () => {
    const planned = plan([
      create({ title: "new", externalId: "N-1" }),
      upsert({ externalId: "N-1", size: 8 }),
    ]);
    expect(kinds(planned)).toEqual(["created", "updated"]);
    expect(planned.changes).toEqual([]);
    expect(planned.creates).toMatchObject([{ id: newIdOf(1), fields: { title: "new", size: 8 } }]);
    expect(planned.outcomes[1]).toMatchObject({ item: { id: newIdOf(1), version: 1, number: 0 } });
  });

  test("nobody that is not there", () => {
    expect(refusals(plan([patch(a, { size: 2 }), remove(a)]))).toEqual([
      ["not-found", undefined],
      ["not-found", undefined],
    ]);
  });

  test("no external id away from its owner, but one that has become free", () => {
    const taken = plan([patch(b, { externalId: "A-1" })], [a, b]);
    expect(refusals(taken)).toEqual([["conflict", "/external_id"]]);
    const freed = plan([patch(a, { externalId: null }), patch(b, { externalId: "A-1" })], [a, b]);
    expect(kinds(freed)).toEqual(["updated", "updated"]);
  });

  test.for([
    ["the version it has", 4, ["updated"]],
    ["any version", "*" as const, ["updated"]],
    ["no version", undefined, ["updated"]],
    ["an older version", 3, ["refused"]],
    ["a later version", 5, ["refused"]],
  ] as const)("if it is meant for %s", ([, version, expected]) => {
    expect(kinds(plan([{ ...patch(a, { size: 2 }), version }], [a]))).toEqual(expected);
  });

  test("with the version that the batch itself has brought about", () => {
    const stale = plan(
      [
        patch(a, { size: 2 }),
        { ...patch(a, { size: 3 }), version: 4 },
        { ...remove(a), version: 5 },
      ],
      [a],
    );
    expect(kinds(stale)).toEqual(["updated", "refused", "deleted"]);
    expect(failures(stale)[0]).toMatchObject({
      kind: "precondition-failed",
      faults: [{ header: "If-Match", detail: "The item is at version 5, not 4." }],
    });
  });
});

describe("deletes", () => {
  test("an item: its fields stay, its day is noted", () => {
    const { changes, outcomes } = plan([remove(a)], [a]);
    expect(changes).toMatchObject([{ id: a.id, version: 4, deletedAt: now }]);
    expect(changes[0]?.before).toEqual({ deletedAt: null });
    expect(outcomes).toMatchObject([{ kind: "deleted", item: { id: a.id, version: 5 } }]);
  });

  test("an item that was patched above: before is what was there before both", () => {
    const { changes } = plan([patch(a, { size: 9 }), remove(a)], [a]);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.before).toEqual({ size: 1, deletedAt: null });
  });

  test("no item twice, and none that the same batch made", () => {
    expect(kinds(plan([remove(a), remove(a)], [a]))).toEqual(["deleted", "refused"]);
    const made = plan([create({ title: "new" }), { kind: "delete", id: newIdOf(1) }]);
    expect(failures(made)).toMatchObject([{ kind: "conflict" }]);
  });

  test("an item whose external id a later line takes for a new one", () => {
    const planned = plan([remove(a), upsert({ externalId: "A-1", title: "reborn" })], [a]);
    expect(kinds(planned)).toEqual(["deleted", "created"]);
    expect(planned.creates).toMatchObject([{ id: newIdOf(1), fields: { externalId: "A-1" } }]);
    expect(planned.changes.map(({ id }) => id)).toEqual([a.id]);
  });

  test.for([
    ["our id", a.id],
    ["its external id", "A-1"],
  ] as const)("a parent: nothing is put under it any more by %s", ([, parent]) => {
    const planned = plan([remove(a), create({ title: "orphan", parent })], [a]);
    expect(refusals(planned)).toEqual([["invalid", "/parent"]]);
  });
});

describe("upserts", () => {
  test("what there is, by our id or by its external id, and else what is new", () => {
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

  test("nothing new if it is meant for a version", () => {
    for (const version of [1, "*"] as const) {
      const planned = plan([{ ...upsert({ externalId: "N-1", title: "new" }), version }]);
      expect(failures(planned)).toMatchObject([
        { kind: "precondition-failed", faults: [{ header: "If-Match" }] },
      ]);
    }
  });
});

describe("refuses", () => {
  test("a cycle: below itself, and below what is below it", () => {
    const planned = plan([patch(a, { parent: a.id }), patch(a, { parent: c.id })], [a, b, c]);
    expect(refusals(planned)).toEqual([
      ["invalid", "/parent"],
      ["invalid", "/parent"],
    ]);
  });

  test("a cycle that only the lines above make one", () => {
    const free = itemOf(4, {});
    const planned = plan(
      [patch(a, { parent: free.id }), patch(free, { parent: c.id })],
      [a, b, c, free],
    );
    expect(kinds(planned)).toEqual(["updated", "refused"]);
  });

  test("no cycle that the lines above have opened", () => {
    const planned = plan([patch(b, { parent: null }), patch(a, { parent: b.id })], [a, b, c]);
    expect(kinds(planned)).toEqual(["updated", "updated"]);
  });

  test("a parent there is none of", () => {
    const parents = ["NOPE-1", "itm_7zzzzzzzzzzzzzzzzzzzzzzzzz"];
    const planned = plan(parents.map((parent) => create({ title: "x", parent })));
    expect(refusals(planned)).toEqual(parents.map(() => ["invalid", "/parent"]));
  });

  test("ratings out of range and dates out of order, all of them at once", () => {
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

  test("more ratings of one item than there may be, however many patches bring them", () => {
    const planned = plan(
      [patch(a, { ratings: ratingsFrom(0) }), patch(a, { ratings: ratingsFrom(1) })],
      [a],
    );
    expect(kinds(planned)).toEqual(["updated", "refused"]); // 200, then 201
  });

  test("one operation without harm to its neighbours", () => {
    const planned = plan(
      [patch(a, { size: 2 }), patch(b, { parent: "NOPE" }), create({ title: "x" })],
      [a, b],
    );
    expect(kinds(planned)).toEqual(["updated", "refused", "created"]);
    expect(planned.changes.map(({ id }) => id)).toEqual([a.id]);
  });
});

describe("an import, which may name a parent before its line has come,", () => {
  test("takes the item without it and says so", () => {
    const lines = [
      upsert({ externalId: "N-2", title: "story", parent: "N-1" }),
      create({ title: "x" }),
    ];
    const { creates, outcomes } = planItems(lines, { ...contextOf([]), onMissing: "later" });
    expect(creates[0]?.fields).not.toHaveProperty("parent");
    expect(outcomes).toMatchObject([
      { kind: "created", deferred: ["parent"] },
      { kind: "created" },
    ]);
    expect(outcomes[1]).not.toHaveProperty("deferred");
  });

  test("leaves the parent an item has where the new one is not there yet", () => {
    const lines = [patch(b, { parent: "N-1", size: 4 })];
    const { changes } = planItems(lines, { ...contextOf([a, b]), onMissing: "later" });
    expect(changes).toMatchObject([{ fields: { parent: a.id, size: 4 }, before: { size: null } }]);
  });
});

test("a failure that is none of the caller's goes through", () => {
  const broken: ItemPlanContext = {
    ...contextOf([]),
    newId: () => {
      throw new TypeError("no dice");
    },
  };
  expect(() => planItems([create({ title: "x" })], broken)).toThrow(TypeError);
});

type Changes = Extract<ItemOperation, { kind: "create" }>["changes"];

/** As many as there may be, of criteria from a number on. */
function ratingsFrom(first: number): Record<string, number> {
  const keys = Array.from({ length: limits.criteriaMax }, (_, at) => `c${first + at}`);
  return Object.fromEntries(keys.map((key) => [key, 1]));
}

function create(changes: Changes): ItemOperation {
  return { kind: "create", changes };
}

function patch({ id }: Item, changes: Changes) {
  return { kind: "patch", id, changes } as const;
}

function remove({ id }: Item) {
  return { kind: "delete", id } as const;
}

function upsert(changes: Changes, id?: string) {
  return { kind: "upsert", id, changes } as const;
}

function plan(operations: readonly ItemOperation[], items: readonly Item[] = []): ItemWritePlan {
  return planItems(operations, contextOf(items));
}

function contextOf(items: readonly Item[]): ItemPlanContext {
  let made = 0;
  const named = items.flatMap((item) =>
    item.externalId ? [[item.externalId, item] as const] : [],
  );
  return {
    workspace: {
      id: "wsp_test",
      name: "Test",
      generation: 1,
      changedAt: 0,
      lastNumber: items.length,
      defaultModel: "rice",
      cursorKey: "",
      snapshotGeneration: 0,
      snapshotAt: 0,
      createdAt: 0,
    },
    byId: new Map(items.map((item) => [item.id, item])),
    byExternalId: new Map(named),
    parents: new Map(items.map(({ id, parent }) => [id, parent])),
    liveParentIds: new Set(items.map(({ id }) => id)),
    ranges: new Map([["impact", { min: 0, max: 3 }]]),
    at: now,
    newId: () => {
      made += 1;
      return newIdOf(made);
    },
    blockers: new Map(),
    onMissing: "refused",
  };
}

function itemOf(number: number, fields: Changes): Item {
  const id = `itm_0000000000000000000000000${number}`;
  const times = { createdAt: 1_000, updatedAt: 2_000 };
  return {
    ...buildItemFields({ title: `Item ${number}`, ...fields }),
    ...times,
    id,
    number,
    version: 4,
  };
}

function newIdOf(count: number): string {
  return `itm_0000000000000000000000010${count}`;
}

function fieldsOf(item: Item) {
  const { id: _, number: _n, version: _v, createdAt: _c, updatedAt: _u, ...fields } = item;
  return fields;
}

function kinds({ outcomes }: ItemWritePlan) {
  return outcomes.map(({ kind }) => kind);
}

function failures({ outcomes }: ItemWritePlan) {
  return outcomes.flatMap((outcome) => (outcome.kind === "refused" ? [outcome.failure] : []));
}

function refusals(planned: ItemWritePlan) {
  return failures(planned).map(({ kind, faults }) => [kind, faults[0]?.pointer]);
}
