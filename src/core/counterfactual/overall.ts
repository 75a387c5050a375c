import { type Judge, type Supposition } from "./judge.ts";
import { moveOf, outward, placeOf, type Range, ratingAt, startOf } from "./range.ts";
import { bestEnds } from "./single.ts";

/** Several ratings changed at once. */
export type Joint = {
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
type Space = {
  readonly ranges: readonly Range[];
  readonly starts: readonly number[];
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** The best end of each: a low or a high. */
  readonly best: readonly number[];
};

/** How often the slopes are taken anew where the last move ended, and how often a way is halved. */
export type Effort = { readonly rounds: number; readonly halvings: number };

/** How far a rating is moved to see what that does to the score. */
const nudge = 1 / 4096;

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
export function findJoint(
  judge: Judge,
  rated: readonly Range[],
  { rounds, halvings }: Effort,
): Joint | undefined {
  const space = spaceOf(judge, rated);
  let moves = space.starts.map(() => 0);
  let best: readonly number[] | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const along = { judge, space, halvings };
    const found =
      shortestAlong(along, slopesAt(judge, space, moves)) ??
      (best === undefined ? shortestAlong(along, waysOf(space)) : undefined);
    if (found === undefined || (best !== undefined && lengthOf(found) >= lengthOf(best))) {
      break;
    }
    best = found;
    moves = [...found];
  }
  return best && jointOf(judge, space, best);
}

/** Every rating that there is at its best end: if that does not suffice, nothing will. */
export function utmost(judge: Judge, ranges: readonly Range[]): Supposition {
  const ends = bestEnds(judge, ranges);
  return new Map(ranges.map(({ key }, at) => [key, ends[at] as number]));
}

function spaceOf(judge: Judge, ranges: readonly Range[]): Space {
  const ends = bestEnds(judge, ranges);
  const best = ranges.map((range, at) => placeOf(range, ends[at] as number));
  const worst = ranges.map((range) => placeOf(range, range.worst));
  return {
    ranges,
    starts: ranges.map((range) => placeOf(range, startOf(range))),
    lows: best.map((place, at) => Math.min(place, worst[at] as number)),
    highs: best.map((place, at) => Math.max(place, worst[at] as number)),
    best,
  };
}

/** What each rating does to the score, from where the moves have led. */
function slopesAt(judge: Judge, space: Space, moves: readonly number[]): number[] {
  const steps = moves.map((move, at) => {
    const isAtTop = stretched(space, at, move + nudge) < move + nudge;
    return isAtTop ? -nudge : nudge;
  });
  const here = judge.scoresOf([supposed(space, moves)])[0] as number;
  const there = judge.scoresOf(
    steps.map((step, moved) =>
      supposed(
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
function waysOf({ starts, best }: Space): number[] {
  return best.map((end, at) => end - (starts[at] as number));
}

type Along = { readonly judge: Judge; readonly space: Space } & Pick<Effort, "halvings">;

/** The moves at the smallest λ that suffices. */
function shortestAlong(
  { judge, space, halvings }: Along,
  slopes: readonly number[],
): readonly number[] | undefined {
  const at = (lambda: number) => slopes.map((slope, j) => stretched(space, j, lambda * slope));
  const suffices = (lambda: number) => judge.areLifted([supposed(space, at(lambda))])[0] === true;
  let [miss, hit] = [0, farthest(space, slopes)];
  if (!(hit > 0) || !suffices(hit)) {
    return undefined;
  }
  for (let step = 0; step < halvings; step += 1) {
    const middle = (miss + hit) / 2;
    [miss, hit] = suffices(middle) ? [miss, middle] : [middle, hit];
  }
  return at(hit);
}

/** The λ from which on every rating is at an end. */
function farthest({ starts, lows, highs }: Space, slopes: readonly number[]): number {
  let lambda = 0;
  for (const [at, slope] of slopes.entries()) {
    const end = slope > 0 ? (highs[at] as number) : (lows[at] as number);
    const needed = slope === 0 ? 0 : (end - (starts[at] as number)) / slope;
    lambda = Math.max(lambda, needed);
  }
  return lambda;
}

/** A move as far as the range allows it. */
function stretched({ starts, lows, highs }: Space, at: number, move: number): number {
  const start = starts[at] as number;
  return Math.min(Math.max(move, (lows[at] as number) - start), (highs[at] as number) - start);
}

/** The ratings after some moves; what is not moved keeps what is said of it, interval and all. */
function supposed({ ranges, starts }: Space, moves: readonly number[]): Supposition {
  const ratings = new Map<string, number>();
  for (const [at, move] of moves.entries()) {
    const range = ranges[at];
    if (move !== 0 && range !== undefined) {
      ratings.set(range.key, ratingAt(range, (starts[at] as number) + move));
    }
  }
  return ratings;
}

function lengthOf(moves: readonly number[]): number {
  let squares = 0;
  for (const move of moves) {
    squares += move * move;
  }
  return Math.sqrt(squares);
}

/** The move in ratings, each rounded outward by a thousandth of its way at the most. */
function jointOf(judge: Judge, space: Space, moves: readonly number[]): Joint {
  const exact = supposed(space, moves);
  const rounded = new Map<string, number>();
  const length = lengthOf(moves);
  for (const [at, range] of space.ranges.entries()) {
    const to = exact.get(range.key);
    const from = startOf(range);
    if (to !== undefined && Math.abs(moves[at] as number) > length * 1e-6) {
      rounded.set(range.key, outward(range, { from, to, share: 1 / 1000 }));
    }
  }
  const isEnough = judge.areLifted([rounded])[0] === true;
  return described(judge, space.ranges, isEnough ? rounded : exact);
}

function described(judge: Judge, ranges: readonly Range[], to: Supposition): Joint {
  const moved = ranges.filter(({ key }) => to.has(key));
  const toOf = ({ key }: Range) => to.get(key) as number;
  return {
    changes: moved.map((range) => ({
      criterion: range.key,
      name: range.name,
      from: range.today,
      to: toOf(range),
    })),
    move: lengthOf(moved.map((range) => moveOf(range, startOf(range), toOf(range)))),
    rank: judge.rankOf(to),
    score: judge.scoresOf([to])[0] as number,
  };
}
