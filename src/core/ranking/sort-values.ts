import { listGateCriteria } from "../models/definition/gate-criteria.ts";
import { type Definition, type Scores, type WeightedCriterion } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";

/** Lists all criteria that affect the order: those of the score, then those of the tie break. */
export function listOrderingCriteria({
  criteria,
  tieBreak,
}: Definition): readonly WeightedCriterion[] {
  return [...criteria, ...(tieBreak?.criteria ?? [])];
}

/** Lists all criteria that affect the rank: those of the order, then those of the gates alone. */
export function listRankingCriteria(definition: Definition): readonly WeightedCriterion[] {
  const ordering = listOrderingCriteria(definition);
  return [...ordering, ...listGateCriteria(definition, ordering)];
}

/**
 * Returns one number per row that sorts the rows by rounded score, then by rounded tie break. Rows
 * with equal numbers are tied, so the numbers must not be rounded again. Without a tie break the
 * numbers are the rounded scores. NaN where a row has no score.
 *
 *     sort value = score + fraction,  0 ≤ fraction < 1, increasing with the tie; 0 if it is missing
 *
 * Only `moscow` breaks ties. Its scores are whole numbers from 0 to 3, so the fraction never
 * reaches the next score. The fraction keeps the 40 bits of mantissa of a rounded tie break.
 *
 * @example
 * computeSortValues({ value: Float64Array.of(3, 3), tie: Float64Array.of(-7, 1e9) }); // 3.2…, 3.5…
 */
export function computeSortValues({ value, tie }: Pick<Scores, "value" | "tie">): Float64Array {
  const sortValues = new Float64Array(value.length);
  for (let row = 0; row < sortValues.length; row += 1) {
    const fraction = tie === undefined ? 0 : toFraction(roundScore(tie[row] as number));
    sortValues[row] = roundScore(value[row] as number) + fraction;
  }
  return sortValues;
}

/**
 * Returns one number per row that sorts first by gates and then by the sort values. Rows that pass
 * come before rows that fail, and rows without a value (−∞) come last.
 *
 *     group value = fraction + 1 if the row passes,  0 ≤ fraction < 1, increasing with the value
 *
 * The fraction keeps the 40 bits of mantissa of a rounded score. With a tie break, it keeps fewer
 * bits of the tie.
 */
export function computeGroupValues(sortValues: Float64Array, isFailing: Uint8Array): Float64Array {
  return sortValues.map((value, row) =>
    value === Number.NEGATIVE_INFINITY ? value : toFraction(value) + 1 - (isFailing[row] as number),
  );
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

/** Maps a rounded number to a fraction, 0 ≤ fraction < 1, that increases with it; NaN to 0. */
function toFraction(rounded: number): number {
  if (Number.isNaN(rounded)) {
    return 0;
  }
  double[0] = rounded + 0;
  const [low, high] = [halves[0] as number, halves[1] as number];
  const isNegative = high >>> 31 === 1;
  const upper = (isNegative ? ~high : high ^ 0x8000_0000) >>> 0;
  const lower = (isNegative ? ~low : low) >>> 13;
  return (upper + lower / 524_288) / 4_294_967_296;
}
