import { type FieldChanges } from "../core/item/change-item.ts";
import { type ItemPatch } from "./item.ts";

/** Maps a patch from the wire to the changed fields of an item. */
export function toFieldChanges(patch: ItemPatch): FieldChanges {
  const {
    external_id: externalId,
    blocked_by: blockedBy,
    start_date: startDate,
    due_date: dueDate,
    ...rest
  } = patch;
  return { ...rest, externalId, blockedBy, startDate, dueDate };
}
