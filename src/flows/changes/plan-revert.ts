import { type PreviousFields, restoreFields } from "../../core/item/change-item.ts";
import { type Instant, type Item, type ItemFields } from "../../core/item/item.ts";
import { createsCycle } from "../../core/item/parent-cycle.ts";
import { type LineFault } from "../../core/job.ts";
import { type ItemUpdate, type RevertContext } from "../../ports/deps.ts";
import { type RevertRow } from "./revert-rows.ts";

/** The writes of one step of a revert, and the items that it leaves unchanged. */
export type RevertPlan = {
  /**
   * Includes items that already have their earlier fields: their entries in the log record that
   * their changes are reverted.
   */
  readonly changes: readonly ItemUpdate[];
  /** The number of items in `changes` that already have their earlier fields. */
  readonly unchanged: number;
  /** One fault per item that changed after the revert was planned. */
  readonly faults: readonly LineFault[];
  /** Items that conflict with others now, with a fault each. A later step may succeed. */
  readonly conflicts: readonly { readonly row: RevertRow; readonly fault: LineFault }[];
};

/**
 * Plans the revert of some items. Gives each item the fields from before its first entry. Deletes
 * an item that an entry created, and restores an item that an entry deleted. Checks external ids
 * and parents on the result of all rows together, so that items can exchange them. Pure.
 */
export function planRevert(
  rows: readonly RevertRow[],
  context: RevertContext,
  at: Instant,
): RevertPlan {
  const items = new Map(context.items.map((item) => [item.number, item]));
  const entries = Map.groupBy(context.entries, ({ number }) => number);
  const reversals: Reversal[] = [];
  const faults: LineFault[] = [];
  for (const row of rows) {
    const item = items.get(row.number);
    if (item?.version !== row.version) {
      faults.push(describeRow(row, item, "changed during the revert. Edit the item instead."));
      continue;
    }
    const befores = (entries.get(row.number) ?? []).map(({ before }) => before);
    reversals.push({ row, item, update: buildUpdate(item, befores, at) });
  }
  const conflicts = findConflicts(reversals, context);
  const changes = reversals.filter((each) => !conflicts.has(each)).map(({ update }) => update);
  return {
    changes,
    unchanged: changes.filter(({ before }) => Object.keys(before).length === 0).length,
    faults,
    conflicts: [...conflicts].map(([{ row, item }, detail]) => ({
      row,
      fault: describeRow(row, item, detail),
    })),
  };
}

/** The planned update of one item. */
type Reversal = { readonly row: RevertRow; readonly item: Item; readonly update: ItemUpdate };

function describeRow({ number }: RevertRow, item: Item | undefined, detail: string): LineFault {
  return { line: 0, detail: `Item ${number} (${item?.id ?? "unknown"}) ${detail}` };
}

/** Builds the update that undoes the entries of an item, which come oldest first. */
function buildUpdate(
  item: Item,
  entries: readonly (PreviousFields | undefined)[],
  at: Instant,
): ItemUpdate {
  const { id, number, version, createdAt } = item;
  const row = { id, number, version, createdAt };
  if (entries[0] === undefined) {
    // The item did not exist. It keeps its fields, as every deleted item does.
    const before = item.deletedAt === undefined ? { deletedAt: null } : {};
    return { ...row, fields: pickFields(item), before, deletedAt: item.deletedAt ?? at };
  }
  const earlier = mergeEntries(entries);
  const { fields, before } = restoreFields(item, earlier);
  const deletedAt = toInstant("deletedAt" in earlier ? earlier["deletedAt"] : item.deletedAt);
  const isMoved = deletedAt !== item.deletedAt;
  return {
    ...row,
    fields,
    before: isMoved ? { ...before, deletedAt: item.deletedAt ?? null } : before,
    ...(deletedAt !== undefined && { deletedAt }),
  };
}

/** Returns the fields before the first entry: an older entry overrides a newer one. */
function mergeEntries(entries: readonly (PreviousFields | undefined)[]): PreviousFields {
  return Object.fromEntries(entries.toReversed().flatMap((entry) => Object.entries(entry ?? {})));
}

function pickFields(item: Item): ItemFields {
  return restoreFields(item, {}).fields;
}

function toInstant(value: unknown): Instant | undefined {
  return typeof value === "number" ? value : undefined;
}

/**
 * Finds the reversals that cannot be written now. An item whose reversal is left out keeps its
 * external id and its parent, which may conflict with others. The search therefore repeats until it
 * finds no more.
 */
function findConflicts(
  reversals: readonly Reversal[],
  context: RevertContext,
): ReadonlyMap<Reversal, string> {
  const conflicts = new Map<Reversal, string>();
  for (let found = -1; found < conflicts.size;) {
    found = conflicts.size;
    const remaining = reversals.filter((each) => !conflicts.has(each));
    addExternalIdConflicts(conflicts, remaining, context);
    const free = remaining.filter((each) => !conflicts.has(each));
    addCycleConflicts(conflicts, free, context);
  }
  return conflicts;
}

/** Adds the reversals that give an item an external id which another item keeps. */
function addExternalIdConflicts(
  conflicts: Map<Reversal, string>,
  reversals: readonly Reversal[],
  { holders }: RevertContext,
): void {
  const releasing = new Set(reversals.filter(releasesExternalId).map(({ row }) => row.number));
  const kept = holders.filter(({ holder }) => !releasing.has(holder));
  const holdersByTaker = Map.groupBy(kept, ({ number }) => number);
  const taken = new Map<string, number>();
  for (const reversal of reversals) {
    const { number } = reversal.row;
    const { externalId, source = "" } = reversal.update.fields;
    if (externalId === undefined || !takesExternalId(reversal)) {
      continue;
    }
    const key = JSON.stringify([source, externalId]);
    const holder =
      holdersByTaker
        .get(number)
        ?.find((each) => each.externalId === externalId && each.source === source)?.holder ??
      taken.get(key);
    if (holder === undefined) {
      taken.set(key, number);
    } else {
      const detail =
        `had the external id "${externalId}", which item ${holder} has now. Change the ` +
        `external id of item ${holder}, then revert again.`;
      conflicts.set(reversal, detail);
    }
  }
}

function takesExternalId({ item, update: { fields, deletedAt } }: Reversal): boolean {
  const isNew = item.deletedAt !== undefined || !hasSameExternalId(item, fields);
  return deletedAt === undefined && isNew;
}

function releasesExternalId({ item, update: { fields, deletedAt } }: Reversal): boolean {
  const isGone = deletedAt !== undefined || !hasSameExternalId(item, fields);
  return item.deletedAt === undefined && isGone;
}

function hasSameExternalId(a: ItemFields, b: ItemFields): boolean {
  return a.externalId === b.externalId && a.source === b.source;
}

/** Adds the reversals that move an item below itself. Applies the parents of all others first. */
function addCycleConflicts(
  conflicts: Map<Reversal, string>,
  reversals: readonly Reversal[],
  context: RevertContext,
): void {
  const parents = new Map(context.parents);
  for (const { item, update } of reversals) {
    parents.set(item.id, update.fields.parent);
  }
  for (const reversal of reversals) {
    const { item, update } = reversal;
    const { parent } = update.fields;
    if (
      parent !== undefined &&
      "parent" in update.before &&
      createsCycle(item.id, parent, parents)
    ) {
      parents.set(item.id, item.parent);
      const detail =
        "had a parent that is below the item now. Move that parent, then revert again.";
      conflicts.set(reversal, detail);
    }
  }
}
