import { sql } from "drizzle-orm";
import { type Item, itemTypes, priorities, type Ratings } from "../core/item/item.ts";
import { type DeletableRow } from "../core/snapshot/roll-back.ts";
import { items } from "./tables.ts";

/** The columns of an item without its description. */
export const itemListColumns = {
  id: items.id,
  number: items.number,
  externalId: items.externalId,
  source: sql<string | null>`nullif(${items.source}, '')`,
  type: items.type,
  parent: items.parentId,
  blockedBy: items.blockedBy,
  title: items.title,
  status: items.status,
  priority: items.priority,
  assignee: items.assignee,
  labels: items.labels,
  team: items.team,
  size: items.size,
  startDate: items.startDate,
  dueDate: items.dueDate,
  ratings: items.ratings,
  version: items.version,
  createdAt: items.createdAt,
  updatedAt: items.updatedAt,
  deletedAt: items.deletedAt,
};

export const itemColumns = { ...itemListColumns, description: items.description };

type ItemListRow = Pick<
  typeof items.$inferSelect,
  Exclude<keyof typeof itemListColumns, "parent" | "source">
> & {
  readonly parent: string | null;
  readonly source: string | null;
};

/** Converts a row of `itemListColumns` or `itemColumns` to an item. NULL means absent. */
export function toItem(row: ItemListRow & { readonly description?: string | null }): Item {
  const { type, priority, ...rest } = row;
  const item: Record<string, unknown> = { type: itemTypes[type] };
  for (const [name, value] of Object.entries(rest)) {
    if (value !== null) {
      item[name] = value;
    }
  }
  if (priority > 0) {
    item["priority"] = priorities[priority - 1];
  }
  return item as Item;
}

/** A row as `snapshots.ts` selects it. */
export type SnapshotTuple = readonly [
  number: number,
  created: number,
  type: number,
  priority: number,
  status: string,
  assignee: string | null,
  team: string | null,
  parent: number | null,
  size: number | null,
  start: number | null,
  due: number | null,
  deletedAt: number | null,
  labels: readonly string[],
  ratings: Ratings,
];

/** Converts a tuple to a snapshot row. */
export function toSnapshotRow(tuple: SnapshotTuple): DeletableRow {
  const [number, created, type, priority, status, assignee, team] = tuple;
  return {
    number,
    created,
    type,
    priority,
    status,
    assignee: assignee ?? "",
    team: team ?? "",
    parent: tuple[7] ?? 0,
    size: tuple[8],
    start: tuple[9],
    due: tuple[10],
    isDeleted: tuple[11] !== null,
    labels: tuple[12],
    ratings: tuple[13],
  };
}
