type Interval = { readonly low: number; readonly likely: number; readonly high: number };

/** Changes a rating to a value. An interval keeps its width, so that it stays as uncertain. */
export function shiftRating(rating: number | Interval | undefined, to: number): number | Interval {
  if (typeof rating !== "object") {
    return to;
  }
  const { low, likely, high } = rating;
  return { low: to - (likely - low), likely: to, high: to + (high - likely) };
}
