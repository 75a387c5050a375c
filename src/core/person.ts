import { type Instant } from "./item/item.ts";

/** A member of the team, with skills and a capacity per release. */
export type Person = {
  /** A TypeID, `per_…`. */
  readonly id: string;
  readonly name: string;
  /** An item needs each skill that is also one of its labels. */
  readonly skills: readonly string[];
  /** 0 or more, in the unit of an item's size. */
  readonly capacity: number;
  /** 1 for a new person; every change adds 1. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
