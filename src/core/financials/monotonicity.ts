import { type RatingColumn } from "../snapshot/snapshot.ts";
import { cashFlowKey, cashFlowsMax } from "./criteria.ts";

type ColumnsByKey = ReadonlyMap<string, RatingColumn>;

/** What rises and falls again, or turns round: with which interval, and by which inputs below what. */
const nonMonotoneCriteria: ReadonlyMap<
  string,
  { readonly along: string; readonly inputs: readonly string[]; readonly below: number }
> = new Map([
  ["npv", { along: "discount_rate", inputs: listCashFlowKeys(), below: 0 }],
  ["roi", { along: "investment", inputs: listCashFlowKeys(), below: 0 }],
  ["delay_cost", { along: "delay_periods", inputs: ["escalation"], below: 1 }],
]);

/**
 * Whether a criterion that follows from others may lie beyond what both ends of them give. A higher
 * rate makes outflows smaller, too; a larger investment makes a loss the smaller share of it; and
 * where each period of delay is cheaper than the one before, a long delay may cost less than a short
 * one. Only where some item has such inputs, and an interval to go along. O(rows) for each input.
 */
export function mayBeNonMonotone(ratings: ColumnsByKey, key: string): boolean {
  const bend = nonMonotoneCriteria.get(key);
  return (
    bend !== undefined &&
    ratings.get(bend.along)?.low !== undefined &&
    bend.inputs.some((input) => hasRatingBelow(ratings.get(input), bend.below))
  );
}

function hasRatingBelow(column: RatingColumn | undefined, bound: number): boolean {
  const lowest = column?.low ?? column?.likely;
  // Where nobody rated there is NaN, which is not below anything.
  return lowest?.some((rating) => rating < bound) ?? false;
}

function listCashFlowKeys(): string[] {
  return Array.from({ length: cashFlowsMax }, (_, at) => cashFlowKey(at + 1));
}
