import { failureFromFault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";
import { type AppliedOperation } from "./item-operation.ts";
import { type PlannedItems } from "./planned-items.ts";
import { classifyParentId } from "./read-item-context.ts";
import { type BlockerLookup, resolveBlockers } from "./resolve-blockers.ts";

/** Changes that name the parent and the blockers by id, and the references that were left out. */
export type ResolvedReferences = {
  readonly changes: FieldChanges;
  readonly unresolved: Pick<AppliedOperation, "deferred" | "missingBlockers">;
};

/**
 * Replaces the names of the parent and the blockers with their ids. A name that no item has is an
 * error, or is deferred or reported, depending on `onMissing`.
 */
export function resolveReferences(
  changes: FieldChanges,
  {
    items,
    item,
    onMissing,
  }: {
    readonly items: PlannedItems;
    readonly item?: Item;
    readonly onMissing: BlockerLookup["onMissing"];
  },
): ResolvedReferences {
  const { parent, isDeferred } = resolveParent(changes, items, onMissing);
  const deferred = isDeferred ? (["parent"] as const) : [];
  const parentResolved = { ...changes, ...(changes.parent !== undefined && { parent }) };
  const parentOnly = { changes: parentResolved, unresolved: isDeferred ? { deferred } : {} };
  if (changes.blockedBy === undefined) {
    return parentOnly;
  }
  const lookup = { onMissing, findId: (name: string) => items.findBlockerId(name) };
  const { changes: resolved, missing } = resolveBlockers(parentResolved, lookup, item);
  if (missing.length === 0) {
    return { changes: resolved, unresolved: parentOnly.unresolved };
  }
  return {
    changes: resolved,
    unresolved:
      onMissing === "defer"
        ? { deferred: [...deferred, "blocked_by"] }
        : { ...parentOnly.unresolved, missingBlockers: missing },
  };
}

type ResolvedParent = {
  readonly parent: string | null | undefined;
  readonly isDeferred: boolean;
};

function resolveParent(
  { parent }: FieldChanges,
  items: PlannedItems,
  onMissing: BlockerLookup["onMissing"],
): ResolvedParent {
  if (typeof parent !== "string") {
    return { parent, isDeferred: false };
  }
  if (classifyParentId(parent) === "id" && items.isLive(parent)) {
    return { parent, isDeferred: false };
  }
  const found = items.findByExternalId(parent);
  if (found !== undefined) {
    return { parent: found.id, isDeferred: false };
  }
  if (onMissing === "defer") {
    return { parent: undefined, isDeferred: true };
  }
  const detail = `There is no item "${parent}".`;
  throw failureFromFault("invalid", { pointer: "/parent", detail });
}
