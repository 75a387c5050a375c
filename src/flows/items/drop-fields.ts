import { type Failure, type Fault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { type ItemOperation } from "./item-operation.ts";

/**
 * Fields that a row of a file can lose, by their API names. An item keeps its identity and title.
 */
const fieldsByName: Readonly<Record<string, readonly (keyof FieldChanges)[]>> = {
  parent: ["parent"],
  blocked_by: ["blockedBy"],
  // The fault concerns both dates. The start date is at fault if the changes have no due date.
  due_date: ["dueDate", "startDate"],
};

/**
 * Returns the operation without the fields that a failure names, so that one invalid value does not
 * cost the whole row. Returns undefined if the failure concerns the item itself.
 */
export function dropFaultyFields(
  operation: ItemOperation,
  { kind, faults }: Failure,
): ItemOperation | undefined {
  if (operation.kind === "delete" || kind !== "invalid") {
    return undefined;
  }
  const changes = faults.reduce<FieldChanges | undefined>(
    (rest, fault) => rest && dropField(rest, fault),
    operation.changes,
  );
  const isSmaller = changes !== undefined && changes !== operation.changes;
  return isSmaller ? { ...operation, changes } : undefined;
}

function dropField(changes: FieldChanges, { pointer = "" }: Fault): FieldChanges | undefined {
  const [, name = "", criterion] = pointer.split("/");
  if (name === "ratings") {
    return dropRating(changes, criterion);
  }
  const field = fieldsByName[name]?.find((each) => changes[each] !== undefined);
  return field === undefined ? undefined : { ...changes, [field]: undefined };
}

/** Drops one rating, or all ratings without a criterion. */
function dropRating(
  { ratings, ...changes }: FieldChanges,
  criterion: string | undefined,
): FieldChanges | undefined {
  if (ratings === undefined || criterion === undefined) {
    return ratings && changes;
  }
  const { [criterion]: rating, ...rest } = ratings;
  return rating === undefined ? undefined : { ...changes, ratings: rest };
}
