import { failureFromFault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";

/** How names of items are looked up in the middle of a batch, and what becomes of unknown ones. */
export type BlockerLookup = {
  readonly findId: (name: string) => string | undefined;
  readonly onMissing: "refused" | "later" | "named";
};

export type ResolvedBlockers = {
  readonly changes: FieldChanges;
  /** Blockers that are not there. */
  readonly missing: readonly string[];
};

/**
 * The changes with blockers named by our ids, each once. None is the item itself; that they go
 * round in circles is said when plans are made, not here. What an item waits for already may be
 * said again, even if it is gone by now. `later` leaves all links alone if one is missing.
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
  const kept = new Set(item?.blockedBy);
  const ids = names.map((name) => (kept.has(name) ? name : lookup.findId(name)));
  for (const [at, name] of names.entries()) {
    if (isSelfReference({ name, id: ids[at] }, changes, item)) {
      throw blockerFailureAt(at, "An item cannot wait for itself.");
    }
    if (ids[at] === undefined && lookup.onMissing === "refused") {
      throw blockerFailureAt(at, `There is no item "${name}".`);
    }
  }
  const missing = names.filter((_, at) => ids[at] === undefined);
  const found = new Set(ids.filter((id) => id !== undefined));
  const isLater = missing.length > 0 && lookup.onMissing === "later";
  return { changes: { ...changes, blockedBy: isLater ? undefined : toListOrNull(found) }, missing };
}

function toListOrNull(ids: ReadonlySet<string>): string[] | null {
  return ids.size === 0 ? null : [...ids];
}

function isSelfReference(
  { name, id }: { readonly name: string; readonly id: string | undefined },
  { externalId }: FieldChanges,
  item: Item | undefined,
): boolean {
  return name === (externalId ?? item?.externalId) || (id !== undefined && id === item?.id);
}

function blockerFailureAt(at: number, detail: string) {
  return failureFromFault("invalid", { pointer: `/blocked_by/${at}`, detail });
}
