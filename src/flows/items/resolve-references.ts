import { failureFromFault } from "../../core/failure.ts";
import { type FieldChanges } from "../../core/item/change-item.ts";
import { type Item } from "../../core/item/item.ts";
import { type SourcedId } from "../../ports/deps.ts";
import { type AppliedOperation } from "./item-operation.ts";
import { chooseMatch, describeAmbiguity, type ReferenceMatch } from "./named-items.ts";
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
  const { source = item?.source } = changes;
  const find = buildLookup(source ?? "", onMissing);
  const { parent, isDeferred } = resolveParent(changes, { items, find, onMissing });
  const deferred = isDeferred ? (["parent"] as const) : [];
  const parentResolved = { ...changes, ...(changes.parent !== undefined && { parent }) };
  const parentOnly = { changes: parentResolved, unresolved: isDeferred ? { deferred } : {} };
  if (changes.blockedBy === undefined) {
    return parentOnly;
  }
  const lookup = { onMissing, find: (name: string) => find(items.listBlockers(name), name) };
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

type Lookup = (candidates: readonly SourcedId[], name: string) => ReferenceMatch;

/** Leaves the parent unchanged until all rows have been applied. */
export function deferParent({ changes, unresolved }: ResolvedReferences): ResolvedReferences {
  const deferred = ["parent", ...(unresolved.deferred ?? [])] as const;
  return { changes: { ...changes, parent: undefined }, unresolved: { ...unresolved, deferred } };
}

/**
 * Returns the lookup for an item of a source. While references can be deferred, an external id
 * matches only items of the same source, because a later row may create such an item.
 */
function buildLookup(source: string, onMissing: BlockerLookup["onMissing"]): Lookup {
  const isEligible = (name: string) => (each: SourcedId) =>
    onMissing !== "defer" || each.source === source || each.id === name;
  return (candidates, name) => chooseMatch(candidates.filter(isEligible(name)), source);
}

type ParentLookup = {
  readonly items: PlannedItems;
  readonly find: Lookup;
  readonly onMissing: BlockerLookup["onMissing"];
};

function resolveParent(
  { parent }: FieldChanges,
  { items, find, onMissing }: ParentLookup,
): ResolvedParent {
  if (typeof parent !== "string") {
    return { parent, isDeferred: false };
  }
  if (classifyParentId(parent) === "id" && items.isLive(parent)) {
    return { parent, isDeferred: false };
  }
  const { id, sources } = find(items.listByExternalId(parent), parent);
  if (id !== undefined) {
    return { parent: id, isDeferred: false };
  }
  if (onMissing === "defer") {
    return { parent: undefined, isDeferred: true };
  }
  const detail =
    sources === undefined ? `There is no item "${parent}".` : describeAmbiguity(parent, sources);
  throw failureFromFault("invalid", { pointer: "/parent", detail });
}
