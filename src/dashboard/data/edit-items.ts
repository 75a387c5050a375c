import { signal } from "@preact/signals";
import { type RatingChange } from "../ranking/messages.ts";
import { api, describeError, requireData, type Schemas } from "./api.ts";
import { type ItemCard, itemCards, putItemCard } from "./item-cards.ts";
import { handleEndedSession, workspaceId } from "./session.ts";

/** Changed ratings that the loaded snapshot may not contain yet. */
type PendingRatings = RatingChange & {
  /** The generation that contains the ratings; undefined until the server has stored them. */
  readonly generation?: number;
};

/** The ratings that the reader has changed, as the list shows them before the snapshot does. */
export const pendingRatings = signal<readonly PendingRatings[]>([]);

/** The last save. Each save waits for the one before, so that it sends the newest version. */
let lastSave: Promise<unknown> = Promise.resolve();

/**
 * Saves ratings of an item. The list shows them at once, and takes them back if the server rejects
 * them. Returns the reason in this case.
 */
export async function saveRatings(
  item: ItemCard,
  ratings: RatingChange["ratings"],
): Promise<string | undefined> {
  const pending: PendingRatings = { number: item.number, ratings };
  pendingRatings.value = [...pendingRatings.value, pending];
  const save = lastSave.then(() => sendRatings(item, pending));
  lastSave = save.catch(() => undefined);
  try {
    await save;
    return undefined;
  } catch (error) {
    handleEndedSession(error);
    return describeError(error);
  }
}

/** Forgets the pending ratings that a snapshot contains. */
export function confirmRatings(loadedGeneration: number): void {
  const { value } = pendingRatings;
  const left = value.filter(({ generation = Infinity }) => generation > loadedGeneration);
  if (left.length < value.length) {
    pendingRatings.value = left;
  }
}

/** Returns the newest generation that contains ratings of the reader; undefined if there is none. */
export function findSavedGeneration(): number | undefined {
  const generations = pendingRatings.value.flatMap(({ generation }) => generation ?? []);
  return generations.length === 0 ? undefined : Math.max(...generations);
}

async function sendRatings(item: ItemCard, pending: PendingRatings): Promise<ItemCard> {
  try {
    const { version } = itemCards.value.get(item.number) ?? item;
    const result = await patchItem({ ...item, version }, { ratings: pending.ratings });
    const card = requireData(result);
    const generation = Number(result.response.headers.get("ordinal-generation"));
    replacePending(pending, [{ ...pending, generation }]);
    putItemCard(card);
    return card;
  } catch (error) {
    replacePending(pending, []);
    throw error;
  }
}

function replacePending(pending: PendingRatings, replacement: readonly PendingRatings[]): void {
  pendingRatings.value = pendingRatings.value.flatMap((each) =>
    each === pending ? replacement : [each],
  );
}

function patchItem({ id, version }: ItemCard, body: Schemas["ItemPatch"]) {
  return api.PATCH("/v1/workspaces/{workspaceId}/items/{itemId}", {
    params: { path: { workspaceId: workspaceId.value, itemId: id } },
    headers: { "if-match": `"${version}"`, "content-type": "application/merge-patch+json" },
    body,
  });
}

/** The result of a change of several items. */
export type BulkResult = {
  readonly changed: number;
  /** The reason of each item that was not changed. */
  readonly faults: readonly string[];
};

/** Applies a patch to several items, at most 200, in one request. */
export async function patchItems(
  items: readonly ItemCard[],
  toPatch: (item: ItemCard) => Schemas["ItemPatch"],
): Promise<BulkResult> {
  const operations = items.map((item) => ({
    op: "patch" as const,
    id: item.id,
    patch: toPatch(item),
    expected_version: item.version,
  }));
  const { results } = requireData(
    await api.POST("/v1/workspaces/{workspaceId}/items:batch", {
      params: { path: { workspaceId: workspaceId.value } },
      body: { operations },
    }),
  );
  for (const { item } of results) {
    if (item !== undefined) {
      putItemCard(item);
    }
  }
  const faults = results.flatMap(({ index, problem }) =>
    problem === undefined ? [] : [`${items[index]?.title ?? ""}: ${problem.detail}`],
  );
  return { changed: results.length - faults.length, faults };
}
