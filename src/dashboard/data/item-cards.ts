import { signal } from "@preact/signals";
import { api, requireData, type Schemas } from "./api.ts";
import { handleEndedSession, workspaceId } from "./session.ts";

export type ItemCard = Schemas["Item"];

/** The items that the page has loaded, by number. */
export const itemCards = signal<ReadonlyMap<number, ItemCard>>(new Map());

const [batchMax, cardsMax] = [200, 5_000];

let cardsGeneration = 0;
const requested = new Set<number>();
const queued = new Set<number>();
let isLoading = false;

/**
 * Loads the items with these numbers, unless they are loaded or requested. A newer generation makes
 * all cards outdated: they stay visible until they are loaded again. One request runs at a time: a
 * slider or a fast scroll asks for more rows than a reader sees, and the oldest ones are left out.
 */
export function loadItemCards(numbers: readonly number[], generation: number): void {
  if (generation !== cardsGeneration) {
    cardsGeneration = generation;
    requested.clear();
  }
  for (const number of numbers) {
    if (!requested.has(number)) {
      queued.delete(number);
      queued.add(number);
    }
  }
  if (!isLoading) {
    void loadQueued();
  }
}

async function loadQueued(): Promise<void> {
  isLoading = true;
  while (queued.size > 0) {
    const numbers = [...queued].slice(-batchMax);
    queued.clear();
    // oxlint-disable-next-line no-await-in-loop -- one request at a time
    await loadBatch(numbers);
  }
  isLoading = false;
}

async function loadBatch(numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    requested.add(number);
  }
  try {
    addCards(await fetchCards(numbers));
  } catch (error) {
    for (const number of numbers) {
      requested.delete(number);
    }
    handleEndedSession(error);
  }
}

/** Returns the item with a number, loaded if it is not. */
export async function findItemCard(number: number): Promise<ItemCard | undefined> {
  if (!itemCards.value.has(number)) {
    addCards(await fetchCards([number]));
  }
  return itemCards.value.get(number);
}

/** Returns the newest versions of items, at most 200. */
export async function loadItemsByNumber(numbers: readonly number[]): Promise<readonly ItemCard[]> {
  const cards = await fetchCards(numbers);
  addCards(cards);
  return cards;
}

/** Shows a changed item before the next generation is loaded. */
export function putItemCard(card: ItemCard): void {
  addCards([card]);
}

async function fetchCards(numbers: readonly number[]): Promise<readonly ItemCard[]> {
  const result = await api.GET("/v1/workspaces/{workspaceId}/items", {
    params: {
      path: { workspaceId: workspaceId.value },
      query: { number: numbers.toSorted((a, b) => a - b).join(",") },
    },
  });
  return requireData(result).data;
}

/** Adds cards, and drops the oldest ones above the limit. */
function addCards(cards: readonly ItemCard[]): void {
  const known = [...itemCards.value].slice(-cardsMax);
  itemCards.value = new Map([...known, ...cards.map((card) => [card.number, card] as const)]);
}
