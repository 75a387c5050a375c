import { limits } from "../../contract/limits.ts";
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
  const window = { before, limit, bytesMax: limits.itemChangesBytesMax };
  const log = await store.changes.listByItem(workspace, id, window);
  if (log === undefined) {
    throw notFound("item", id);
  }
  const { entries, hasMore } = log;
  // Undefined if the item did not exist before the generation: then there is no older change.
  const item = rollBackItem(log.item, log.changes);
  const next = hasMore ? entries.at(-1)?.generation : undefined;
  return {
    changes: item === undefined ? [] : describeItemChanges(item, entries),
    names: await store.apiKeys.readNames(
      workspace,
      entries.map(({ actor: key }) => key),
    ),
    ...(next !== undefined && { nextBefore: next }),
  };
}
