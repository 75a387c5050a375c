import { listInputs } from "../financials/derived.ts";
import { type Definition } from "../models/model.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { type RatingColumn, type Snapshot } from "../snapshot/snapshot.ts";
import { type RandomStream } from "./random-stream.ts";

/**
 * Lists the criteria of a definition, and the inputs of derived criteria, that have at least one
 * interval rating in the snapshot.
 */
export function listUncertainCriteria({ ratings }: Snapshot, definition: Definition): string[] {
  const keys = listOrderingCriteria(definition).flatMap(({ key }) => [key].concat(listInputs(key)));
  return [...new Set(keys)].filter((key) => ratings.get(key)?.low !== undefined);
}

/**
 * Builds a function that draws the interval ratings of a snapshot. Each call draws every interval
 * once, independently, from a triangular distribution from low to high with mode likely. It returns
 * a snapshot with the drawn ratings, which is valid until the next call.
 */
export function buildRatingDraws(
  snapshot: Snapshot,
  uncertain: readonly string[],
  random: RandomStream,
): () => Snapshot {
  const drawnRatings = new Map<string, RatingColumn>(snapshot.ratings);
  const columns = uncertain.flatMap((key) => listIntervals(snapshot.ratings.get(key)));
  for (const [index, key] of uncertain.entries()) {
    drawnRatings.set(key, { likely: columns[index]?.drawn ?? new Float64Array(snapshot.count) });
  }
  return () => {
    for (const column of columns) {
      drawIntervals(column, random);
    }
    // A new map per draw, because derived ratings are cached per map.
    return { ...snapshot, ratings: new Map(drawnRatings) };
  };
}

/** A column of ratings, its intervals, and the numbers drawn from them. */
type DrawnColumn = Required<RatingColumn> & {
  /** The rows that have an interval. */
  readonly rows: Uint32Array;
  readonly drawn: Float64Array;
};

function listIntervals(column: RatingColumn | undefined): DrawnColumn[] {
  const { likely, low, high } = column ?? {};
  if (likely === undefined || low === undefined || high === undefined) {
    return [];
  }
  const rows = listIntervalRows(low, high);
  return [{ likely, low, high, rows, drawn: likely.slice() }];
}

function listIntervalRows(low: Float64Array, high: Float64Array): Uint32Array {
  const rows = new Uint32Array(low.length);
  let count = 0;
  for (let row = 0; row < low.length; row += 1) {
    rows[count] = row;
    count += Number((low[row] as number) < (high[row] as number));
  }
  return rows.slice(0, count);
}

function drawIntervals(
  { likely, low, high, rows, drawn }: DrawnColumn,
  random: RandomStream,
): void {
  for (const row of rows) {
    drawn[row] = triangularQuantile(random(), {
      low: low[row] as number,
      likely: likely[row] as number,
      high: high[row] as number,
    });
  }
}

/**
 * Returns the quantile u of a triangular distribution.
 *
 *     a + √(u (b − a)(m − a))        if u < (m − a) / (b − a)
 *     b − √((1 − u)(b − a)(b − m))   otherwise
 *
 * It uses only sums, products and square roots, which every IEEE 754 engine rounds identically.
 *
 * Source: S. Kotz, J. R. van Dorp, Beyond Beta, World Scientific 2004, chapter 1.
 *
 * @example
 * triangularQuantile(0.5, { low: 0, likely: 1, high: 2 }); // 1
 */
export function triangularQuantile(
  u: number,
  { low, likely, high }: { readonly low: number; readonly likely: number; readonly high: number },
): number {
  const span = high - low;
  return u * span < likely - low
    ? low + Math.sqrt(u * span * (likely - low))
    : high - Math.sqrt((1 - u) * span * (high - likely));
}
