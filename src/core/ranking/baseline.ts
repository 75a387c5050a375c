import { type Instant } from "../item/item.ts";
import { type RankingRow } from "../workspace.ts";

/** A ranking that a person has named. Thinning keeps the ranking as long as a baseline names it. */
export type Baseline = {
  /** A TypeID, `bsl_…`. */
  readonly id: string;
  /** The name, which no other baseline of the workspace has. */
  readonly name: string;
  readonly note?: string;
  readonly ranking: RankingRow;
  /** 1 for a new baseline; every change adds 1. */
  readonly version: number;
  /** The id of the key that created the baseline. */
  readonly actor: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
