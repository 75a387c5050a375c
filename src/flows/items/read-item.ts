import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

/** Reads an item with all its fields. Throws if no item has the id. */
export async function readItem(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  id: string,
): Promise<Item> {
  authorize(actor, "items:read");
  const item = await store.items.read(actor.workspace, id);
  if (item === undefined) {
    throw notFound("item", id);
  }
  return item;
}
