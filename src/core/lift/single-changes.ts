import { type FailedGate } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";
import { type Evaluator, type WhatIfRatings } from "./evaluator.ts";
import {
  computeMove,
  roundOutward,
  type CriterionRange,
  fromMoveScale,
  toMoveScale,
  pickStartRating,
} from "./range.ts";

/** A change to one rating, with the resulting rank and score. */
export type RatingChange = {
  readonly criterion: string;
  readonly name: string;
  /** The current rating; absent if there is none. A priority is a word. */
  readonly from?: number | string;
  readonly to: number | string;
  /** The distance from the current rating, or from the worst end without one, as a share. */
  readonly move: number;
  readonly rank: number;
  /** NaN if the item rises among the items without a score. */
  readonly score: number;
};

/** A criterion that does not suffice alone, with its best rating and the rank that it gives. */
export type InsufficientCriterion = {
  readonly criterion: string;
  readonly name: string;
  readonly at: number | string;
  /** NaN if a gate leaves the item out. */
  readonly rank: number;
  /** A gate of another criterion that the item still fails. */
  readonly failedGate?: FailedGate;
};

export type SingleChanges = {
  readonly single: readonly RatingChange[];
  readonly insufficient: readonly InsufficientCriterion[];
};

/** The parameters of the search. */
export type SearchStrategy = {
  /** Whether a better rating never gives a worse rank. */
  readonly isMonotone: boolean;
  /** The number of bisections per criterion. */
  readonly bisections: number;
};

/** An interval between a rating that does not suffice (`miss`) and one that does (`hit`). */
type Bisection = { readonly range: CriterionRange; miss: number; hit: number };

/** The number of grid steps per range for models that are not monotone. */
const gridSteps = 64;

/**
 * Finds the smallest sufficient change to each rating. Each step bisects all criteria at once.
 */
export function findSingleChanges(
  evaluator: Evaluator,
  ranges: readonly CriterionRange[],
  strategy: SearchStrategy,
): SingleChanges {
  const { searches, insufficient } = strategy.isMonotone
    ? searchFromEnds(evaluator, ranges)
    : searchFromGrids(evaluator, ranges);
  for (let step = 0; step < strategy.bisections; step += 1) {
    bisect(evaluator, searches);
  }
  return { single: roundChanges(evaluator, searches).toSorted(compareChanges), insufficient };
}

/**
 * Compares changes: those of existing ratings first, then new ratings; each group by size of the
 * move, smallest first.
 */
export function compareChanges(a: RatingChange, b: RatingChange): number {
  const isAfter = Number(a.from === undefined) - Number(b.from === undefined);
  return isAfter || a.move - b.move || (a.criterion < b.criterion ? -1 : 1);
}

/**
 * Finds the best rating of each criterion: the best end of its range. If that end gives no score,
 * for example a divisor of 0, the best rating is a thousandth of the way to the next rating. With
 * one rating, an item that needs several ratings has no score. The function then tests the end
 * together with good ratings for all other criteria.
 */
export function findBestEnds(evaluator: Evaluator, ranges: readonly CriterionRange[]): number[] {
  const scores = evaluator.computeScores(ranges.map((range) => toWhatIfRatings(range, range.best)));
  const unscored = ranges.filter((_, index) => Number.isNaN(scores[index]));
  const insides = ranges.map((range): [string, number] => [range.key, moveInside(range)]);
  const otherScores = evaluator.computeScores(
    unscored.map(({ key, best }) => new Map([...insides, [key, best]])),
  );
  const isInvalid = (range: CriterionRange) =>
    Number.isNaN(otherScores[unscored.indexOf(range)] ?? 0);
  return ranges.map((range) => (isInvalid(range) ? moveInside(range) : range.best));
}

function moveInside({ best, worst, span, nextToBest }: CriterionRange): number {
  const distance = Number.isNaN(nextToBest) ? (best < worst ? span : -span) : nextToBest - best;
  return best + distance / 1000;
}

/** Returns a trial that changes one criterion. */
export function toWhatIfRatings({ key }: CriterionRange, rating: number): WhatIfRatings {
  return new Map([[key, rating]]);
}

type SearchStart = {
  readonly searches: readonly Bisection[];
  readonly insufficient: readonly InsufficientCriterion[];
};

/** Starts a search between the current rating and the best one, if the best one suffices. */
function searchFromEnds(evaluator: Evaluator, ranges: readonly CriterionRange[]): SearchStart {
  const starts = ranges.map(pickStartRating);
  const { ends, suffice } = tryEnds(evaluator, ranges);
  const startSuffices = evaluator.areLifted(
    ranges.map((range, index) => toWhatIfRatings(range, starts[index] as number)),
  );
  const searches: Bisection[] = [];
  const insufficient: InsufficientCriterion[] = [];
  for (const [index, range] of ranges.entries()) {
    const [start, end] = [starts[index] as number, ends[index] as number];
    if (startSuffices[index] === true) {
      searches.push({ range, miss: start, hit: start });
    } else if (suffice[index] === true) {
      searches.push({ range, miss: start, hit: end });
    } else {
      insufficient.push(toInsufficient(evaluator, range, end));
    }
  }
  return { searches, insufficient };
}

