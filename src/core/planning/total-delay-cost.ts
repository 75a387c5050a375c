/** The total cost of delay of one order. */
export type TotalDelayCost = {
  readonly cost: number;
  /** The number of rows without a size. They add neither time nor cost. */
  readonly withoutSize: number;
  /** The number of rows without a cost of delay. They add time but no cost. */
  readonly withoutCost: number;
};

/** The columns of the work; NaN where a value is missing. */
export type WorkColumns = {
  readonly size: Float64Array;
  /** The cost per unit of time until the row is done. */
  readonly costOfDelay: Float64Array;
  /** 1 for rows that are done or cancelled. They add neither time nor cost. */
  readonly isClosed: Uint8Array;
};

/**
 * Computes the total cost of delay when the rows are done one after another.
 *
 *     cost = Σ cost of delay × completion,   completion = sum of the sizes up to and with the row
 *
 * Sizes are durations, in the time unit of the costs of delay. O(rows).
 *
 * Source: D. Reinertsen, The Principles of Product Development Flow, 2009, chapter 2.
 *
 * @example
 * // A: 10 a week, 2 weeks; B: 30 a week, 4 weeks
 * const work = {
 *   size: Float64Array.of(2, 4),
 *   costOfDelay: Float64Array.of(10, 30),
 *   isClosed: new Uint8Array(2),
 * };
 * computeTotalDelayCost(Uint32Array.of(0, 1), work).cost; // 10 × 2 + 30 × 6 = 200
 * computeTotalDelayCost(Uint32Array.of(1, 0), work).cost; // 30 × 4 + 10 × 6 = 180
 */
export function computeTotalDelayCost(
  order: Uint32Array,
  { size, costOfDelay, isClosed }: WorkColumns,
): TotalDelayCost {
  let [cost, time, withoutSize, withoutCost] = [0, 0, 0, 0];
  for (const row of order) {
    const [duration, costPerUnit] = [size[row] as number, costOfDelay[row] as number];
    if (isClosed[row] === 1) {
      continue;
    }
    withoutSize += Number(Number.isNaN(duration));
    withoutCost += Number(Number.isNaN(costPerUnit));
    if (!Number.isNaN(duration)) {
      time += duration;
      cost += Number.isNaN(costPerUnit) ? 0 : costPerUnit * time;
    }
  }
  return { cost, withoutSize, withoutCost };
}
