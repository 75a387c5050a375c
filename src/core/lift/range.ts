import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { clampToRange } from "../models/arithmetic/unit-scale.ts";
import { passesGate } from "../models/definition/gates.ts";
import { type Definition, type WeightedCriterion } from "../models/model.ts";
import { exponential } from "../numeric/exponential.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { listRankingCriteria } from "../ranking/sort-values.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { findPassingRange, type PassingRange } from "./passing-range.ts";

/** The current rating and the possible ratings of one criterion of one item. */
export type CriterionRange = {
  readonly key: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** The end with the highest score, among the ratings that pass the gates. */
  readonly best: number;
  readonly worst: number;
  /** The width that a move is a share of: see `buildCriterionRanges`. */
  readonly span: number;
  readonly isLog: boolean;
  /** Whether ratings are classes: a rating between two classes counts as one of them. */
  readonly isInteger: boolean;
  /** The lowest and the highest rating in the snapshot; the ends of the range without ratings. */
  readonly ratedBounds: readonly [low: number, high: number];
  /** The rating in the snapshot closest to the best end but inside the range; NaN if none is. */
  readonly nextToBest: number;
  /** The current rating; NaN if there is none. */
  readonly current: number;
  /** The ratings that pass the gates of the criterion; absent if no gate reads it. */
  readonly passing?: PassingRange;
  /** Whether the current rating fails a gate of the criterion. */
  readonly isFailing?: true;
};

/**
 * A range this many times wider than the ratings is only a bound and not a scale. For example,
 * reach may be up to 10¹², but actual ratings are thousands.
 */
const openRangeFactor = 100;

/**
 * Builds the ranges of the criteria that ratings can change, one per key. Criteria of the tie break
 * and then those that only gates read come last.
 *
 * A move is a share of the range. It is linear in the rating, or logarithmic if the criterion has a
 * logarithmic scale. If the range is more than 100 times wider than the ratings in the snapshot,
 * the width of these ratings replaces it. If all ratings are equal, the rating itself does.
 */
export function buildCriterionRanges(
  snapshot: Snapshot,
  row: number,
  definition: Definition,
): CriterionRange[] {
  const criteria = listRankingCriteria(definition);
  const { ratings } = toModelColumns(snapshot);
  const keys = new Set<string>();
  const ranges: CriterionRange[] = [];
  for (const criterion of criteria) {
    if (!keys.has(criterion.key) && criterion.max > criterion.min) {
      keys.add(criterion.key);
      const likely = ratings.get(criterion.key)?.likely;
      const range = buildCriterionRange(criterion, likely, likely?.[row] ?? Number.NaN);
      ranges.push(restrictToPassing(range, definition));
    }
  }
  return ranges;
}

function buildCriterionRange(
  criterion: WeightedCriterion,
  likely: Float64Array | undefined,
  current: number,
): CriterionRange {
  const { key, name, unit, min, max, direction, scale } = criterion;
  const isUp = direction === "up";
  const ratedBounds = findRatedBounds(likely, criterion);
  const [low, high] = ratedBounds;
  const spread = high - low || Math.abs(high);
  const isLog = scale === "log";
  const isOpen = !isLog && spread > 0 && spread * openRangeFactor < max - min;
  return {
    key,
    name,
    min,
    max,
    best: isUp ? max : min,
    worst: isUp ? min : max,
    span: isOpen ? spread : max - min,
    isLog,
    isInteger: unit === "class",
    ratedBounds,
    nextToBest: findNextToBest(likely, criterion),
    current,
  };
}

/**
 * Moves the best end into the ratings that pass the gates. If the current rating is outside of the
 * range and passes, but no rating of the range does, every move would fail. The range then stays
 * unchanged.
 */
function restrictToPassing(range: CriterionRange, { gates = [] }: Definition): CriterionRange {
  const own = gates.filter(({ criterion }) => criterion === range.key);
  const passing = findPassingRange(own, range);
  const isFailing = own.some((gate) => !passesGate(gate, range.current));
  if (own.length === 0 || (!isFailing && passing[0] > passing[1])) {
    return range;
  }
  const best = clampToPassing(range.best, passing);
  return { ...range, best, passing, ...(isFailing && { isFailing }) };
}

