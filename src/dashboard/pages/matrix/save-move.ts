import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { saveRatings } from "../../data/edit-items.ts";
import { putItemCard } from "../../data/item-cards.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { shiftRating } from "./shift-rating.ts";

/** A change of the value of one criterion. */
export type ValueChange = {
  readonly criterion: string;
  readonly name: string;
  /** The value that the reader saw. */
  readonly from: number;
  readonly to: number;
};

type Item = Schemas["Item"];

/**
 * Saves the ratings of a moved item, unless they have changed since the reader saw them. Returns
 * the reason if the item keeps its ratings.
 */
export async function saveMove(
  id: string,
  changes: readonly ValueChange[],
): Promise<string | undefined> {
  const path = { workspaceId: workspaceId.value, itemId: id };
  try {
    const item = requireData(
      await api.GET("/v1/workspaces/{workspaceId}/items/{itemId}", { params: { path } }),
    );
    putItemCard(item);
    return findObstacle(item, changes) ?? saveRatings(item, toRatings(item, changes));
  } catch (error) {
    handleEndedSession(error);
    return describeError(error);
  }
}

function findObstacle(item: Item, changes: readonly ValueChange[]): string | undefined {
  const change = changes.find(({ criterion, from }) => readLikely(item, criterion) !== from);
  if (change === undefined) {
    return undefined;
  }
  return item.ratings[change.criterion] === undefined
    ? `Its ${change.name} is computed from other ratings. Open the item to change them.`
    : `Its ${change.name} has changed meanwhile. Try again with the new value.`;
}

function readLikely(item: Item, criterion: string): number | undefined {
  const rating = item.ratings[criterion];
  return typeof rating === "object" ? rating.likely : rating;
}

function toRatings(item: Item, changes: readonly ValueChange[]) {
  return Object.fromEntries(
    changes.map(({ criterion, to }) => [criterion, shiftRating(item.ratings[criterion], to)]),
  );
}
