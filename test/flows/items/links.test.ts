import { describe, expect, test } from "vitest";
import { buildItemFields } from "../../../src/core/item/change-item.ts";
import { type Item } from "../../../src/core/item/item.ts";
import { type ItemOperation } from "../../../src/flows/items/item-operation.ts";
import { type ItemPlanContext, planItems } from "../../../src/flows/items/plan-items.ts";

const a = buildItem(1, { externalId: "A-1" });
const b = buildItem(2, { externalId: "B-2" });
const c = buildItem(3, { blockedBy: [a.id] });

describe("blockers", () => {
  test("are resolved from either id, in the database or earlier in the batch", () => {
    const { creates } = plan(
      [
        create({ title: "first", externalId: "N-1" }),
        create({ title: "second", blockedBy: [a.id, "B-2", "N-1", "A-1"] }),
      ],
      [a, b],
    );
    expect(creates[1]?.fields.blockedBy).toEqual([a.id, b.id, formatNewId(1)]);
  });

  test("are rejected with their index if missing, deleted, or the item itself", () => {
    const { outcomes } = plan(
      [
        create({ title: "x", blockedBy: ["A-1", "nowhere"] }),
        patch(a, { blockedBy: [a.id] }),
        patch(a, { blockedBy: ["B-2", "A-1"] }),
        create({ title: "y", externalId: "Y", blockedBy: ["Y"] }),
        { kind: "delete", id: b.id },
        create({ title: "z", blockedBy: [b.id] }),
        create({ title: "z", blockedBy: ["B-2"] }),
      ],
      [a, b],
    );
    expect(outcomes.map(getPointerOrKind)).toEqual([
      "/blocked_by/1",
      "/blocked_by/0",
      "/blocked_by/1",
      "/blocked_by/0",
      "deleted",
      "/blocked_by/0",
      "/blocked_by/0",
    ]);
  });

  test("may form a cycle", () => {
    const { outcomes } = plan([patch(a, { blockedBy: [c.id] })], [a, c]);
    expect(outcomes).toMatchObject([{ kind: "updated", item: { blockedBy: [c.id] } }]);
  });

  test.each([[null], [[]]])("are removed by %j and recorded in the undo log", (blockedBy) => {
    const { changes } = plan([patch(c, { blockedBy })], [c]);
    expect(changes).toMatchObject([{ before: { blockedBy: [a.id] } }]);
    expect(changes[0]?.fields).not.toHaveProperty("blockedBy");
  });

  test("may be repeated after their items are deleted", () => {
    const { outcomes } = plan([patch(c, { blockedBy: [a.id, "B-2"] })], [c, b]);
    expect(outcomes).toMatchObject([{ kind: "updated", item: { blockedBy: [a.id, b.id] } }]);
  });

  test("are unchanged by the same list", () => {
    expect(plan([patch(c, { blockedBy: [a.id] })], [c, a]).changes).toEqual([]);
  });
});

describe("an import that names a blocker before its line", () => {
  const operation = create({ title: "x", parent: "P-1", blockedBy: ["A-1", "N-1"] });

  test("creates the item without links and defers them", () => {
    const { creates, outcomes } = plan([operation, create({ title: "y" })], [a], "defer");
    expect(creates[0]?.fields).not.toHaveProperty("blockedBy");
    expect(outcomes).toMatchObject([{ deferred: ["parent", "blocked_by"] }, {}]);
    expect(outcomes[1]).not.toHaveProperty("deferred");
  });

  test("links the existing blockers in the last pass, and reports the missing blockers", () => {
    const { outcomes } = plan([patch(b, { blockedBy: ["A-1", "N-1"] })], [a, b], "report");
    expect(outcomes).toMatchObject([
      { kind: "updated", item: { blockedBy: [a.id] }, missingBlockers: ["N-1"] },
    ]);
  });
});

type Changes = Extract<ItemOperation, { kind: "create" }>["changes"];

function create(changes: Changes): ItemOperation {
  return { kind: "create", changes };
}

function patch({ id }: Item, changes: Changes): ItemOperation {
  return { kind: "patch", id, changes };
}

function buildItem(number: number, fields: Omit<Changes, "title">): Item {
  const id = `itm_${String(number).padStart(26, "0")}`;
  const times = { createdAt: 1, updatedAt: 1 };
  return { ...buildItemFields({ title: "t", ...fields }), id, number, version: 1, ...times };
}

function formatNewId(count: number): string {
  return `itm_${String(100 + count).padStart(26, "0")}`;
}

function plan(
  operations: readonly ItemOperation[],
  items: readonly Item[],
  onMissing: ItemPlanContext["onMissing"] = "reject",
) {
  let count = 0;
  const byExternalId = items.flatMap((item) =>
    item.externalId === undefined ? [] : [[item.externalId, item] as const],
  );
  return planItems(operations, {
    workspace: Object.create(null),
    criteria: new Set(),
    byId: new Map(items.map((item) => [item.id, item])),
    parents: new Map(),
    liveParentIds: new Set(),
    blockers: new Map([
      ...byExternalId.map(([name, { id }]) => [name, [{ id, source: "" }]] as const),
      ...items.map(({ id }) => [id, [{ id, source: "" }]] as const),
    ]),
    ranges: new Map(),
    at: 2,
    newId: () => formatNewId((count += 1)),
    onMissing,
  });
}

function getPointerOrKind(
  outcome: ReturnType<typeof plan>["outcomes"][number],
): string | undefined {
  return outcome.kind === "rejected" ? outcome.failure.faults[0]?.pointer : outcome.kind;
}
