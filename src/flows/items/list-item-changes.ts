import { type Actor, authorize } from "../../core/access.ts";
import { rollBackItem } from "../../core/backup/roll-back-item.ts";
import { notFound } from "../../core/failure.ts";
import { describeItemChanges, type ItemChange } from "../../core/item/item-changes.ts";
import { type Deps } from "../../ports/deps.ts";

export type ItemChangesRequest = {
  readonly id: string;
  /** Lists only changes of older generations. */
  readonly before?: number | undefined;
  readonly limit: number;
};

/** A page of changes, newest first. */
export type ItemChangesPage = {
  readonly changes: readonly ItemChange[];
  /** The names of the keys that made the changes, by id. Keys of other workspaces are missing. */
  readonly names: ReadonlyMap<string, string>;
  /** The value of `before` for the next page. */
  readonly nextBefore?: number;
};

/** Lists which key changed what in an item, and when. Also lists the changes of a deleted item. */
export async function listItemChanges(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  { id, before = Number.MAX_SAFE_INTEGER, limit }: ItemChangesRequest,
): Promise<ItemChangesPage> {
  authorize(actor, "changes:read");
  const { workspace } = actor;
  const [latest, entries, keys] = await Promise.all([
    store.items.readWithLaterChanges(workspace, id, before - 1),
    store.changes.listByItem(workspace, id, { before, limit: limit + 1 }),
    store.apiKeys.list(workspace),
  ]);
  // The item did not exist before the generation, so there is no older change.
  const item = latest && rollBackItem(latest.item, latest.changes);
  if (latest === undefined) {
    throw notFound("item", id);
  }
  const shown = entries.slice(0, limit);
  const next = entries.length > limit ? shown.at(-1)?.generation : undefined;
  return {
    changes: item === undefined ? [] : describeItemChanges(item, shown),
    names: new Map(keys.map((key) => [key.id, key.name])),
    ...(next !== undefined && { nextBefore: next }),
  };
}
