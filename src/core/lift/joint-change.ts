import { type Evaluator, type WhatIfRatings } from "./evaluator.ts";
import {
  computeMove,
  roundOutward,
  toMoveScale,
  type CriterionRange,
  fromMoveScale,
  pickStartRating,
} from "./range.ts";
import { findBestEnds } from "./single-changes.ts";

/** Several ratings changed at once. */
export type JointChange = {
  readonly changes: readonly {
    readonly criterion: string;
    readonly name: string;
    readonly from: number | string;
    readonly to: number | string;
  }[];
  /** The Euclidean length of the move: the root of the sum of squared shares. */
  readonly move: number;
  readonly rank: number;
  readonly score: number;
};

/** Moves of all criteria on their scales, and how far each may go down and up. */
type SearchSpace = {
  readonly ranges: readonly CriterionRange[];
  readonly starts: readonly number[];
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** The best end of each: a low or a high. */
  readonly bestEnds: readonly number[];
};

/** How often the slopes are taken anew where the last move ended, and how often a way is halved. */
export type SearchEffort = { readonly rounds: number; readonly bisections: number };

/** How far a rating is moved to see what that does to the score. */
const epsilon = 1 / 4096;

/**
 * The shortest move of several ratings at once that suffices.
 *
 *     minimise ‖d‖  with  score(p + d) high enough  and  low ≤ p + d ≤ high
 *
 * The best d of a linear score is d_j = clamp(λ · slope_j, low_j − p_j, high_j − p_j) for one
 * λ ≥ 0 (Karush, Kuhn and Tucker): water filled in to the height λ. λ is found by halving, and each
 * trial is scored, so rounding and ties are the model's own. An additive score is linear, and the
 * answer is the best there is; of another the slopes are taken again where the move ended, until
 * it gets no shorter: the best in the neighbourhood, and maybe not of all.
 *
 * Where no way along slopes suffices (a percentile has steps, and no slope), all ratings go to their
 * best ends in proportion. Only what is rated today is moved. `undefined` if that does not suffice,
 * either.
 */
export function findJointChange(
  evaluator: Evaluator,
  rated: readonly CriterionRange[],
  { rounds, bisections }: SearchEffort,
): JointChange | undefined {
  const space = buildSpace(evaluator, rated);
  let moves = space.starts.map(() => 0);
  let best: readonly number[] | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const along = { judge: evaluator, space, bisections };
    const found =
      findShortestMoves(along, computeSlopes(evaluator, space, moves)) ??
      (best === undefined ? findShortestMoves(along, computeDirections(space)) : undefined);
    if (
      found === undefined ||
      (best !== undefined && computeLength(found) >= computeLength(best))
    ) {
      break;
    }
    best = found;
    moves = [...found];
  }
  return best && roundJointChange(evaluator, space, best);
}

/** Every rating that there is at its best end: if that does not suffice, nothing will. */
export function buildBestCase(
  evaluator: Evaluator,
  ranges: readonly CriterionRange[],
): WhatIfRatings {
  const ends = findBestEnds(evaluator, ranges);
  return new Map(ranges.map(({ key }, at) => [key, ends[at] as number]));
}

function buildSpace(evaluator: Evaluator, ranges: readonly CriterionRange[]): SearchSpace {
  const ends = findBestEnds(evaluator, ranges);
  const best = ranges.map((range, at) => toMoveScale(range, ends[at] as number));
  const worst = ranges.map((range) => toMoveScale(range, range.worst));
  return {
    ranges,
    starts: ranges.map((range) => toMoveScale(range, pickStartRating(range))),
    lows: best.map((place, at) => Math.min(place, worst[at] as number)),
    highs: best.map((place, at) => Math.max(place, worst[at] as number)),
    bestEnds: best,
  };
}

