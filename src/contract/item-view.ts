import { type FieldChanges } from "../core/item/change-item.ts";
import { type Instant, type Item } from "../core/item/item.ts";
import { type ItemPatch, type ItemView } from "./item.ts";
import { type ItemSummaryView } from "./items.ts";

/** The fields that leave as they are, by their names on the wire, in their order there. */
const copiedFields = Object.entries({
  id: "id",
  number: "number",
  external_id: "externalId",
  type: "type",
  parent: "parent",
  blocked_by: "blockedBy",
  title: "title",
  description: "description",
  status: "status",
  priority: "priority",
  assignee: "assignee",
  labels: "labels",
  team: "team",
  size: "size",
  start_date: "startDate",
  due_date: "dueDate",
  ratings: "ratings",
  version: "version",
} as const satisfies Partial<Record<keyof ItemView, keyof Item>>);

/** An item as it leaves. Absent fields are left out. Written plainly: a page has hundreds of them. */
export function toItemView(item: Item): ItemView {
  const view: Record<string, unknown> = {};
  for (const [name, field] of copiedFields) {
    if (item[field] !== undefined) {
      view[name] = item[field];
    }
  }
  view["created_at"] = formatTime(item.createdAt);
  view["updated_at"] = formatTime(item.updatedAt);
  if (item.deletedAt !== undefined) {
    view["deleted_at"] = formatTime(item.deletedAt);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field has its name
  return view as ItemView;
}

/** What an item is called, as it leaves. */
export function toItemSummaryView({
  id,
  title,
  status,
  externalId,
}: SummaryFields): ItemSummaryView {
  return { id, title, status, ...(externalId !== undefined && { external_id: externalId }) };
}

type SummaryFields = Pick<Item, "id" | "title" | "status" | "externalId">;

/** A patch of the wire as changes of fields. */
export function toFieldChanges(patch: ItemPatch): FieldChanges {
  const {
    external_id: externalId,
    blocked_by: blockedBy,
    start_date: startDate,
    due_date: dueDate,
    ...same
  } = patch;
  return { ...same, externalId, blockedBy, startDate, dueDate };
}

/** RFC 3339, in UTC, to the millisecond. */
export function formatTime(at: Instant): string {
  return new Date(at).toISOString();
}
