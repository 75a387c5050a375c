/** What waiting costs, of one order. */
export type TotalDelayCost = {
  readonly cost: number;
  /** Rows left out because nobody said how large they are; they take no time either. */
  readonly withoutSize: number;
  /** Rows that take their time and cost nothing, because nobody said what waiting for them costs. */
  readonly withoutCost: number;
};

/** What is known of the rows; NaN where nobody said. */
export type WorkColumns = {
  readonly size: Float64Array;
  /** What a unit of time costs until the row is done. */
  readonly costOfDelay: Float64Array;
  /** 1 for rows that are done already: they take no time and cost nothing any more. */
  readonly isDone: Uint8Array;
};

/**
 * The total cost of delay of doing rows one after another.
 *
 *     cost = Σ cost of delay × completion,   completion = sum of the sizes up to and with the row
 *
 * Sizes are the time that work takes, in the unit that costs of delay are said per. O(rows).
 *
 * Source: D. Reinertsen, The Principles of Product Development Flow, 2009, chapter 2.
 *
 * @example
 * // A: 10 a week, 2 weeks; B: 30 a week, 4 weeks
 * const work = {
 *   size: Float64Array.of(2, 4),
 *   costOfDelay: Float64Array.of(10, 30),
 *   isDone: new Uint8Array(2),
 * };
 * delayCostOf(Uint32Array.of(0, 1), work).cost; // 10 × 2 + 30 × 6 = 200
 * delayCostOf(Uint32Array.of(1, 0), work).cost; // 30 × 4 + 10 × 6 = 180
 */
export function computeTotalDelayCost(
  order: Uint32Array,
  { size, costOfDelay, isDone }: WorkColumns,
): TotalDelayCost {
  let [cost, time, withoutSize, withoutCost] = [0, 0, 0, 0];
  for (const row of order) {
    const [taken, perUnit] = [size[row] as number, costOfDelay[row] as number];
    if (isDone[row] === 1) {
      continue;
    }
    withoutSize += Number(Number.isNaN(taken));
    withoutCost += Number(Number.isNaN(perUnit));
    if (!Number.isNaN(taken)) {
      time += taken;
      cost += Number.isNaN(perUnit) ? 0 : perUnit * time;
    }
  }
  return { cost, withoutSize, withoutCost };
}
