import { describe, expect, test } from "vitest";
import { type Item } from "../../../src/core/item/item.ts";
import { type ItemOperation } from "../../../src/flows/items/item-operation.ts";
import { planItems } from "../../../src/flows/items/plan-items.ts";
import { buildContext, buildItem, upsert } from "./item-plans.ts";

/** Plans the rows of a file. */
function planRows(operations: readonly ItemOperation[], items: readonly Item[] = []) {
  return planItems(operations, { ...buildContext(items), onMissing: "defer" }).outcomes;
}

describe("a row with a value that its item cannot have", () => {
  test("loses the due date before the stored start date", () => {
    const item = buildItem(1, { startDate: "2026-06-01" });
    const changes = { title: "New", dueDate: "2026-05-01" };
    expect(planRows([upsert(changes, item.id)], [item])).toMatchObject([
      {
        kind: "updated",
        item: { title: "New", startDate: "2026-06-01" },
        dropped: [{ pointer: "/due_date" }],
      },
    ]);
  });

  test("is rejected in a strict import", () => {
    const item = buildItem(1, { startDate: "2026-06-01" });
    const operations = [upsert({ title: "New", dueDate: "2026-05-01" }, item.id)];
    const context = { ...buildContext([item]), onMissing: "defer", isStrict: true } as const;
    expect(planItems(operations, context)).toMatchObject({
      changes: [],
      outcomes: [{ kind: "rejected", failure: { faults: [{ pointer: "/due_date" }] } }],
    });
  });

  test("loses the start date after the stored due date", () => {
    const item = buildItem(1, { dueDate: "2026-05-01" });
    const [outcome] = planRows([upsert({ size: 2, startDate: "2026-06-01" }, item.id)], [item]);
    expect(outcome).toMatchObject({ kind: "updated", item: { size: 2, dueDate: "2026-05-01" } });
  });

  test("loses the ratings out of range, and keeps the others", () => {
    const [outcome] = planRows([upsert({ title: "x", ratings: { impact: 99, reach: 5 } })]);
    expect(outcome).toMatchObject({
      kind: "created",
      item: { ratings: { reach: 5 } },
      dropped: [{ pointer: "/ratings/impact" }],
    });
  });

  test("loses its blockers if it names itself", () => {
    const [outcome] = planRows([upsert({ title: "x", externalId: "X", blockedBy: ["X"] })]);
    expect(outcome).toMatchObject({ kind: "created", dropped: [{ pointer: "/blocked_by/0" }] });
  });

  test("defers a parent that creates a cycle", () => {
    const item = buildItem(1, {});
    const [outcome] = planRows([upsert({ size: 2, parent: item.id }, item.id)], [item]);
    expect(outcome).toMatchObject({ kind: "updated", item: { size: 2 }, deferred: ["parent"] });
  });

  test("is rejected without a title", () => {
    const [outcome] = planRows([upsert({ externalId: "X", ratings: { impact: 99 } })]);
    expect(outcome).toMatchObject({
      kind: "rejected",
      failure: { faults: [{ pointer: "/title" }] },
    });
  });
});