/** What each rating does to the score, from where the moves have led. */
function computeSlopes(
  evaluator: Evaluator,
  space: SearchSpace,
  moves: readonly number[],
): number[] {
  const steps = moves.map((move, at) => {
    const isAtTop = clampMove(space, at, move + epsilon) < move + epsilon;
    return isAtTop ? -epsilon : epsilon;
  });
  const here = evaluator.computeScores([toRatings(space, moves)])[0] as number;
  const there = evaluator.computeScores(
    steps.map((step, moved) =>
      toRatings(
        space,
        moves.map((move, at) => (at === moved ? move + step : move)),
      ),
    ),
  );
  const slopes = steps.map((step, at) => ((there[at] as number) - here) / step);
  const steepest = Math.max(...slopes.map((slope) => Math.abs(slope) || 0));
  return slopes.map((slope) => (Math.abs(slope) > steepest * 1e-9 ? slope : 0));
}

/** How far each rating is from its best end, and in which direction. */
function computeDirections({ starts, bestEnds }: SearchSpace): number[] {
  return bestEnds.map((end, at) => end - (starts[at] as number));
}

type LineSearch = { readonly judge: Evaluator; readonly space: SearchSpace } & Pick<
  SearchEffort,
  "bisections"
>;

/** The moves at the smallest λ that suffices. */
function findShortestMoves(
  { judge: evaluator, space, bisections }: LineSearch,
  slopes: readonly number[],
): readonly number[] | undefined {
  const at = (lambda: number) => slopes.map((slope, j) => clampMove(space, j, lambda * slope));
  const suffices = (lambda: number) =>
    evaluator.areLifted([toRatings(space, at(lambda))])[0] === true;
  let [miss, hit] = [0, computeLambdaMax(space, slopes)];
  if (!(hit > 0) || !suffices(hit)) {
    return undefined;
  }
  for (let step = 0; step < bisections; step += 1) {
    const middle = (miss + hit) / 2;
    [miss, hit] = suffices(middle) ? [miss, middle] : [middle, hit];
  }
  return at(hit);
}

/** The λ from which on every rating is at an end. */
function computeLambdaMax({ starts, lows, highs }: SearchSpace, slopes: readonly number[]): number {
  let lambda = 0;
  for (const [at, slope] of slopes.entries()) {
    const end = slope > 0 ? (highs[at] as number) : (lows[at] as number);
    const needed = slope === 0 ? 0 : (end - (starts[at] as number)) / slope;
    lambda = Math.max(lambda, needed);
  }
  return lambda;
}

/** A move as far as the range allows it. */
function clampMove({ starts, lows, highs }: SearchSpace, at: number, move: number): number {
  const start = starts[at] as number;
  return Math.min(Math.max(move, (lows[at] as number) - start), (highs[at] as number) - start);
}

/** The ratings after some moves; what is not moved keeps what is said of it, interval and all. */
function toRatings({ ranges, starts }: SearchSpace, moves: readonly number[]): WhatIfRatings {
  const ratings = new Map<string, number>();
  for (const [at, move] of moves.entries()) {
    const range = ranges[at];
    if (move !== 0 && range !== undefined) {
      ratings.set(range.key, fromMoveScale(range, (starts[at] as number) + move));
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

/** The move in ratings, each rounded outward by a thousandth of its way at the most. */
function roundJointChange(
  evaluator: Evaluator,
  space: SearchSpace,
  moves: readonly number[],
): JointChange {
  const exact = toRatings(space, moves);
  const rounded = new Map<string, number>();
  const length = computeLength(moves);
  for (const [at, range] of space.ranges.entries()) {
    const to = exact.get(range.key);
    const from = pickStartRating(range);
    if (to !== undefined && Math.abs(moves[at] as number) > length * 1e-6) {
      rounded.set(range.key, roundOutward(range, { from, to, share: 1 / 1000 }));
    }
  }
  const isEnough = evaluator.areLifted([rounded])[0] === true;
  return toJointChange(evaluator, space.ranges, isEnough ? rounded : exact);
}

function toJointChange(
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
      from: range.current,
      to: readTarget(range),
    })),
    move: computeLength(
      moved.map((range) => computeMove(range, pickStartRating(range), readTarget(range))),
    ),
    rank: evaluator.computeRank(to),
    score: evaluator.computeScores([to])[0] as number,
  };
}
