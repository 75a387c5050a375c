import { type WireType } from "../../contract/docs-only.ts";
import { toNamedItem } from "../../contract/named-item.ts";
import { type ItemRef } from "../../contract/ranking.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../ports/deps.ts";

/** Items by their numbers, in one statement; those that went away in the meantime are not there. */
export async function readItemMap(
  { store }: Pick<Deps, "store">,
  workspace: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Item>> {
  const { items } = await store.items.readByNumbers(workspace, [...new Set(numbers)]);
  return new Map(items.map((item) => [item.number, item]));
}

/** Items by their numbers, as they are told apart by people. */
export async function readNameLookup(
  deps: Pick<Deps, "store">,
  workspace: string,
  numbers: readonly number[],
): Promise<(number: number) => WireType<typeof ItemRef>> {
  const items = await readItemMap(deps, workspace, numbers);
  return (number) => {
    const { number: _, ...names } = toNamedItem(number, items.get(number));
    return names;
  };
}
