import { expect, test } from "vitest";
import { toFieldChanges } from "../../src/contract/field-changes.ts";
import { toItemView, formatTime } from "../../src/contract/item-view.ts";
import { ItemPatch, ItemView } from "../../src/contract/item.ts";
import { applyFieldChanges, buildItemFields } from "../../src/core/item/change-item.ts";
import { type Item } from "../../src/core/item/item.ts";

const bare: Item = {
  ...buildItemFields({ title: "Bare" }),
  id: "itm_01h455vb4pex5vsknk084sn02q",
  number: 3,
  version: 1,
  createdAt: 0,
  updatedAt: 1_700_000_000_123,
};

const full: Item = {
  ...bare,
  externalId: "MESOS-313",
  type: "bug",
  parent: "itm_00000000000000000000000001",
  description: "It leaks.",
  status: "in progress",
  priority: "high",
  assignee: "ana",
  labels: ["edge"],
  team: "core",
  size: 3,
  startDate: "2024-02-29",
  dueDate: "2024-03-01",
  blockedBy: ["itm_00000000000000000000000002"],
  ratings: { reach: 4, effort: { low: 1, likely: 2, high: 3 } },
  deletedAt: 1_700_000_000_124,
};

const wire = {
  external_id: "MESOS-313",
  type: "bug",
  parent: "itm_00000000000000000000000001",
  title: "Bare",
  description: "It leaks.",
  status: "in progress",
  priority: "high",
  assignee: "ana",
  labels: ["edge"],
  team: "core",
  size: 3,
  start_date: "2024-02-29",
  due_date: "2024-03-01",
  blocked_by: ["itm_00000000000000000000000002"],
  ratings: { reach: 4, effort: { low: 1, likely: 2, high: 3 } },
};

test("converts an item with all its fields", () => {
  expect(toItemView(full)).toEqual({
    ...wire,
    id: full.id,
    number: 3,
    version: 1,
    created_at: "1970-01-01T00:00:00.000Z",
    updated_at: "2023-11-14T22:13:20.123Z",
    deleted_at: "2023-11-14T22:13:20.124Z",
  });
});

test("omits absent fields", () => {
  expect(Object.keys(toItemView(bare))).toEqual([
    "id",
    "number",
    "type",
    "title",
    "status",
    "labels",
    "ratings",
    "version",
    "created_at",
    "updated_at",
  ]);
});

test.for([bare, full])("builds a view that the schema accepts unchanged", (item) => {
  expect(ItemView.strict().parse(toItemView(item))).toEqual(toItemView(item));
});

test("converts a patch to changes, keeping absent and null fields", () => {
  const patch = ItemPatch.parse({ external_id: null, start_date: "2024-02-29", team: null });
  expect(toFieldChanges(patch)).toEqual({ externalId: null, startDate: "2024-02-29", team: null });
});

test("converts an item to a patch without changes", () => {
  expect(applyFieldChanges(full, toFieldChanges(ItemPatch.parse(wire)))).toBeUndefined();
  expect(applyFieldChanges(bare, toFieldChanges(ItemPatch.parse(wire)))?.fields).toEqual(
    buildItemFields(toFieldChanges(ItemPatch.parse(wire))),
  );
});

test("formats an instant in UTC with milliseconds", () => {
  expect(formatTime(1)).toBe("1970-01-01T00:00:00.001Z");
});
