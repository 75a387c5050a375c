import { type Actor, authorize } from "../../core/access.ts";
import { type Deps } from "../../ports/deps.ts";
import { toQueryKey } from "../pages/page-query.ts";
import { requirePointer } from "../rankings/pointer.ts";
import { type ListedItems, type ListItemsRequest } from "./list-items.ts";

type ListByNumberRequest = Pick<ListItemsRequest, "minGeneration" | "matchesETag"> & {
  readonly numbers: readonly number[];
};

/**
 * Lists the items with the given numbers, in ascending order and on one page. Omits deleted items
 * and unknown numbers.
 */
export async function listItemsByNumber(
  deps: Deps,
  actor: Actor,
  request: ListByNumberRequest,
): Promise<ListedItems> {
  authorize(actor, "items:read");
  const { workspace } = actor;
  const numbers = request.numbers.toSorted((a, b) => a - b);
  const pointer = await requirePointer(deps, workspace, request.minGeneration);
  const queryKey = await toQueryKey(deps, `?number=${numbers.join(",")}`);
  const formatETag = (generation: number) => `"${workspace}/${generation}/items${queryKey}"`;
  const etag = formatETag(pointer.workspace.generation);
  if (request.matchesETag(etag)) {
    return { etag, generation: pointer.workspace.generation, link: "" };
  }
  const { generation, items } = await deps.store.items.readByNumbers(workspace, numbers);
  const liveItems = items
    .filter(({ deletedAt }) => deletedAt === undefined)
    .toSorted((a, b) => a.number - b.number);
  const page = { items: liveItems, limit: numbers.length, nextCursor: null };
  return { etag: formatETag(generation), generation, link: "", page };
}
