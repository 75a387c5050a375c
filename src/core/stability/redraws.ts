import { withScratch } from "../columns/scratch.ts";
import { type Definition, type ResolvedModel } from "../models/model.ts";
import { computeSortValues } from "../ranking/sort-values.ts";
import { type Sliced } from "../slices.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import {
  addOthers,
  addTracked,
  createDrawRanks,
  type DrawRanks,
  type RankedPositions,
} from "./draw-ranks.ts";
import { exactTies, scoreTies } from "./tie-rounding.ts";

/** A snapshot and the order of its rows in the ranking. */
export type RankedSnapshot = {
  readonly snapshot: Snapshot;
  /** Position → row. */
  readonly rows: Uint32Array;
  readonly resolvedModel: ResolvedModel;
};

/** The random inputs of the draws. */
export type Redraws = {
  readonly draws: number;
  /** Returns the snapshot with the ratings of the next draw. */
  readonly drawSnapshot: () => Snapshot;
  /** Returns the definition with the weights of a draw. */
  readonly readDefinition: (draw: number) => Definition;
};

/**
 * Ranks the tracked positions among all scored positions in random draws of the ratings, and of the
 * weights if the definitions differ. Each draw scores a snapshot with the model's own kernel, and is
 * a slice. O(rows × draws).
 */
export function* rankByRedraws(
  { rows, resolvedModel: { model, definition } }: RankedSnapshot,
  { tracked, scored }: RankedPositions,
  { draws, drawSnapshot, readDefinition }: Redraws,
): Sliced<DrawRanks> {
  // Sort values that include a tie break are compared exactly.
  const ties = definition.tieBreak === undefined ? scoreTies : exactTies;
  const ranks = createDrawRanks(draws, tracked, ties);
  const scores = new Float64Array(scored);
  for (let draw = 0; draw < draws; draw += 1) {
    withScratch(() => {
      const drawn = model.rate(drawSnapshot(), readDefinition(draw));
      gather(scores, computeSortValues(drawn), rows);
    });
    addTracked(ranks, draw, scores.subarray(0, tracked));
    addOthers(ranks, draw, scores.subarray(tracked));
    yield scored;
  }
  return ranks;
}

function gather(into: Float64Array, values: Float64Array, rows: Uint32Array): void {
  for (let position = 0; position < into.length; position += 1) {
    into[position] = values[rows[position] as number] as number;
  }
}
