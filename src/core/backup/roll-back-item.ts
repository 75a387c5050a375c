import { type PreviousFields, restoreFields } from "../item/change-item.ts";
import { type Instant, type Item } from "../item/item.ts";

/** The changes of an item after a generation, oldest first; null for its creation. */
export type LaterChanges = {
  readonly befores: readonly (PreviousFields | null)[];
  /** The instant of the last change up to the generation; absent if there is none. */
  readonly earlierAt?: Instant | undefined;
};

/**
 * Returns an item as it was before its later changes, or undefined if one of them created it. Each
 * change has raised the version by 1, and the first version has the instant of the creation.
 */
export function rollBackItem(item: Item, { befores, earlierAt }: LaterChanges): Item | undefined {
  if (befores.length === 0) {
    return item;
  }
  if (befores.includes(null)) {
    return undefined;
  }
  // The oldest change has the last word on the value of each field.
  const earlier: PreviousFields = Object.assign({}, ...befores.toReversed());
  const { id, number, createdAt, updatedAt } = item;
  const version = item.version - befores.length;
  const deletedAt = "deletedAt" in earlier ? earlier["deletedAt"] : item.deletedAt;
  return {
    ...restoreFields(item, earlier).fields,
    id,
    number,
    version,
    createdAt,
    updatedAt: version === 1 ? createdAt : (earlierAt ?? updatedAt),
    ...(typeof deletedAt === "number" && { deletedAt }),
  };
}
