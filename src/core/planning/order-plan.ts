import { type ItemSummary } from "../item/item-summary.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { type Neighbours } from "./dependencies.ts";
import { type DependencyOrder } from "./order.ts";
import { type computeTotalDelayCost } from "./total-delay-cost.ts";

type TotalDelayCost = ReturnType<typeof computeTotalDelayCost>;

/** One page of the order that respects dependencies. Rows are positions of the ranking. */
export type OrderPlan = {
  readonly ranking: Ranking;
  readonly order: DependencyOrder;
  readonly page: { readonly offset: number; readonly limit: number };
  /** The rows of the page. */
  readonly rows: readonly number[];
  readonly linkCount: number;
  /** The number of closed items of the workspace. */
  readonly closedCount: number;
  /** For each row, the rows that block it. */
  readonly blockers: Neighbours;
  /** The cycles to name. */
  readonly cycles: readonly (readonly number[])[];
  /** The links inside cycles to name: the blocked row and its blocker. */
  readonly ignoredLinks: readonly (readonly [blocked: number, blocker: number])[];
  /** The cost of delay of this order, and of the ranking's own order. */
  readonly delayCost: {
    readonly criterion: string;
    readonly plan: TotalDelayCost;
    readonly ranking: TotalDelayCost;
  };
  readonly findSummary: (row: number) => ItemSummary;
};
