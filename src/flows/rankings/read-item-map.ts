import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

/** Reads items by their numbers in one statement. Deleted items are absent. */
export async function readItemMap(
  { store }: Pick<Deps, "store">,
  workspace: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Item>> {
  const { items } = await store.items.readByNumbers(workspace, [...new Set(numbers)]);
  return new Map(items.map((item) => [item.number, item]));
}
