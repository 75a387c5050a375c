/** From this rating of `moscow` on an item counts as a Must: what is nearer to 3 than to 2, as in the model. */
export const mandatoryRatingMin = 2.5;

/** The part of a capacity that Musts may take before a release has no slack left. */
export const mandatoryShareMax = 0.6;

/** How much of a release its Musts take, and how many of them are not in it. */
export type MandatorySummary = { readonly share: number; readonly leftOut: number };

/**
 * Musts are the rows that are rated 2.5 or more for `moscow`, which counts as 3. Their share is of the capacity; of a
 * capacity of 0 it is 0.
 *
 * Source: DSDM Consortium, DSDM Agile Project Framework, 2014, chapter 10: Must Haves take at most
 * 60 % of the effort.
 */
export function summarizeMandatory(
  moscow: Float64Array,
  {
    size,
    isChosen,
    capacity,
  }: { readonly size: Float64Array; readonly isChosen: Uint8Array; readonly capacity: number },
): MandatorySummary {
  let [taken, leftOut] = [0, 0];
  for (const [row, rating] of moscow.entries()) {
    if (rating >= mandatoryRatingMin) {
      taken += isChosen[row] === 1 ? (size[row] as number) : 0;
      leftOut += isChosen[row] === 1 ? 0 : 1;
    }
  }
  return { share: capacity > 0 ? taken / capacity : 0, leftOut };
}
