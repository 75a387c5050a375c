import { type FieldChanges } from "../core/item/change-item.ts";
import { type Instant, type Item } from "../core/item/item.ts";
import { type ItemPatch, type ItemView } from "./item.ts";
import { type BriefView } from "./items.ts";

/** An item as it leaves. Absent fields are left out. */
export function itemViewOf(item: Item): ItemView {
  const { externalId, startDate, dueDate, createdAt, updatedAt, deletedAt, ...same } = item;
  return {
    id: same.id,
    number: same.number,
    ...(externalId !== undefined && { external_id: externalId }),
    type: same.type,
    ...(same.parent !== undefined && { parent: same.parent }),
    ...linksOf(same.blockedBy),
    title: same.title,
    ...(same.description !== undefined && { description: same.description }),
    status: same.status,
    ...(same.priority !== undefined && { priority: same.priority }),
    ...(same.assignee !== undefined && { assignee: same.assignee }),
    labels: [...same.labels],
    ...(same.team !== undefined && { team: same.team }),
    ...(same.size !== undefined && { size: same.size }),
    ...(startDate !== undefined && { start_date: startDate }),
    ...(dueDate !== undefined && { due_date: dueDate }),
    ratings: same.ratings,
    version: same.version,
    created_at: timeOf(createdAt),
    updated_at: timeOf(updatedAt),
    ...deletionOf(deletedAt),
  };
}

function linksOf(blockedBy: Item["blockedBy"]) {
  return blockedBy === undefined ? {} : { blocked_by: [...blockedBy] };
}

function deletionOf(at: Instant | undefined) {
  return at === undefined ? {} : { deleted_at: timeOf(at) };
}

/** What an item is called, as it leaves. */
export function briefViewOf({ id, title, status, externalId }: Naming): BriefView {
  return { id, title, status, ...(externalId !== undefined && { external_id: externalId }) };
}

type Naming = Pick<Item, "id" | "title" | "status" | "externalId">;

/** A patch of the wire as changes of fields. */
export function changesOf(patch: ItemPatch): FieldChanges {
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
export function timeOf(at: Instant): string {
  return new Date(at).toISOString();
}