/** Returns the range without the bounds of its gates. */
export function removeGates(restricted: CriterionRange): CriterionRange {
  const { passing: _, isFailing: __, ...range } = restricted;
  const isRising = range.worst === range.min;
  return { ...range, best: isRising ? range.max : range.min };
}

/** Returns the closest rating that passes the gates of a criterion. */
export function clampToPassing(rating: number, passing: PassingRange | undefined): number {
  return passing === undefined ? rating : Math.min(Math.max(rating, passing[0]), passing[1]);
}

function findRatedBounds(
  likely: Float64Array | undefined,
  criterion: WeightedCriterion,
): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const rating of likely ?? []) {
    low = rating < low ? rating : low;
    high = rating > high ? rating : high;
  }
  return low <= high
    ? [clampToRange(low, criterion), clampToRange(high, criterion)]
    : [criterion.min, criterion.max];
}

function findNextToBest(
  likely: Float64Array | undefined,
  { min, max, direction }: WeightedCriterion,
): number {
  let next = Number.NaN;
  for (const rating of likely ?? []) {
    const isBetter = direction === "up" ? !(rating <= next) : !(rating >= next);
    next = min < rating && rating < max && isBetter ? rating : next;
  }
  return next;
}

/** Converts a rating to its position on the move scale. */
export function toMoveScale({ min, max, span, isLog }: CriterionRange, rating: number): number {
  return isLog
    ? naturalLog(1 + (rating - min)) / naturalLog(1 + (max - min))
    : (rating - min) / span;
}

/** Converts a position on the move scale to a rating within the range. */
export function fromMoveScale(range: CriterionRange, position: number): number {
  const { min, max, span, isLog } = range;
  const rating = isLog
    ? min + (exponential(position * naturalLog(1 + (max - min))) - 1)
    : min + position * span;
  return clampToRange(rating, range);
}

/** Computes the distance of two ratings as a share of the range. */
export function computeMove(range: CriterionRange, from: number, to: number): number {
  return Math.abs(toMoveScale(range, to) - toMoveScale(range, from));
}

/** Returns the start of a search: the current rating, or the worst end without one. */
export function pickStartRating(range: CriterionRange): number {
  return Number.isNaN(range.current) ? range.worst : clampToRange(range.current, range);
}

/**
 * Rounds a rating away from the start, so that a sufficient rating stays sufficient.
 *
 * The step is a power of ten, at most `share` of the move. It is at least a millionth and at most a
 * hundredth of the span, or of the move on a logarithmic scale. Classes round to integers. The
 * result stays within the range.
 *
 * @example
 * const range = { min: 1, max: 10, span: 9, isLog: false, isInteger: false };
 * roundOutward(range, { from: 5, to: 7.0213, share: 1 / 20 }); // 7.03
 */
export function roundOutward(
  range: Pick<CriterionRange, "min" | "max" | "span" | "isLog" | "isInteger">,
  { from, to, share }: { readonly from: number; readonly to: number; readonly share: number },
): number {
  const distance = Math.abs(to - from);
  const width = range.isLog ? distance : range.span;
  const step = clampToRange(distance * share, { min: width * 1e-6, max: width * 1e-2 });
  const decimals = range.isInteger ? 0 : countDecimals(step);
  const scale = positivePowerOfTen(Math.abs(decimals));
  const units = decimals > 0 ? to * scale : to / scale;
  const steps = to > from ? Math.ceil(units) : Math.floor(units);
  return to === from ? to : clampToRange(decimals > 0 ? steps / scale : steps * scale, range);
}

/** Returns the decimals of the largest power of ten not above `step`, between −15 and 18. */
function countDecimals(step: number): number {
  let decimals = -15;
  while (decimals < 18 && !(1 <= step * powerOfTen(decimals))) {
    decimals += 1;
  }
  return decimals;
}

function powerOfTen(exponent: number): number {
  return exponent < 0 ? 1 / positivePowerOfTen(-exponent) : positivePowerOfTen(exponent);
}

/** Computes 10^times, exactly up to 10^22. */
function positivePowerOfTen(times: number): number {
  let power = 1;
  for (let index = 0; index < times; index += 1) {
    power *= 10;
  }
  return power;
}
