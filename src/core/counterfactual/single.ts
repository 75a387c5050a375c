import { type Judge, type Supposition } from "./judge.ts";
import { moveOf, outward, type Range, ratingAt, placeOf, startOf } from "./range.ts";

/** One rating as it would have to be, and what comes of it. */
export type Change = {
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
export type Unable = {
  readonly criterion: string;
  readonly name: string;
  readonly at: number | string;
  readonly rank: number;
};

export type Singles = { readonly single: readonly Change[]; readonly unable: readonly Unable[] };

/** How to look. */
export type Manner = {
  /** Whether a better rating never gives a worse place. */
  readonly isMonotone: boolean;
  /** How often the way between what does not suffice and what does is halved. */
  readonly halvings: number;
};

/** Between a rating that does not suffice and one that does. */
type Search = { readonly range: Range; miss: number; hit: number };

/** Ratings tried of each criterion that may go up and down: that many steps of the range. */
const gridSteps = 64;

/** The ways of all criteria are halved at once: one small board a step. */
export function findSingles(judge: Judge, ranges: readonly Range[], manner: Manner): Singles {
  const found = manner.isMonotone ? fromEnds(judge, ranges) : fromGrids(judge, ranges);
  for (let step = 0; step < manner.halvings; step += 1) {
    halve(judge, found.searches);
  }
  return {
    single: changesOf(judge, found.searches).toSorted(compareChanges),
    unable: found.unable,
  };
}

/**
 * The smallest move first; what is not rated today comes after all that is, in the order of what
 * the rating has to be on its range, the easiest first.
 */
export function compareChanges(a: Change, b: Change): number {
  const isAfter = Number(a.from === undefined) - Number(b.from === undefined);
  return isAfter || a.move - b.move || (a.criterion < b.criterion ? -1 : 1);
}

/**
 * The best that each criterion can be rated: the end of its range. Where that gives no score, as of
 * a divisor that is 0, a thousandth of the way from there to the nearest rating on the board.
 */
export function bestEnds(judge: Judge, ranges: readonly Range[]): number[] {
  const scores = judge.scoresOf(ranges.map((range) => one(range, range.best)));
  return ranges.map((range, at) => (Number.isNaN(scores[at]) ? insideOf(range) : range.best));
}

function insideOf({ best, worst, span, next }: Range): number {
  const way = Number.isNaN(next) ? (best < worst ? span : -span) : next - best;
  return best + way / 1000;
}

/** A supposition about one criterion. */
export function one({ key }: Range, rating: number): Supposition {
  return new Map([[key, rating]]);
}

type Found = { readonly searches: readonly Search[]; readonly unable: readonly Unable[] };

/** If the best that can be said does not suffice, nothing does. */
function fromEnds(judge: Judge, ranges: readonly Range[]): Found {
  const starts = ranges.map(startOf);
  const { ends, suffice } = triedEnds(judge, ranges);
  const already = judge.areLifted(ranges.map((range, at) => one(range, starts[at] as number)));
  const searches: Search[] = [];
  const unable: Unable[] = [];
  for (const [at, range] of ranges.entries()) {
    const [start, end] = [starts[at] as number, ends[at] as number];
    if (already[at] === true) {
      searches.push({ range, miss: start, hit: start });
    } else if (suffice[at] === true) {
      searches.push({ range, miss: start, hit: end });
    } else {
      unable.push(unableOf(judge, range, end));
    }
  }
  return { searches, unable };
}

/** The end itself, or just inside it where the end does not suffice: what breaks ties may need it. */
function triedEnds(judge: Judge, ranges: readonly Range[]) {
  const ends = bestEnds(judge, ranges);
  const insides = ranges.map(insideOf);
  const lifted = (ratings: readonly number[]) =>
    judge.areLifted(ranges.map((range, at) => one(range, ratings[at] as number)));
  const atEnd = lifted(ends);
  const inside = judge.hasTies ? lifted(insides) : atEnd;
  const isInside = ranges.map((_, at) => atEnd[at] === false && inside[at] === true);
  return {
    ends: ends.map((end, at) => (isInside[at] === true ? (insides[at] as number) : end)),
    suffice: ranges.map((_, at) => atEnd[at] === true || inside[at] === true),
  };
}

/** The nearest of some ratings that suffices, and its neighbour on the way there. */
function fromGrids(judge: Judge, ranges: readonly Range[]): Found {
  const searches: Search[] = [];
  const unable: Unable[] = [];
  for (const range of ranges) {
    const start = startOf(range);
    const grid = gridOf(range, start);
    const suffice = judge.areLifted(grid.map((rating) => one(range, rating)));
    const at = suffice.indexOf(true);
    if (at < 0) {
      unable.push(unableOf(judge, range, bestOf(judge, range, grid)));
      continue;
    }
    const hit = grid[at] as number;
    const between = grid.filter((rating, before) => before < at && isBetween(rating, start, hit));
    searches.push({ range, miss: between.at(-1) ?? start, hit });
  }
  return { searches, unable };
}

/** From the nearest to the farthest; even steps of what is rated on the board, and both ends. */
function gridOf(range: Range, start: number): number[] {
  const [low, high] = [placeOf(range, range.seen[0]), placeOf(range, range.seen[1])];
  const grid = new Set([start, range.min, range.max]);
  for (let step = 0; step <= gridSteps; step += 1) {
    grid.add(ratingAt(range, low + ((high - low) * step) / gridSteps));
    grid.add(range.min + ((range.max - range.min) * step) / gridSteps);
  }
  return [...grid].toSorted((a, b) => moveOf(range, start, a) - moveOf(range, start, b) || a - b);
}

function isBetween(rating: number, from: number, to: number): boolean {
  return from < to ? from <= rating && rating < to : to < rating && rating <= from;
}

function bestOf(judge: Judge, range: Range, grid: readonly number[]): number {
  const scores = judge.scoresOf(grid.map((rating) => one(range, rating)));
  let best = 0;
  for (let at = 1; at < grid.length; at += 1) {
    best = (scores[at] as number) > (scores[best] as number) ? at : best;
  }
  return grid[best] as number;
}

function unableOf(judge: Judge, range: Range, at: number): Unable {
  const { key: criterion, name } = range;
  return { criterion, name, at, rank: judge.rankOf(one(range, at)) };
}

/** One step of every search that is not at its end. */
function halve(judge: Judge, searches: readonly Search[]): void {
  const open = searches.filter(({ miss, hit }) => isApart(miss, hit));
  const middles = open.map(({ miss, hit }) => miss + (hit - miss) / 2);
  const suppositions = open.map(({ range }, at) => one(range, middles[at] as number));
  const suffice = open.length > 0 ? judge.areLifted(suppositions) : [];
  for (const [at, search] of open.entries()) {
    if (suffice[at] === true) {
      search.hit = middles[at] as number;
    } else {
      search.miss = middles[at] as number;
    }
  }
}

/** Whether there is a number between two. */
function isApart(miss: number, hit: number): boolean {
  const middle = miss + (hit - miss) / 2;
  return middle !== miss && middle !== hit;
}

/** Each rating that was found, rounded outward; to the last bit where the rounded one fails. */
function changesOf(judge: Judge, searches: readonly Search[]): Change[] {
  const rounded = searches.map(({ range, hit }) =>
    outward(range, { from: startOf(range), to: hit, share: 1 / 20 }),
  );
  const suppositions = searches.map(({ range }, at) => one(range, rounded[at] as number));
  const suffice = searches.length > 0 ? judge.areLifted(suppositions) : [];
  return searches.map(({ range, hit }, at) =>
    changeOf(judge, range, suffice[at] === true ? (rounded[at] as number) : hit),
  );
}

function changeOf(judge: Judge, range: Range, to: number): Change {
  const { key: criterion, name, today } = range;
  const supposition = one(range, to);
  return {
    criterion,
    name,
    ...(!Number.isNaN(today) && { from: today }),
    to,
    move: moveOf(range, startOf(range), to),
    rank: judge.rankOf(supposition),
    score: judge.scoresOf([supposition])[0] as number,
  };
}
