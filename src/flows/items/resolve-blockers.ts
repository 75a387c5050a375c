import { failureFromFault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";
import { describeAmbiguity, type ReferenceMatch } from "./named-items.ts";

/** A lookup of blockers by name during a batch, and the treatment of names that no item has. */
export type BlockerLookup = {
  readonly find: (name: string) => ReferenceMatch;
  readonly onMissing: "reject" | "defer" | "report";
};

export type ResolvedBlockers = {
  readonly changes: FieldChanges;
  /** The names that no item has. */
  readonly missing: readonly string[];
};

/**
 * Replaces the names of blockers with their ids, without duplicates. Throws if an item blocks
 * itself; longer cycles are allowed, and plans report them. Accepts the item's present blockers
 * even if they are deleted. With `defer`, one missing blocker leaves all links unchanged.
 */
export function resolveBlockers(
  changes: FieldChanges,
  lookup: BlockerLookup,
  item: Item | undefined,
): ResolvedBlockers {
  const { blockedBy: names } = changes;
  if (names === undefined || names === null) {
    return { changes, missing: [] };
  }
  const present = new Set(item?.blockedBy);
  const matches = names.map((name) => (present.has(name) ? { id: name } : lookup.find(name)));
  const ids = matches.map(({ id }) => id);
  for (const [index, name] of names.entries()) {
    const match = { name, ...matches[index] };
    const detail = isSelfReference(match, changes, item)
      ? "An item cannot block itself."
      : describeMismatch(match, lookup);
    if (detail !== undefined) {
      throw failureFromFault("invalid", { pointer: `/blocked_by/${index}`, detail });
    }
  }
  const missing = names.filter((_, index) => ids[index] === undefined);
  const found = new Set(ids.filter((id) => id !== undefined));
  const isDeferred = missing.length > 0 && lookup.onMissing === "defer";
  const blockedBy = isDeferred ? undefined : toListOrNull(found);
  return { changes: { ...changes, blockedBy }, missing };
}

function toListOrNull(ids: ReadonlySet<string>): string[] | null {
  return ids.size === 0 ? null : [...ids];
}

type NamedMatch = ReferenceMatch & { readonly name: string };

function isSelfReference(
  { name, id }: NamedMatch,
  { externalId }: FieldChanges,
  item: Item | undefined,
): boolean {
  return name === (externalId ?? item?.externalId) || (id !== undefined && id === item?.id);
}

/** Describes a name that stands for several items, or for none if that is an error. */
function describeMismatch(
  { name, id, sources }: NamedMatch,
  { onMissing }: BlockerLookup,
): string | undefined {
  if (sources !== undefined) {
    return describeAmbiguity(name, sources);
  }
  return id === undefined && onMissing === "reject" ? `There is no item "${name}".` : undefined;
}
