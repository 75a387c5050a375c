import { type ItemPage } from "../core/item/item-page.ts";
import { type ItemLinks, type ItemSummary } from "../core/item/item-summary.ts";
import { type Instant, type Item } from "../core/item/item.ts";
import { type WireType } from "./docs-only.ts";
import { type ItemView } from "./item.ts";
import { type ItemList, type ItemSummaryView, type LinksView } from "./items.ts";
import { type NamedItem } from "./named-item.ts";
import { toPagination } from "./pagination-view.ts";
import { type ItemRef } from "./ranking.ts";

/** The wire name of each copied field, in the order of the wire. */
const copiedFields = Object.entries({
  id: "id",
  number: "number",
  external_id: "externalId",
  source: "source",
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
 * Maps an item and leaves out absent fields. A plain loop, because a page has hundreds of items.
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
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loop sets every required field
  return view as ItemView;
}

/** Maps an item of a batch without its description: 1,000 descriptions may have 64 MiB. */
export function toBatchItemView(item: Item): ItemView {
  const { description: _, ...rest } = toItemView(item);
  return rest;
}

/** Maps a page of a list of items. */
export function toItemListView(page: ItemPage): WireType<typeof ItemList> {
  const { items, limit, nextCursor, numbering } = page;
  return {
    data: items.map(toItemView),
    page: { next_cursor: nextCursor, prev_cursor: null, limit },
    ...(numbering && { pagination: toPagination(numbering.total, numbering.page, limit) }),
  };
}

/** Maps the fields that identify an item to people. */
export function toItemSummaryView({ id, title, status, externalId }: ItemSummary): ItemSummaryView {
  return { id, title, status, ...(externalId !== undefined && { external_id: externalId }) };
}

/** Maps the items that block an item, and those that it blocks. */
export function toLinksView({ blockedBy, blocks }: ItemLinks): WireType<typeof LinksView> {
  return {
    blocked_by: blockedBy.map(toItemSummaryView),
    blocks: blocks.map(toItemSummaryView),
  };
}

/** Maps an item to its names. A deleted item has empty names. */
export function toItemRef(item: Item | undefined): WireType<typeof ItemRef> {
  const { id = "", title = "", externalId } = item ?? {};
  return { id, title, ...(externalId !== undefined && { external_id: externalId }) };
}

/** Maps an item to its number and names. A deleted item has empty names. */
export function toNamedItem(number: number, item: Item | undefined): WireType<typeof NamedItem> {
  const { id, ...rest } = toItemRef(item);
  return { id, number, ...rest };
}

/** Formats a time in UTC with milliseconds (RFC 3339). */
export function formatTime(at: Instant): string {
  return new Date(at).toISOString();
}
