import { freeArrays } from "../columns/scratch.ts";
import { listInputs } from "../financials/derived.ts";
import { type Definition, type ResolvedModel } from "../models/model.ts";
import { listOrderingCriteria, computeSortValues } from "../ranking/sort-values.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { createDrawRanks, addOthers, addTracked, type DrawRanks } from "./draw-ranks.ts";
import { type RandomStream } from "./random-stream.ts";

/** A snapshot and the order of its rows in the ranking. */
export type RankedSnapshot = {
  readonly snapshot: Snapshot;
  /** Position → row. */
  readonly rows: Uint32Array;
  readonly resolvedModel: ResolvedModel;
};

/**
 * Lists the criteria of a definition, and the inputs of derived criteria, that have at least one
 * interval rating in the snapshot.
 */
export function listUncertainCriteria({ ratings }: Snapshot, definition: Definition): string[] {
  const keys = listOrderingCriteria(definition).flatMap(({ key }) => [key].concat(listInputs(key)));
  return [...new Set(keys)].filter((key) => ratings.get(key)?.low !== undefined);
}

/**
 * Ranks the first `tracked` rows among all rows in random draws of the interval ratings. Each
 * interval is drawn independently, from a triangular distribution from low to high with mode
 * likely.
 *
 * Each draw builds a snapshot and scores it with the model's own kernel. O(rows × draws).
 */
export function rankByRatings(
  ranked: RankedSnapshot,
  random: RandomStream,
  { draws, tracked }: { readonly draws: number; readonly tracked: number },
): DrawRanks {
  const { snapshot, resolvedModel, rows } = ranked;
  const ranks = createDrawRanks(draws, tracked);
  const drawnRatings = new Map<string, RatingColumn>(snapshot.ratings);
  const uncertain = listUncertainCriteria(snapshot, resolvedModel.definition);
  for (const key of uncertain) {
    drawnRatings.set(key, { likely: new Float64Array(snapshot.count) });
  }
  const scores = new Float64Array(rows.length);
  for (let draw = 0; draw < draws; draw += 1) {
    for (const key of uncertain) {
      drawColumn(drawnRatings.get(key)?.likely ?? scores, snapshot.ratings.get(key), random);
    }
    // A new map per draw, because derived ratings are cached per map.
    const drawnSnapshot = { ...snapshot, ratings: new Map(drawnRatings) };
    const sortValues = computeSortValues(
      resolvedModel.model.rate(drawnSnapshot, resolvedModel.definition),
    );
    gather(scores, sortValues, rows);
    freeArrays(sortValues);
    addTracked(ranks, draw, scores.subarray(0, tracked));
    addOthers(ranks, draw, scores.subarray(tracked));
  }
  return ranks;
}

function gather(into: Float64Array, values: Float64Array, rows: Uint32Array): void {
  for (let position = 0; position < rows.length; position += 1) {
    into[position] = values[rows[position] as number] as number;
  }
}

/** Draws one number from each interval and copies point ratings. */
function drawColumn(
  into: Float64Array,
  column: RatingColumn | undefined,
  random: RandomStream,
): void {
  const { likely = into, low = likely, high = likely } = column ?? {};
  for (let row = 0; row < into.length; row += 1) {
    const [from, to] = [low[row] as number, high[row] as number];
    const mode = likely[row] as number;
    into[row] =
      from < to ? triangularQuantile(random(), { low: from, likely: mode, high: to }) : mode;
  }
}

/**
 * Returns the quantile u of a triangular distribution.
 *
 *     u < (m − a) / (b − a):  a + √(u (b − a)(m − a));  otherwise  b − √((1 − u)(b − a)(b − m))
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
