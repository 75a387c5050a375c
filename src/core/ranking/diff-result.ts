import { type Item } from "../item/item.ts";
import { type RankingDiff } from "./diff.ts";
import { type Ranking } from "./ranking.ts";

/** Two rankings, their differences, and the items to name by number. */
export type DiffResult = {
  readonly from: Ranking;
  readonly to: Ranking;
  readonly diff: RankingDiff;
  readonly items: ReadonlyMap<number, Item>;
  /** The maximum number of items of each kind to name. */
  readonly limit: number;
};
