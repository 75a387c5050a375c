import { api, describeError, requireData, type Schemas } from "../../data/api.ts";
import { putItemCard } from "../../data/item-cards.ts";
import { handleEndedSession, workspaceId } from "../../data/session.ts";
import { shiftRating } from "./shift-rating.ts";

/** A change of the rating of one criterion. */
export type RatingChange = {
  readonly criterion: string;
  readonly name: string;
  /** The value that the reader saw. */
  readonly from: number;
  readonly to: number;
};

/** The generation of the write, or the reason why the item keeps its ratings. */
export type SaveResult = { readonly generation: number } | { readonly reason: string };

type Item = Schemas["Item"];

/** Saves ratings of an item, unless they have changed since the reader saw them. */
export async function saveRatings(
  id: string,
  changes: readonly RatingChange[],
): Promise<SaveResult> {
  const path = { workspaceId: workspaceId.value, itemId: id };
  try {
    const item = requireData(
      await api.GET("/v1/workspaces/{workspaceId}/items/{itemId}", { params: { path } }),
    );
    const reason = findObstacle(item, changes);
    return reason === undefined ? await patchItem(item, changes) : { reason };
  } catch (error) {
    handleEndedSession(error);
    return { reason: describeError(error) };
  }
}

function findObstacle(item: Item, changes: readonly RatingChange[]): string | undefined {
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

async function patchItem(item: Item, changes: readonly RatingChange[]): Promise<SaveResult> {
  const ratings = changes.map(({ criterion, to }) => [
    criterion,
    shiftRating(item.ratings[criterion], to),
  ]);
  const result = await api.PATCH("/v1/workspaces/{workspaceId}/items/{itemId}", {
    params: { path: { workspaceId: workspaceId.value, itemId: item.id } },
    headers: { "if-match": `"${item.version}"`, "content-type": "application/merge-patch+json" },
    body: { ratings: Object.fromEntries(ratings) },
  });
  putItemCard(requireData(result));
  return { generation: Number(result.response.headers.get("ordinal-generation")) };
}
