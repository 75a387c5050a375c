import { type Instant } from "./item/item.ts";

/** Somebody who does the work: what they can do, and how much of it a release has room for. */
export type Person = {
  /** A TypeID, `per_…`. */
  readonly id: string;
  readonly name: string;
  /** Words; an item needs those of them that stand among its labels. */
  readonly skills: readonly string[];
  /** In the unit of an item's size; 0 or more. */
  readonly capacity: number;
  /** 1 for a new person, one more for every change. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
