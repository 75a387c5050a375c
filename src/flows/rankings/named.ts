import { type z } from "@hono/zod-openapi";
import { namedItemOf } from "../../contract/named.ts";
import { type Named } from "../../contract/ranking.ts";
import { type Item } from "../../core/item/item.ts";
import { type Deps } from "../../deps.ts";

/** Items by their numbers, in one statement; those that went away in the meantime are not there. */
export async function itemsOf(
  { store }: Pick<Deps, "store">,
  workspace: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Item>> {
  const { items } = await store.items.cards(workspace, [...new Set(numbers)]);
  return new Map(items.map((item) => [item.number, item]));
}

/** Items by their numbers, as they are told apart by people. */
export async function namesOf(
  deps: Pick<Deps, "store">,
  workspace: string,
  numbers: readonly number[],
): Promise<(number: number) => z.infer<typeof Named>> {
  const items = await itemsOf(deps, workspace, numbers);
  return (number) => {
    const { number: _, ...names } = namedItemOf(number, items.get(number));
    return names;
  };
}
