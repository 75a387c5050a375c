import { type RatingColumn } from "../snapshot/snapshot.ts";
import { cashFlowKey, cashFlowsMax } from "./criteria.ts";

type ColumnsByKey = ReadonlyMap<string, RatingColumn>;

/** Derived criteria that may be non-monotone in `along` if one of the inputs is below a bound. */
const nonMonotoneCriteria: ReadonlyMap<
  string,
  { readonly along: string; readonly inputs: readonly string[]; readonly below: number }
> = new Map([
  ["npv", { along: "discount_rate", inputs: listCashFlowKeys(), below: 0 }],
  ["roi", { along: "investment", inputs: listCashFlowKeys(), below: 0 }],
  ["delay_cost", { along: "delay_periods", inputs: ["escalation"], below: 1 }],
]);

/**
 * Returns whether a derived criterion may lie outside of the interval that the ends of its inputs
 * give. A higher discount rate also shrinks negative cash flows. A larger investment makes a loss a
 * smaller share of it. With an escalation below 1, a long delay may cost less than a short one.
 * Each case needs an item with such inputs and an interval rating. O(rows) for each input.
 */
export function mayBeNonMonotone(ratings: ColumnsByKey, key: string): boolean {
  const criterion = nonMonotoneCriteria.get(key);
  return (
    criterion !== undefined &&
    ratings.get(criterion.along)?.low !== undefined &&
    criterion.inputs.some((input) => hasRatingBelow(ratings.get(input), criterion.below))
  );
}

function hasRatingBelow(column: RatingColumn | undefined, bound: number): boolean {
  const lowest = column?.low ?? column?.likely;
  // A missing rating is NaN, and NaN < bound is false.
  return lowest?.some((rating) => rating < bound) ?? false;
}

function listCashFlowKeys(): string[] {
  return Array.from({ length: cashFlowsMax }, (_, index) => cashFlowKey(index + 1));
}
