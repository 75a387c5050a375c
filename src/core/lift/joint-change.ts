import { type Evaluator, type WhatIfRatings } from "./evaluator.ts";
import {
  computeMove,
  roundOutward,
  toMoveScale,
  clampToPassing,
  type CriterionRange,
  fromMoveScale,
  pickStartRating,
} from "./range.ts";
import { findBestEnds } from "./single-changes.ts";

/** A change to several ratings. */
export type JointChange = {
  readonly changes: readonly {
    readonly criterion: string;
    readonly name: string;
    /** Absent if the change rates an unrated criterion. */
    readonly from?: number | string;
    readonly to: number | string;
  }[];
  /** The Euclidean length of the move: the square root of the sum of squared shares. */
  readonly move: number;
  readonly rank: number;
  readonly score: number;
};

/** The criteria on the move scale, with the start and the bounds of each. */
type SearchSpace = {
  readonly ranges: readonly CriterionRange[];
  readonly starts: readonly number[];
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** The best end of each criterion: its low or its high. */
  readonly bestEnds: readonly number[];
};

/** The number of slope computations, and the number of bisections per line search. */
export type SearchEffort = { readonly rounds: number; readonly bisections: number };

/** The step for computing slopes by finite differences. */
const epsilon = 1 / 4096;

/**
 * Finds the shortest change to several ratings that lifts the item to the target rank.
 *
 *     minimise ‖d‖  with  score(p + d) high enough  and  low ≤ p + d ≤ high
 *
 * For a linear score there is one λ ≥ 0 (Karush, Kuhn and Tucker), and the best d is
 *
 *     d_j = clamp(λ · slope_j, low_j − p_j, high_j − p_j)
 *
 * Bisection finds λ, and the model scores each trial, so rounding and ties are exact. The result is
 * the global minimum for additive scores. For other scores, the slopes are recomputed at the last
 * move until it gets no shorter: a local minimum.
 *
 * If no move along the slopes suffices (percentiles have steps and no slope), all ratings move
 * towards their best ends in proportion. Returns undefined if that does not suffice either. An
 * unrated criterion starts at its worst end.
 *
 * Gates bound the moves: low_j and high_j are then the ends of the ratings that pass. A rating that
 * fails its gate moves at least to the nearest rating that passes, even if no other rating moves.
 */
export function findJointChange(
  evaluator: Evaluator,
  rated: readonly CriterionRange[],
  { rounds, bisections }: SearchEffort,
): JointChange | undefined {
  const space = buildSpace(evaluator, rated);
  let moves = computeRequiredMoves(space);
  if (
    rated.some(({ isFailing }) => isFailing) &&
    evaluator.areLifted([toRatings(space, moves)])[0] === true
  ) {
    return roundJointChange(evaluator, space, moves);
  }
  let best: readonly number[] | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const search = { evaluator, space, bisections };
    const shortest =
      findShortestMoves(search, computeSlopes(evaluator, space, moves)) ??
      (best === undefined ? findShortestMoves(search, computeDirections(space)) : undefined);
    if (
      shortest === undefined ||
      (best !== undefined && computeLength(shortest) >= computeLength(best))
    ) {
      break;
    }
    best = shortest;
    moves = [...shortest];
  }
  return best && roundJointChange(evaluator, space, best);
}

/** Returns all ratings at their best ends. If these do not suffice, no change does. */
export function buildBestCase(
  evaluator: Evaluator,
  ranges: readonly CriterionRange[],
): WhatIfRatings {
  const ends = findBestEnds(evaluator, ranges);
  return new Map(ranges.map(({ key }, index) => [key, ends[index] as number]));
}

function buildSpace(evaluator: Evaluator, ranges: readonly CriterionRange[]): SearchSpace {
  const ends = findBestEnds(evaluator, ranges);
  const best = ranges.map((range, index) => toMoveScale(range, ends[index] as number));
  const worst = ranges.map((range) =>
    toMoveScale(range, clampToPassing(range.worst, range.passing)),
  );
  return {
    ranges,
    starts: ranges.map((range) => toMoveScale(range, pickStartRating(range))),
    lows: best.map((position, index) => Math.min(position, worst[index] as number)),
    highs: best.map((position, index) => Math.max(position, worst[index] as number)),
    bestEnds: best,
  };
}

/** Returns the smallest moves to ratings that pass their gates; 0 where no gate requires a move. */
function computeRequiredMoves(space: SearchSpace): number[] {
  return space.ranges.map(({ isFailing }, index) => (isFailing ? clampMove(space, index, 0) : 0));
}

