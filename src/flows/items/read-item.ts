import { notFound } from "../../core/failure.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

/** One item with everything about it. */
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