/** Tries each best end, and a rating just inside it, which a tie break may need. */
function tryEnds(evaluator: Evaluator, ranges: readonly CriterionRange[]) {
  const ends = findBestEnds(evaluator, ranges);
  const insides = ranges.map(moveInside);
  const tryRatings = (ratings: readonly number[]) =>
    evaluator.areLifted(
      ranges.map((range, index) => toWhatIfRatings(range, ratings[index] as number)),
    );
  const atEnd = tryRatings(ends);
  const inside = evaluator.hasTieBreak ? tryRatings(insides) : atEnd;
  const isInside = ranges.map((_, index) => atEnd[index] === false && inside[index] === true);
  return {
    ends: ends.map((end, index) => (isInside[index] === true ? (insides[index] as number) : end)),
    suffice: ranges.map((_, index) => atEnd[index] === true || inside[index] === true),
  };
}

/** Starts a search between the closest sufficient rating of a grid and its neighbour. */
function searchFromGrids(evaluator: Evaluator, ranges: readonly CriterionRange[]): SearchStart {
  const searches: Bisection[] = [];
  const insufficient: InsufficientCriterion[] = [];
  for (const range of ranges) {
    const start = pickStartRating(range);
    const grid = buildGrid(range, start);
    const suffice = evaluator.areLifted(grid.map((rating) => toWhatIfRatings(range, rating)));
    const index = suffice.indexOf(true);
    if (index < 0) {
      insufficient.push(toInsufficient(evaluator, range, findBestRating(evaluator, range, grid)));
      continue;
    }
    const hit = grid[index] as number;
    const between = grid.filter(
      (rating, before) => before < index && isBetween(rating, start, hit),
    );
    searches.push({ range, miss: between.at(-1) ?? start, hit });
  }
  return { searches, insufficient };
}

/** Returns the ratings to try, closest first: even steps of the ratings and of the range. */
function buildGrid(range: CriterionRange, start: number): number[] {
  const [low, high] = [
    toMoveScale(range, range.ratedBounds[0]),
    toMoveScale(range, range.ratedBounds[1]),
  ];
  const grid = new Set([start, range.min, range.max, ...(range.passing ?? [])]);
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

/** Returns the closest of the ratings with the highest rounded score. */
function findBestRating(
  evaluator: Evaluator,
  range: CriterionRange,
  grid: readonly number[],
): number {
  const scores = evaluator
    .computeScores(grid.map((rating) => toWhatIfRatings(range, rating)))
    .map(roundScore);
  let best = 0;
  for (let index = 1; index < grid.length; index += 1) {
    best = (scores[index] as number) > (scores[best] as number) ? index : best;
  }
  return grid[best] as number;
}

function toInsufficient(
  evaluator: Evaluator,
  range: CriterionRange,
  index: number,
): InsufficientCriterion {
  const { key: criterion, name } = range;
  return { criterion, name, at: index, rank: evaluator.computeRank(toWhatIfRatings(range, index)) };
}

/** Bisects every search that has not converged. */
function bisect(evaluator: Evaluator, searches: readonly Bisection[]): void {
  const open = searches.filter(({ miss, hit }) => hasNumberBetween(miss, hit));
  const middles = open.map(({ miss, hit }) => miss + (hit - miss) / 2);
  const trials = open.map(({ range }, index) => toWhatIfRatings(range, middles[index] as number));
  const suffice = open.length > 0 ? evaluator.areLifted(trials) : [];
  for (const [index, search] of open.entries()) {
    if (suffice[index] === true) {
      search.hit = middles[index] as number;
    } else {
      search.miss = middles[index] as number;
    }
  }
}

/** Returns whether the midpoint differs from both ends. */
function hasNumberBetween(miss: number, hit: number): boolean {
  const middle = miss + (hit - miss) / 2;
  return middle !== miss && middle !== hit;
}

/** Rounds each result outward, or keeps the exact rating if the rounded one does not suffice. */
function roundChanges(evaluator: Evaluator, searches: readonly Bisection[]): RatingChange[] {
  const rounded = searches.map(({ range, hit }) =>
    roundOutward(range, { from: pickStartRating(range), to: hit, share: 1 / 20 }),
  );
  const trials = searches.map(({ range }, index) =>
    toWhatIfRatings(range, rounded[index] as number),
  );
  const suffice = searches.length > 0 ? evaluator.areLifted(trials) : [];
  return searches.map(({ range, hit }, index) =>
    toRatingChange(evaluator, range, suffice[index] === true ? (rounded[index] as number) : hit),
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
