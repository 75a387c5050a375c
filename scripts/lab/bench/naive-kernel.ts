/** A column of ratings, with its scale and weight. A missing rating is NaN. */
export type KernelColumn = {
  readonly ratings: Float64Array;
  readonly min: number;
  readonly max: number;
  readonly weight: number;
};

/**
 * Computes the weighted mean of unit scales, and its coverage, in a plain loop over rows. The
 * benchmark compares the kernels of the core with this function.
 */
export function computeNaively(columns: readonly KernelColumn[], count: number) {
  const value = new Float64Array(count);
  const coverage = new Float64Array(count);
  const width = columns.length;
  const ratings = columns.map((column) => column.ratings);
  const mins = Float64Array.from(columns, ({ min }) => min);
  const maxs = Float64Array.from(columns, ({ max }) => max);
  const weights = Float64Array.from(columns, ({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let row = 0; row < count; row += 1) {
    let [sum, rated] = [0, 0];
    for (let index = 0; index < width; index += 1) {
      const rating = ratings[index]?.[row] ?? Number.NaN;
      const isRated = !Number.isNaN(rating);
      const min = mins[index] ?? 0;
      const max = maxs[index] ?? 0;
      const weight = weights[index] ?? 0;
      const unit = (Math.min(Math.max(rating, min), max) - min) / (max - min);
      sum += isRated ? weight * unit : 0;
      rated += isRated ? weight : 0;
    }
    value[row] = sum / rated;
    coverage[row] = rated / total;
  }
  return { value, coverage };
}
