import { type Item } from "../item/item.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { type Cascade, type CascadeLevel } from "./cascade.ts";

/** The value to distribute, and the part of the tree to return. */
export type CascadeQuery = {
  /** The criterion that is the value; absent if an amount is given. */
  readonly criterion?: string | undefined;
  readonly amount?: number | undefined;
  /** The id of the item whose subtree to return; by default the whole tree. */
  readonly root?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

/** One page of value distributed over the tree of a backlog. */
export type CascadePage = {
  readonly query: CascadeQuery;
  readonly snapshot: Snapshot;
  readonly cascade: Cascade;
  /** The requested positions in the order of the tree. */
  readonly range: readonly [start: number, end: number];
  readonly levels: readonly CascadeLevel[];
  /** The rows of the page. */
  readonly rows: readonly number[];
  /** The items of these rows by number. */
  readonly items: ReadonlyMap<number, Item>;
};
