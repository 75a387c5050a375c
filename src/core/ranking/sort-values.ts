import { listGateCriteria } from "../models/gate-criteria.ts";
import { type Definition, type Scores, type WeightedCriterion } from "../models/model.ts";

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
 * Returns one number per row that sorts the rows by score, then by tie break. Without a tie break
 * it returns the scores themselves. NaN where a row has no score.
 *
 *     sort value = score + fraction,  0 ≤ fraction < 1, increasing with the tie; 0 if it is missing
 *
 * Only `moscow` breaks ties. Its scores are whole numbers from 0 to 3, so the fraction never
 * reaches the next score. The fraction keeps 39 of 52 bits: ties that agree in 11 digits are equal.
 *
 * @example
 * computeSortValues({ value: Float64Array.of(3, 3), tie: Float64Array.of(-7, 1e9) }); // 3.2…, 3.5…
 */
export function computeSortValues({ value, tie }: Pick<Scores, "value" | "tie">): Float64Array {
  if (tie === undefined) {
    return value;
  }
  const sortValues = new Float64Array(value.length);
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  for (let row = 0; row < sortValues.length; row += 1) {
    const tieBreak = tie[row] as number;
    double[0] = tieBreak + 0;
    const fraction = Number.isNaN(tieBreak)
      ? 0
      : toFraction(halves[0] as number, halves[1] as number);
    sortValues[row] = (value[row] as number) + fraction;
  }
  return sortValues;
}

/**
 * Returns one number per row that sorts first by gates and then by `values`: the rows that pass
 * before those that fail, and rows without a value (−∞) last.
 *
 *     group value = fraction + 1 if the row passes,  0 ≤ fraction < 1, increasing with the value
 *
 * The fraction keeps 39 of 52 bits: values that agree in 11 digits are equal.
 */
export function computeGroupValues(values: Float64Array, isFailing: Uint8Array): Float64Array {
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  return values.map((value, row) => {
    double[0] = value + 0;
    const fraction = toFraction(halves[0] as number, halves[1] as number);
    return value === Number.NEGATIVE_INFINITY ? value : fraction + 1 - (isFailing[row] as number);
  });
}

/**
 * Maps the two halves of a double to a fraction, 0 ≤ fraction < 1, that increases with the double.
 */
function toFraction(low: number, high: number): number {
  const isNegative = high >>> 31 === 1;
  const upper = (isNegative ? ~high : high ^ 0x8000_0000) >>> 0;
  const lower = (isNegative ? ~low : low) >>> 13;
  return (upper + lower / 524_288) / 4_294_967_296;
}
