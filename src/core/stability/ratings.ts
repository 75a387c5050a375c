import { listInputs } from "../financials/derived.ts";
import { type Definition, type ModelInUse } from "../models/model.ts";
import { listOrderingCriteria, computeSortValues } from "../ranking/sort-values.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { createDrawRanks, addOthers, addTracked, type DrawRanks } from "./draw-ranks.ts";
import { type RandomStream } from "./random-stream.ts";

/** A board and where its rows stand in the ranking. */
export type RankedSnapshot = {
  readonly snapshot: Snapshot;
  /** Position → row. */
  readonly rows: Uint32Array;
  readonly inUse: ModelInUse;
};

/**
 * The criteria of a definition that some row of the board rates by an interval, and those that they
 * follow from.
 */
export function listUncertainCriteria({ ratings }: Snapshot, definition: Definition): string[] {
  const keys = listOrderingCriteria(definition).flatMap(({ key }) => [key].concat(listInputs(key)));
  return [...new Set(keys)].filter((key) => ratings.get(key)?.low !== undefined);
}

/**
 * Where the first `tracked` rows stand among all when what is uncertain is drawn: each interval as
 * a triangular distribution from low to high with its peak at likely, each for itself.
 *
 * Every draw is a board of its own, scored by the model's own kernel. O(rows × draws).
 */
export function rankByRatings(
  ranked: RankedSnapshot,
  random: RandomStream,
  { draws, tracked }: { readonly draws: number; readonly tracked: number },
): DrawRanks {
  const { snapshot, inUse, rows } = ranked;
  const standings = createDrawRanks(draws, tracked);
  const drawn = new Map<string, RatingColumn>(snapshot.ratings);
  const uncertain = listUncertainCriteria(snapshot, inUse.definition);
  for (const key of uncertain) {
    drawn.set(key, { likely: new Float64Array(snapshot.count) });
  }
  const scores = new Float64Array(snapshot.count);
  for (let draw = 0; draw < draws; draw += 1) {
    for (const key of uncertain) {
      drawColumn(drawn.get(key)?.likely ?? scores, snapshot.ratings.get(key), random);
    }
    // A map of its own: what follows from ratings is kept as long as their map is.
    const drawnSnapshot = { ...snapshot, ratings: new Map(drawn) };
    gather(scores, computeSortValues(inUse.model.rate(drawnSnapshot, inUse.definition)), rows);
    addTracked(standings, draw, scores.subarray(0, tracked));
    addOthers(standings, draw, scores.subarray(tracked));
  }
  return standings;
}

function gather(into: Float64Array, values: Float64Array, rows: Uint32Array): void {
  for (let position = 0; position < rows.length; position += 1) {
    into[position] = values[rows[position] as number] as number;
  }
}

/** One number out of each interval; where there is none, what was said. */
function drawColumn(
  into: Float64Array,
  column: RatingColumn | undefined,
  random: RandomStream,
): void {
  const { likely = into, low = likely, high = likely } = column ?? {};
  for (let row = 0; row < into.length; row += 1) {
    const [from, to] = [low[row] as number, high[row] as number];
    const middle = likely[row] as number;
    into[row] =
      from < to ? triangularQuantile(random(), { low: from, likely: middle, high: to }) : middle;
  }
}

/**
 * The number below which a share u of a triangular distribution lies.
 *
 *     u < (m − a) / (b − a):  a + √(u (b − a)(m − a));  else  b − √((1 − u)(b − a)(b − m))
 *
 * Additions, products and square roots only, which IEEE 754 rounds everywhere alike.
 *
 * Source: S. Kotz, J. R. van Dorp, Beyond Beta, World Scientific 2004, chapter 1.
 *
 * @example
 * triangular(0.5, { low: 0, likely: 1, high: 2 }); // 1
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
