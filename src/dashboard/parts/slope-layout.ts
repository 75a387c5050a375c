/**
 * Returns the place of each line in each column, from 0 at the top. A column has its lines in the
 * order of their ranks, so that no two lines share a place. Lines without a rank come last.
 *
 * @example
 * // ranks [1, 30] and [2, 4] → places [0, 1] and [1, 0]
 */
export function placeSlopes(
  lines: readonly (readonly (number | undefined)[])[],
): readonly (readonly number[])[] {
  const columns = Array.from({ length: lines[0]?.length ?? 0 }, (_, column) =>
    placeColumn(lines.map((ranks) => ranks[column] ?? Infinity)),
  );
  return lines.map((_, line) => columns.map((places) => places[line] ?? 0));
}

/** Returns the place of each rank. Equal ranks keep their order. */
function placeColumn(ranks: readonly number[]): readonly number[] {
  const order = ranks.map((_, line) => line).toSorted((a, b) => compare(ranks[a], ranks[b]));
  const places = Array.from(ranks, () => 0);
  for (const [place, line] of order.entries()) {
    places[line] = place;
  }
  return places;
}

/** Compares two ranks. The difference of two infinite ones is not a number. */
function compare(a = Infinity, b = Infinity): number {
  return a === b ? 0 : a - b;
}
