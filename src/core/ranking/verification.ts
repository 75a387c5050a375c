import { type Item } from "../item/item.ts";
import { type RankingRow } from "../workspace.ts";
import { type RankingMismatch } from "./ranking-mismatch.ts";
import { type Ranking } from "./ranking.ts";

/** The comparison of one stored ranking with the recomputed one. */
export type TierCheck = {
  readonly tier: "memory" | "cache-api" | "kv" | "d1";
  /** The digest of the stored ranking; absent if its bytes are not a ranking. */
  readonly digest?: string;
  readonly isEqual: boolean;
  readonly difference?: RankingMismatch | undefined;
};

/** A published ranking, the same ranking recomputed from the items, and a check of each tier. */
export type VerificationResult = {
  readonly row: RankingRow;
  /** Absent if the ranking has older order rules, which the code no longer implements. */
  readonly recomputed?: Ranking;
  readonly checks: readonly TierCheck[];
  readonly firstDifference?: {
    readonly check: TierCheck;
    readonly difference: RankingMismatch;
    /** The number of the expected item, if the difference is at a position. */
    readonly number: number | undefined;
    readonly item: Item | undefined;
  };
};
