import { toItemSummaryView } from "../../contract/item-view.ts";
import { limits } from "../../contract/limits.ts";
import { notFound } from "../../core/failure.ts";
import { type Deps } from "../../ports/deps.ts";

/** What an item waits for, and what waits for it; deleted items are neither. */
export async function readLinks({ store }: Pick<Deps, "store">, workspace: string, id: string) {
  const links = await store.items.readLinks(workspace, id, limits.pageItemsMax);
  if (links === undefined) {
    throw notFound("item", id);
  }
  return {
    blocked_by: links.blockedBy.map(toItemSummaryView),
    blocks: links.blocks.map(toItemSummaryView),
  };
}
