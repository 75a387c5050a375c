import { notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

/** Reads an item with all its fields. Throws if no item has the id. */
export async function readItem(
  { store }: Pick<Deps, "store">,
  workspace: string,
  id: string,
): Promise<Item> {
  const item = await store.items.read(workspace, id);
  if (item === undefined) {
    throw notFound("item", id);
  }
  return item;
}
