import { type Evaluator, type WhatIfRatings } from "./evaluator.ts";
import {
  computeMove,
  roundOutward,
  type CriterionRange,
  fromMoveScale,
  toMoveScale,
  pickStartRating,
} from "./range.ts";

/** One rating as it would have to be, and what comes of it. */
export type RatingChange = {
  readonly criterion: string;
  readonly name: string;
  /** As it is rated today; absent where it is not. A priority is a word. */
  readonly from?: number | string;
  readonly to: number | string;
  /** How far that is from today's rating, or from the worst there could be, as a share of the range. */
  readonly move: number;
  /** The rank it reaches, and with which score: NaN where it goes up among those that have none. */
  readonly rank: number;
  readonly score: number;
};

/** A criterion that cannot do it alone: the best it can be rated, and the rank that gives. */
export type InsufficientCriterion = {
  readonly criterion: string;
  readonly name: string;
  readonly at: number | string;
  readonly rank: number;
};

export type SingleChanges = {
  readonly single: readonly RatingChange[];
  readonly unable: readonly InsufficientCriterion[];
};

/** How to look. */
export type SearchStrategy = {
  /** Whether a better rating never gives a worse place. */
  readonly isMonotone: boolean;
  /** How often the way between what does not suffice and what does is halved. */
  readonly bisections: number;
};

/** Between a rating that does not suffice and one that does. */
type Bisection = { readonly range: CriterionRange; miss: number; hit: number };

/** Ratings tried of each criterion that may go up and down: that many steps of the range. */
const gridSteps = 64;

/** The ways of all criteria are halved at once: one small board a step. */
export function findSingleChanges(
  evaluator: Evaluator,
  ranges: readonly CriterionRange[],
  strategy: SearchStrategy,
): SingleChanges {
  const found = strategy.isMonotone
    ? searchFromEnds(evaluator, ranges)
    : searchFromGrids(evaluator, ranges);
  for (let step = 0; step < strategy.bisections; step += 1) {
    bisect(evaluator, found.searches);
  }
  return {
    single: roundChanges(evaluator, found.searches).toSorted(compareChanges),
    unable: found.unable,
  };
}

/**
 * The smallest move first; what is not rated today comes after all that is, in the order of what
 * the rating has to be on its range, the easiest first.
 */
export function compareChanges(a: RatingChange, b: RatingChange): number {
  const isAfter = Number(a.from === undefined) - Number(b.from === undefined);
  return isAfter || a.move - b.move || (a.criterion < b.criterion ? -1 : 1);
}

/**
 * The best that each criterion can be rated: the end of its range. Where that gives no score, as of
 * a divisor that is 0, a thousandth of the way from there to the nearest rating on the board.
 */
export function findBestEnds(evaluator: Evaluator, ranges: readonly CriterionRange[]): number[] {
  const scores = evaluator.computeScores(ranges.map((range) => toWhatIfRatings(range, range.best)));
  return ranges.map((range, at) => (Number.isNaN(scores[at]) ? moveInside(range) : range.best));
}

function moveInside({ best, worst, span, nextToBest }: CriterionRange): number {
  const way = Number.isNaN(nextToBest) ? (best < worst ? span : -span) : nextToBest - best;
  return best + way / 1000;
}

/** A supposition about one criterion. */
export function toWhatIfRatings({ key }: CriterionRange, rating: number): WhatIfRatings {
  return new Map([[key, rating]]);
}

type SearchStart = {
  readonly searches: readonly Bisection[];
  readonly unable: readonly InsufficientCriterion[];
};

/** If the best that can be said does not suffice, nothing does. */
function searchFromEnds(evaluator: Evaluator, ranges: readonly CriterionRange[]): SearchStart {
  const starts = ranges.map(pickStartRating);
  const { ends, suffice } = tryEnds(evaluator, ranges);
  const already = evaluator.areLifted(
    ranges.map((range, at) => toWhatIfRatings(range, starts[at] as number)),
  );
  const searches: Bisection[] = [];
  const unable: InsufficientCriterion[] = [];
  for (const [at, range] of ranges.entries()) {
    const [start, end] = [starts[at] as number, ends[at] as number];
    if (already[at] === true) {
      searches.push({ range, miss: start, hit: start });
    } else if (suffice[at] === true) {
      searches.push({ range, miss: start, hit: end });
    } else {
      unable.push(toInsufficient(evaluator, range, end));
    }
  }
  return { searches, unable };
}

/** The end itself, or just inside it where the end does not suffice: what breaks ties may need it. */
function tryEnds(evaluator: Evaluator, ranges: readonly CriterionRange[]) {
  const ends = findBestEnds(evaluator, ranges);
  const insides = ranges.map(moveInside);
  const tryRatings = (ratings: readonly number[]) =>
    evaluator.areLifted(ranges.map((range, at) => toWhatIfRatings(range, ratings[at] as number)));
  const atEnd = tryRatings(ends);
  const inside = evaluator.hasTieBreak ? tryRatings(insides) : atEnd;
  const isInside = ranges.map((_, at) => atEnd[at] === false && inside[at] === true);
  return {
    ends: ends.map((end, at) => (isInside[at] === true ? (insides[at] as number) : end)),
    suffice: ranges.map((_, at) => atEnd[at] === true || inside[at] === true),
  };
}

