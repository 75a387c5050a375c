import { describe, expect, test } from "vitest";
import { buildItemFields } from "../../../src/core/item/change-item.ts";
import { type Item } from "../../../src/core/item/item.ts";
import { type ItemOperation } from "../../../src/flows/items/item-operation.ts";
import { type ItemPlanContext, planItems } from "../../../src/flows/items/plan-items.ts";

const a = itemOf(1, { externalId: "A-1" });
const b = itemOf(2, { externalId: "B-2" });
const c = itemOf(3, { blockedBy: [a.id] });

describe("blockers", () => {
  test("are named by either id, be they in the truth or above in the batch; kept are ours", () => {
    const { creates } = plan(
      [
        create({ title: "first", externalId: "N-1" }),
        create({ title: "second", blockedBy: [a.id, "B-2", "N-1", "A-1"] }),
      ],
      [a, b],
    );
    expect(creates[1]?.fields.blockedBy).toEqual([a.id, b.id, newIdOf(1)]);
  });

  test("that are nowhere, gone, or the item itself are refused at their place", () => {
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
    expect(outcomes.map(placeOf)).toEqual([
      "/blocked_by/1",
      "/blocked_by/0",
      "/blocked_by/1",
      "/blocked_by/0",
      "deleted",
      "/blocked_by/0",
      "/blocked_by/0",
    ]);
  });

  test("may go round in circles", () => {
    const { outcomes } = plan([patch(a, { blockedBy: [c.id] })], [a, c]);
    expect(outcomes).toMatchObject([{ kind: "updated", item: { blockedBy: [c.id] } }]);
  });

  test.each([[null], [[]]])("are taken away by %j, and the log keeps them", (blockedBy) => {
    const { changes } = plan([patch(c, { blockedBy })], [c]);
    expect(changes).toMatchObject([{ before: { blockedBy: [a.id] } }]);
    expect(changes[0]?.fields).not.toHaveProperty("blockedBy");
  });

  test("an item has already may be said again, though they are gone", () => {
    const { outcomes } = plan([patch(c, { blockedBy: [a.id, "B-2"] })], [c, b]);
    expect(outcomes).toMatchObject([{ kind: "updated", item: { blockedBy: [a.id, b.id] } }]);
  });

  test("said as they are change nothing", () => {
    expect(plan([patch(c, { blockedBy: [a.id] })], [c, a]).changes).toEqual([]);
  });
});

describe("an import, which may name a blocker before its line has come,", () => {
  const line = create({ title: "x", parent: "P-1", blockedBy: ["A-1", "N-1"] });

  test("takes the item without links and says what is to be done again", () => {
    const { creates, outcomes } = plan([line, create({ title: "y" })], [a], "later");
    expect(creates[0]?.fields).not.toHaveProperty("blockedBy");
    expect(outcomes).toMatchObject([{ deferred: ["parent", "blocked_by"] }, {}]);
    expect(outcomes[1]).not.toHaveProperty("deferred");
  });

  test("in the end links to what is there and names what is not", () => {
    const { outcomes } = plan([patch(b, { blockedBy: ["A-1", "N-1"] })], [a, b], "named");
    expect(outcomes).toMatchObject([
      { kind: "updated", item: { blockedBy: [a.id] }, missing: ["N-1"] },
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

function itemOf(number: number, fields: Omit<Changes, "title">): Item {
  const id = `itm_${String(number).padStart(26, "0")}`;
  const times = { createdAt: 1, updatedAt: 1 };
  return { ...buildItemFields({ title: "t", ...fields }), id, number, version: 1, ...times };
}

function newIdOf(count: number): string {
  return `itm_${String(100 + count).padStart(26, "0")}`;
}

function plan(
  operations: readonly ItemOperation[],
  items: readonly Item[],
  missing: ItemPlanContext["onMissing"] = "refused",
) {
  let made = 0;
  const named = items.flatMap((item) =>
    item.externalId === undefined ? [] : [[item.externalId, item] as const],
  );
  return planItems(operations, {
    workspace: Object.create(null),
    byId: new Map(items.map((item) => [item.id, item])),
    byExternalId: new Map(),
    parents: new Map(),
    liveParentIds: new Set(),
    blockers: new Map([
      ...named.map(([name, { id }]) => [name, id] as const),
      ...items.map(({ id }) => [id, id] as const),
    ]),
    ranges: new Map(),
    at: 2,
    newId: () => newIdOf((made += 1)),
    onMissing: missing,
  });
}

function placeOf(outcome: ReturnType<typeof plan>["outcomes"][number]): string | undefined {
  return outcome.kind === "refused" ? outcome.failure.faults[0]?.pointer : outcome.kind;
}
