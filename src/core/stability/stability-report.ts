import { type Item } from "../item/item.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { type Stability } from "./stability.ts";

/** The stability of a ranking and of its best items. */
export type StabilityReport = {
  readonly ranking: Ranking;
  readonly stability: Stability;
  /** See `findAnalysisNote`. */
  readonly note?: string | undefined;
  /** The positions to describe, from 0. */
  readonly positions: readonly number[];
  /** Position → the comparison with the next item in words; absent for the last tracked item. */
  readonly comparisons: readonly (string | undefined)[];
  /** The position that the smallest change to a weight affects. */
  readonly mostCritical: number;
  /** The described items, the items that rank next and those that could overtake, by number. */
  readonly items: ReadonlyMap<number, Item>;
};
