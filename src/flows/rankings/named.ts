import { type z } from "@hono/zod-openapi";
import { type Named } from "../../contract/ranking.ts";
import { type Deps } from "../../deps.ts";

/** Items by their numbers, as they are told apart by people. */
export async function namesOf(
  { store }: Pick<Deps, "store">,
  workspace: string,
  numbers: readonly number[],
): Promise<(number: number) => z.infer<typeof Named>> {
  const { items } = await store.items.cards(workspace, [...new Set(numbers)]);
  const byNumber = new Map(items.map((item) => [item.number, item]));
  return (number) => {
    const { id = "", title = "", externalId } = byNumber.get(number) ?? {};
    return { id, title, ...(externalId !== undefined && { external_id: externalId }) };
  };
}
