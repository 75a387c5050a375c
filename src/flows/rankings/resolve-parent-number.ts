import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";

/** Resolves a filter's parent id to the item number in the facets. Throws if no item has the id. */
export async function resolveParentNumber(
  { store }: Pick<Deps, "store">,
  workspace: string,
  id: string | undefined,
): Promise<number | undefined> {
  if (id === undefined) {
    return undefined;
  }
  const number = await store.items.readNumber(workspace, id);
  if (number === undefined) {
    throw notFound("item", id);
  }
  return number;
}
