import { type FieldChanges } from "../core/item/change-item.ts";
import { type Instant, type Item } from "../core/item/item.ts";
import { type ItemPatch, type ItemView } from "./item.ts";
import { type ItemSummaryView } from "./items.ts";

/** The fields that are copied unchanged: their wire names, in wire order, and their core names. */
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

/**
 * Converts an item to the wire, without absent fields. A plain loop, because a page has hundreds.
 */
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

/** Converts an item to its summary. */
export function toItemSummaryView({
  id,
  title,
  status,
  externalId,
}: SummaryFields): ItemSummaryView {
  return { id, title, status, ...(externalId !== undefined && { external_id: externalId }) };
}

type SummaryFields = Pick<Item, "id" | "title" | "status" | "externalId">;

/** Converts a patch of the wire to changes of fields. */
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

/** Formats an instant by RFC 3339, in UTC, with milliseconds. */
export function formatTime(at: Instant): string {
  return new Date(at).toISOString();
}
