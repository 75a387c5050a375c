import { type Item } from "./item.ts";

/** One page of a list of items. */
export type ItemPage = {
  readonly items: readonly Item[];
  readonly limit: number;
  readonly nextCursor: string | null;
  /** Set for numbered pages. */
  readonly numbering?: { readonly page: number; readonly total: number };
};
