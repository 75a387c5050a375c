import { type PreviousFields } from "./change-item.ts";
import { type Instant, type Item, type Ratings } from "./item.ts";

/** An entry of the undo log of one item. `before` is undefined if the entry created the item. */
export type ItemLogEntry = {
  readonly generation: number;
  readonly at: Instant;
  /** The id of the key that made the change. */
  readonly actor: string;
  readonly before: PreviousFields | undefined;
};

/** A value of a field before and after a change; null for an absent value. */
export type FieldChange = { readonly from: unknown; readonly to: unknown };

/** A change of an item. The fields are absent for its creation. */
export type ItemChange = Pick<ItemLogEntry, "generation" | "at" | "actor"> & {
  readonly kind: "created" | "updated" | "deleted" | "restored";
  readonly fields: Readonly<Record<string, FieldChange>>;
};

/**
 * Describes the changes of an item from its log entries, newest first. `item` is the item after the
 * newest of them. The new value of a field is its value before the next change of this field.
 */
export function describeItemChanges(
  item: Item,
  entries: readonly ItemLogEntry[],
): readonly ItemChange[] {
  const values: Record<string, unknown> = { ...item };
  return entries.map(({ generation, at, actor, before }) => {
    const fields: Record<string, FieldChange> = {};
    for (const [name, from] of Object.entries(before ?? {})) {
      const change = findChange(name, from, values[name] ?? null);
      values[name] = from;
      if (change !== undefined) {
        fields[name] = change;
      }
    }
    return { generation, at, actor, kind: before ? findKind(fields) : "created", fields };
  });
}

function findKind({ deletedAt }: Readonly<Record<string, FieldChange>>): ItemChange["kind"] {
  if (deletedAt === undefined) {
    return "updated";
  }
  return deletedAt.to === null ? "restored" : "deleted";
}

/** Returns undefined for equal values: an erasure of a person may have made them equal. */
function findChange(name: string, from: unknown, to: unknown): FieldChange | undefined {
  if (name === "ratings") {
    return findChangedRatings(from, to);
  }
  return JSON.stringify(from) === JSON.stringify(to) ? undefined : { from, to };
}

/** Leaves out the criteria whose ratings have not changed. */
function findChangedRatings(from: unknown, to: unknown): FieldChange | undefined {
  const [before, after] = [toRatings(from), toRatings(to)];
  const criteria = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const changed = criteria.filter(
    (criterion) => JSON.stringify(before[criterion]) !== JSON.stringify(after[criterion]),
  );
  const pick = (ratings: Ratings) =>
    Object.fromEntries(changed.map((criterion) => [criterion, ratings[criterion] ?? null]));
  return changed.length === 0 ? undefined : { from: pick(before), to: pick(after) };
}

function toRatings(value: unknown): Ratings {
  return (value ?? {}) as Ratings;
}
