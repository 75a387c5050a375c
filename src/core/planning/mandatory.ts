/** The lowest rating of `moscow` that counts as a Must: the model rounds it up to 3. */
export const mandatoryRatingMin = 2.5;

/** The largest share of the capacity that Musts may take. Beyond it a release has no slack. */
export const mandatoryShareMax = 0.6;

/** The chosen Musts' share of the capacity, and the number of Musts that are not chosen. */
export type MandatorySummary = { readonly share: number; readonly leftOut: number };

/**
 * Computes the share of the capacity that the chosen Musts take. Musts are rows with a `moscow`
 * rating of 2.5 or more. With a capacity of 0 the share is 0.
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
  let [mandatorySize, leftOut] = [0, 0];
  for (const [row, rating] of moscow.entries()) {
    if (rating >= mandatoryRatingMin) {
      mandatorySize += isChosen[row] === 1 ? (size[row] as number) : 0;
      leftOut += isChosen[row] === 1 ? 0 : 1;
    }
  }
  return { share: capacity > 0 ? mandatorySize / capacity : 0, leftOut };
}
