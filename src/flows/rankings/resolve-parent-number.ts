import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";

/** The number that facets know a filter's parent by; a parent that is no item is not found. */
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