/** The nearest of some ratings that suffices, and its neighbour on the way there. */
function searchFromGrids(evaluator: Evaluator, ranges: readonly CriterionRange[]): SearchStart {
  const searches: Bisection[] = [];
  const unable: InsufficientCriterion[] = [];
  for (const range of ranges) {
    const start = pickStartRating(range);
    const grid = buildGrid(range, start);
    const suffice = evaluator.areLifted(grid.map((rating) => toWhatIfRatings(range, rating)));
    const at = suffice.indexOf(true);
    if (at < 0) {
      unable.push(toInsufficient(evaluator, range, findBestRating(evaluator, range, grid)));
      continue;
    }
    const hit = grid[at] as number;
    const between = grid.filter((rating, before) => before < at && isBetween(rating, start, hit));
    searches.push({ range, miss: between.at(-1) ?? start, hit });
  }
  return { searches, unable };
}

/** From the nearest to the farthest; even steps of what is rated on the board, and both ends. */
function buildGrid(range: CriterionRange, start: number): number[] {
  const [low, high] = [
    toMoveScale(range, range.ratedBounds[0]),
    toMoveScale(range, range.ratedBounds[1]),
  ];
  const grid = new Set([start, range.min, range.max]);
  for (let step = 0; step <= gridSteps; step += 1) {
    grid.add(fromMoveScale(range, low + ((high - low) * step) / gridSteps));
    grid.add(range.min + ((range.max - range.min) * step) / gridSteps);
  }
  return [...grid].toSorted(
    (a, b) => computeMove(range, start, a) - computeMove(range, start, b) || a - b,
  );
}

function isBetween(rating: number, from: number, to: number): boolean {
  return from < to ? from <= rating && rating < to : to < rating && rating <= from;
}

function findBestRating(
  evaluator: Evaluator,
  range: CriterionRange,
  grid: readonly number[],
): number {
  const scores = evaluator.computeScores(grid.map((rating) => toWhatIfRatings(range, rating)));
  let best = 0;
  for (let at = 1; at < grid.length; at += 1) {
    best = (scores[at] as number) > (scores[best] as number) ? at : best;
  }
  return grid[best] as number;
}

function toInsufficient(
  evaluator: Evaluator,
  range: CriterionRange,
  at: number,
): InsufficientCriterion {
  const { key: criterion, name } = range;
  return { criterion, name, at, rank: evaluator.computeRank(toWhatIfRatings(range, at)) };
}

/** One step of every search that is not at its end. */
function bisect(evaluator: Evaluator, searches: readonly Bisection[]): void {
  const open = searches.filter(({ miss, hit }) => hasNumberBetween(miss, hit));
  const middles = open.map(({ miss, hit }) => miss + (hit - miss) / 2);
  const trials = open.map(({ range }, at) => toWhatIfRatings(range, middles[at] as number));
  const suffice = open.length > 0 ? evaluator.areLifted(trials) : [];
  for (const [at, search] of open.entries()) {
    if (suffice[at] === true) {
      search.hit = middles[at] as number;
    } else {
      search.miss = middles[at] as number;
    }
  }
}

/** Whether there is a number between two. */
function hasNumberBetween(miss: number, hit: number): boolean {
  const middle = miss + (hit - miss) / 2;
  return middle !== miss && middle !== hit;
}

/** Each rating that was found, rounded outward; to the last bit where the rounded one fails. */
function roundChanges(evaluator: Evaluator, searches: readonly Bisection[]): RatingChange[] {
  const rounded = searches.map(({ range, hit }) =>
    roundOutward(range, { from: pickStartRating(range), to: hit, share: 1 / 20 }),
  );
  const trials = searches.map(({ range }, at) => toWhatIfRatings(range, rounded[at] as number));
  const suffice = searches.length > 0 ? evaluator.areLifted(trials) : [];
  return searches.map(({ range, hit }, at) =>
    toRatingChange(evaluator, range, suffice[at] === true ? (rounded[at] as number) : hit),
  );
}

function toRatingChange(evaluator: Evaluator, range: CriterionRange, to: number): RatingChange {
  const { key: criterion, name, current } = range;
  const trial = toWhatIfRatings(range, to);
  return {
    criterion,
    name,
    ...(!Number.isNaN(current) && { from: current }),
    to,
    move: computeMove(range, pickStartRating(range), to),
    rank: evaluator.computeRank(trial),
    score: evaluator.computeScores([trial])[0] as number,
  };
}