/** Computes the slope of the score by each rating, at the current moves. */
function computeSlopes(
  evaluator: Evaluator,
  space: SearchSpace,
  moves: readonly number[],
): number[] {
  const steps = moves.map((move, index) => {
    const isAtTop = clampMove(space, index, move + epsilon) < move + epsilon;
    return isAtTop ? -epsilon : epsilon;
  });
  const score = evaluator.computeScores([toRatings(space, moves)])[0] as number;
  const steppedScores = evaluator.computeScores(
    steps.map((step, moved) =>
      toRatings(
        space,
        moves.map((move, index) => (index === moved ? move + step : move)),
      ),
    ),
  );
  const slopes = steps.map((step, index) => ((steppedScores[index] as number) - score) / step);
  const steepest = Math.max(...slopes.map((slope) => Math.abs(slope) || 0));
  return slopes.map((slope) => (Math.abs(slope) > steepest * 1e-9 ? slope : 0));
}

/** Computes the signed distance from each start to its best end. */
function computeDirections({ starts, bestEnds }: SearchSpace): number[] {
  return bestEnds.map((end, index) => end - (starts[index] as number));
}

type LineSearch = { readonly evaluator: Evaluator; readonly space: SearchSpace } & Pick<
  SearchEffort,
  "bisections"
>;

/** Returns the moves at the smallest λ that suffices. */
function findShortestMoves(
  { evaluator, space, bisections }: LineSearch,
  slopes: readonly number[],
): readonly number[] | undefined {
  const computeMoves = (lambda: number) =>
    slopes.map((slope, index) => clampMove(space, index, lambda * slope));
  const suffices = (lambda: number) =>
    evaluator.areLifted([toRatings(space, computeMoves(lambda))])[0] === true;
  let [miss, hit] = [0, computeLambdaMax(space, slopes)];
  if (!(hit > 0) || !suffices(hit)) {
    return undefined;
  }
  for (let step = 0; step < bisections; step += 1) {
    const middle = (miss + hit) / 2;
    [miss, hit] = suffices(middle) ? [miss, middle] : [middle, hit];
  }
  return computeMoves(hit);
}

/** Returns the smallest λ at which every rating is at an end. */
function computeLambdaMax({ starts, lows, highs }: SearchSpace, slopes: readonly number[]): number {
  let lambda = 0;
  for (const [index, slope] of slopes.entries()) {
    const end = slope > 0 ? (highs[index] as number) : (lows[index] as number);
    const needed = slope === 0 ? 0 : (end - (starts[index] as number)) / slope;
    lambda = Math.max(lambda, needed);
  }
  return lambda;
}

/** Clamps a move to the range of its criterion. */
function clampMove({ starts, lows, highs }: SearchSpace, index: number, move: number): number {
  const start = starts[index] as number;
  return Math.min(
    Math.max(move, (lows[index] as number) - start),
    (highs[index] as number) - start,
  );
}

/**
 * Returns the ratings after some moves. Unmoved criteria keep their ratings, intervals included.
 */
function toRatings({ ranges, starts }: SearchSpace, moves: readonly number[]): WhatIfRatings {
  const ratings = new Map<string, number>();
  for (const [index, move] of moves.entries()) {
    const range = ranges[index];
    if (range !== undefined && (move !== 0 || range.isFailing)) {
      const rating = fromMoveScale(range, (starts[index] as number) + move);
      ratings.set(range.key, clampToPassing(rating, range.passing));
    }
  }
  return ratings;
}

function computeLength(moves: readonly number[]): number {
  let squares = 0;
  for (const move of moves) {
    squares += move * move;
  }
  return Math.sqrt(squares);
}

/** Converts moves to ratings, each rounded outward by at most a thousandth of its move. */
function roundJointChange(
  evaluator: Evaluator,
  space: SearchSpace,
  moves: readonly number[],
): JointChange {
  const exact = toRatings(space, moves);
  const rounded = new Map<string, number>();
  const length = computeLength(moves);
  for (const [index, range] of space.ranges.entries()) {
    const to = exact.get(range.key);
    const from = pickStartRating(range);
    const isMoved = range.isFailing || Math.abs(moves[index] as number) > length * 1e-6;
    if (to !== undefined && isMoved) {
      const outward = roundOutward(range, { from, to, share: 1 / 1000 });
      rounded.set(range.key, clampToPassing(outward, range.passing));
    }
  }
  const suffices = evaluator.areLifted([rounded])[0] === true;
  return toJointChange(evaluator, space.ranges, suffices ? rounded : exact);
}

/** Returns the change that moves the ratings of some criteria, with its rank and score. */
export function toJointChange(
  evaluator: Evaluator,
  ranges: readonly CriterionRange[],
  to: WhatIfRatings,
): JointChange {
  const moved = ranges.filter(({ key }) => to.has(key));
  const readTarget = ({ key }: CriterionRange) => to.get(key) as number;
  return {
    changes: moved.map((range) => ({
      criterion: range.key,
      name: range.name,
      ...(!Number.isNaN(range.current) && { from: range.current }),
      to: readTarget(range),
    })),
    move: computeLength(
      moved.map((range) => computeMove(range, pickStartRating(range), readTarget(range))),
    ),
    rank: evaluator.computeRank(to),
    score: evaluator.computeScores([to])[0] as number,
  };
}
