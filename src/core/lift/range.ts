import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { clampToRange } from "../models/arithmetic/unit-scale.ts";
import { type Definition, type WeightedCriterion } from "../models/model.ts";
import { exponential } from "../numeric/exponential.ts";
import { naturalLog } from "../numeric/natural-log.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";

/** One criterion of one item: where its rating is, and how far it could go. */
export type CriterionRange = {
  readonly key: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** The end where the score is highest, and the other. */
  readonly best: number;
  readonly worst: number;
  /** What a move is measured by: see `rangesOf`. */
  readonly span: number;
  readonly isLog: boolean;
  /** Whether it is rated in whole numbers: what lies between two classes counts as one of them. */
  readonly isInteger: boolean;
  /** The lowest and the highest rating on the board; of what nobody rated, the ends. */
  readonly ratedBounds: readonly [low: number, high: number];
  /** The rating on the board that is nearest to the best end without being there; NaN if none is. */
  readonly nextToBest: number;
  /** As it is rated today; NaN where it is not. */
  readonly current: number;
};

/**
 * A range that is so much wider than all ratings on the board is no scale but a bound: people count
 * up to 10¹² are allowed, and thousands are said.
 */
const openRangeFactor = 100;

/**
 * The ranges of the criteria that a rating can change, each key once; those of a model that breaks
 * ties come last.
 *
 * A move is measured as a share of the range: linear in the rating, or on the logarithmic unit
 * scale where the criterion declares one. Where the declared range is 100 times wider than what is
 * rated on the board, it is a share of what is rated there (of the rating, if all are the same).
 */
export function buildCriterionRanges(
  snapshot: Snapshot,
  row: number,
  definition: Definition,
): CriterionRange[] {
  const criteria = listOrderingCriteria(definition);
  const { ratings } = toModelColumns(snapshot);
  const keys = new Set<string>();
  const ranges: CriterionRange[] = [];
  for (const criterion of criteria) {
    if (!keys.has(criterion.key) && criterion.max > criterion.min) {
      keys.add(criterion.key);
      const likely = ratings.get(criterion.key)?.likely;
      ranges.push(buildCriterionRange(criterion, likely, likely?.[row] ?? Number.NaN));
    }
  }
  return ranges;
}

function buildCriterionRange(
  criterion: WeightedCriterion,
  likely: Float64Array | undefined,
  today: number,
): CriterionRange {
  const { key, name, unit, min, max, direction, scale } = criterion;
  const isUp = direction === "up";
  const seen = findRatedBounds(likely, criterion);
  const spread = seen[1] - seen[0] || Math.abs(seen[1]);
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
    ratedBounds: seen,
    nextToBest: findNextToBest(likely, criterion),
    current: today,
  };
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
    const isNearer = direction === "up" ? !(rating <= next) : !(rating >= next);
    next = min < rating && rating < max && isNearer ? rating : next;
  }
  return next;
}

/** Where a rating lies on the scale that moves are measured on. */
export function toMoveScale({ min, max, span, isLog }: CriterionRange, rating: number): number {
  return isLog
    ? naturalLog(1 + (rating - min)) / naturalLog(1 + (max - min))
    : (rating - min) / span;
}

/** The rating at a place: the other way round; within the range. */
export function fromMoveScale(range: CriterionRange, place: number): number {
  const { min, max, span, isLog } = range;
  const rating = isLog
    ? min + (exponential(place * naturalLog(1 + (max - min))) - 1)
    : min + place * span;
  return clampToRange(rating, range);
}

/** How far two ratings are apart, as a share of the range. */
export function computeMove(range: CriterionRange, from: number, to: number): number {
  return Math.abs(toMoveScale(range, to) - toMoveScale(range, from));
}

/** Where a search begins: at today's rating, or at the worst of one that is not there. */
export function pickStartRating(range: CriterionRange): number {
  return Number.isNaN(range.current) ? range.worst : clampToRange(range.current, range);
}

/**
 * A rating rounded away from where it began, so that what sufficed still does: to a power of ten
 * that is `share` of the way at the most, and neither finer than a millionth nor coarser than a
 * hundredth of the span (of the way, where the scale is logarithmic); to a whole number where only
 * those are rated. Within the range.
 *
 * @example
 * outward({ min: 1, max: 10, span: 9, isLog: false, isWhole: false }, { from: 5, to: 7.0213, share: 1 / 20 }); // 7.03
 */
export function roundOutward(
  range: Pick<CriterionRange, "min" | "max" | "span" | "isLog" | "isInteger">,
  { from, to, share }: { readonly from: number; readonly to: number; readonly share: number },
): number {
  const way = Math.abs(to - from);
  const whole = range.isLog ? way : range.span;
  const step = clampToRange(way * share, { min: whole * 1e-6, max: whole * 1e-2 });
  const decimals = range.isInteger ? 0 : countDecimals(step);
  const scale = positivePowerOfTen(Math.abs(decimals));
  const units = decimals > 0 ? to * scale : to / scale;
  const steps = to > from ? Math.ceil(units) : Math.floor(units);
  return to === from ? to : clampToRange(decimals > 0 ? steps / scale : steps * scale, range);
}

/** How many decimals a step of a power of ten has that is not more than `step`; bounded. */
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

/** 10^times, exactly, up to 10^22. */
function positivePowerOfTen(times: number): number {
  let power = 1;
  for (let at = 0; at < times; at += 1) {
    power *= 10;
  }
  return power;
}
