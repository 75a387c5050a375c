import { type Item } from "./item.ts";

/** The fields that identify an item to people. */
export type ItemSummary = Pick<Item, "id" | "title" | "status" | "externalId">;

/** The items that block an item, and those that it blocks. */
export type ItemLinks = {
  readonly blockedBy: readonly ItemSummary[];
  readonly blocks: readonly ItemSummary[];
};
