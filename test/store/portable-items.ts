import { type Item } from "../../src/core/item/item.ts";

/**
 * Replaces the ids of links with external ids, which have the same meaning in another workspace.
 */
export function makePortable(
  { parent, blockedBy = [], ...item }: Item,
  { isLiveId, getName }: { isLiveId: (id: string) => boolean; getName: (id: string) => string },
): Item {
  const names = blockedBy.filter(isLiveId).map(getName);
  return {
    ...item,
    ...(parent !== undefined && isLiveId(parent) && { parent: getName(parent) }),
    ...(names.length > 0 && { blockedBy: names }),
  };
}

/** Returns the external id of a linked item unless it means another item in the item's source. */
export function getPortableName(items: readonly Item[], { source }: Item, id: string): string {
  const linked = items.find((each) => each.id === id);
  const externalId = linked?.externalId;
  const namesakes = items.filter((each) => each.externalId === externalId);
  return externalId === undefined || (linked?.source !== source && namesakes.length > 1)
    ? id
    : externalId;
}
