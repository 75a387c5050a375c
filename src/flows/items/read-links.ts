import { limits } from "../../contract/limits.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type ItemLinks } from "../../core/item/item-summary.ts";
import { type Deps } from "../../ports/deps.ts";

/** Reads the items that block an item and those that it blocks, without deleted items. */
export async function readLinks(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  id: string,
): Promise<ItemLinks> {
  authorize(actor, "items:read");
  const links = await store.items.readLinks(actor.workspace, id, limits.pageItemsMax);
  if (links === undefined) {
    throw notFound("item", id);
  }
  return links;
}
