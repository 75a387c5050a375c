import { type PreviousFields, restoreFields } from "../item/change-item.ts";
import { type Instant, type Item } from "../item/item.ts";

/** The combined changes of an item after a generation. */
export type LaterChanges = {
  readonly count: number;
  /** Whether one of the changes created the item. */
  readonly isCreation: boolean;
  /** The changed fields with their values at the generation. */
  readonly before: PreviousFields;
  /** The instant of the last change up to the generation; absent if there is none. */
  readonly earlierAt?: Instant | undefined;
};

/**
 * Returns an item as it was before its later changes, or undefined if one of them created it. Each
 * change has raised the version by 1, and the first version has the instant of the creation.
 */
export function rollBackItem(item: Item, changes: LaterChanges): Item | undefined {
  const { count, isCreation, before, earlierAt } = changes;
  if (isCreation) {
    return undefined;
  }
  if (count === 0) {
    return item;
  }
  const { id, number, createdAt, updatedAt } = item;
  const version = item.version - count;
  const deletedAt = "deletedAt" in before ? before["deletedAt"] : item.deletedAt;
  return {
    ...restoreFields(item, before).fields,
    id,
    number,
    version,
    createdAt,
    updatedAt: version === 1 ? createdAt : (earlierAt ?? updatedAt),
    ...(typeof deletedAt === "number" && { deletedAt }),
  };
}

/** Combines the changes of an item, oldest first; null for its creation. */
export function combineChanges(
  befores: readonly (PreviousFields | null)[],
  earlierAt?: Instant,
): LaterChanges {
  return {
    count: befores.length,
    isCreation: befores.includes(null),
    // The oldest change has the last word on the value of each field.
    before: Object.assign({}, ...befores.toReversed()),
    earlierAt,
  };
}
