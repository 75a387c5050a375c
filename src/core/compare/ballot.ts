import { withScratch } from "../columns/scratch.ts";
import { type Scores, type ModelInUse } from "../models/model.ts";
import { orderBy } from "../ranking/order-by.ts";
import { rateSnapshot } from "../ranking/rate-snapshot.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** What one model says of a board, and nothing that breaks its ties for it. */
export type Ballot = {
  /** The rows, best first; of ties the lower row. */
  readonly order: Uint32Array;
  /** The rank of each row, from 1; what ties shares the mean of its ranks. */
  readonly ranks: Float64Array;
  /** Rows without a score: after all that have one, and tied. */
  readonly unscored: number;
};

/**
 * A model's order with its ties. Rows tie where their scores do (and what the model itself breaks
 * ties by): neither confidence nor size nor age is an opinion of the model. O(n).
 *
 * @example
 * // scores 7, 9, 7, none → ranks 2.5, 1, 2.5, 4
 */
export function computeBallot(board: Snapshot, inUse: ModelInUse): Ballot {
  return withScratch(() => rankByScore(board, inUse));
}

function rankByScore(board: Snapshot, inUse: ModelInUse): Ballot {
  const rated = rateSnapshot(board, inUse);
  const { value } = rated;
  // What has no score is not ordered among itself, either.
  const tie = rated.tie?.map((each, row) => (Number.isNaN(value[row]) ? Number.NaN : each));
  const order = orderBy(board.count, [
    { values: value, direction: "down" },
    ...(tie === undefined ? [] : [{ values: tie, direction: "down" } as const]),
  ]);
  const ranks = new Float64Array(board.count);
  for (let begin = 0; begin < order.length;) {
    const end = findTieEnd({ value, tie: tie ?? value }, order, begin);
    // Positions begin … end − 1 have the ranks begin + 1 … end.
    for (let position = begin; position < end; position += 1) {
      ranks[order[position] as number] = (begin + 1 + end) / 2;
    }
    begin = end;
  }
  return { order, ranks, unscored: countUnscored(value, order) };
}

/** The first position behind `begin` whose row is worse. */
function findTieEnd(
  { value, tie }: Required<Pick<Scores, "value" | "tie">>,
  order: Uint32Array,
  begin: number,
): number {
  const first = order[begin] as number;
  if (Number.isNaN(value[first])) {
    return order.length;
  }
  let end = begin + 1;
  while (
    end < order.length &&
    value[order[end] as number] === value[first] &&
    isSameValue(tie[order[end] as number] as number, tie[first] as number)
  ) {
    end += 1;
  }
  return end;
}

function isSameValue(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function countUnscored(value: Float64Array, order: Uint32Array): number {
  let unscored = 0;
  while (
    unscored < order.length &&
    Number.isNaN(value[order[order.length - 1 - unscored] as number])
  ) {
    unscored += 1;
  }
  return unscored;
}
