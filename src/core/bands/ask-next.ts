import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { clampToRange } from "../models/arithmetic/unit-scale.ts";
import { type WeightedCriterion, type ResolvedModel } from "../models/model.ts";
import { orderBy } from "../ranking/order-by.ts";
import { listRankingCriteria } from "../ranking/sort-values.ts";
import { type Sliced } from "../slices.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { takeRows } from "../snapshot/take-rows.ts";
import { buildEndSnapshot, buildBands, type BandEdges, type UnratedPolicy } from "./bands.ts";
import { findGateBounds } from "./gate-bounds.ts";
import { computeRankRange, type SortedEnds } from "./rank-ranges.ts";

/** An uncertain or missing rating, and the number of pairs that a precise rating would settle. */
export type Question = {
  readonly row: number;
  readonly criterion: string;
  readonly name: string;
  /** The number of overlapping pairs that a precise rating would separate. */
  readonly settles: number;
  /** The precise rating that `settles` assumes. */
  readonly whatIfRating: number;
  /** The current rating; absent if there is none. */
  readonly from?: { readonly low: number; readonly likely: number; readonly high: number };
};

/** The number of rows to check: 2,000, or fewer with more than 44 criteria. */
const rowsMax = 2_000;
const rowsMin = 100;
const cellsMax = 4_000_000;

/** The current bands of all rows. */
export type BandContext = {
  /** The edges that separate items: see `Bands`. */
  readonly rankEdges: BandEdges;
  /** The same edges, sorted. */
  readonly ends: SortedEnds;
  /** See `countOverlaps`. */
  readonly overlaps: Float64Array;
  readonly unrated: UnratedPolicy;
};

/**
 * Finds the ratings that would separate the most pairs of items if they were precise (the value of
 * information).
 *
 *     settles = pairs that overlap with the item's band today
 *             − pairs that would overlap if this one rating were a point
 *
 * The point is the likely value of an interval. If `unrated` is `ranges`, missing ratings count
 * too. Their point is the mean of all ratings, or the middle of the range without any. All other
 * ratings keep their intervals. A question assumes one new rating, so an item that needs several
 * new ratings to have a score may have no question. The search covers up to 2,000 rows that overlap
 * with the most other rows, and counts overlaps in the sorted ends of the bands. O(rows · log n).
 * The criteria of the gates are included: a precise rating decides whether the item passes.
 *
 * Questions are sorted by `settles`, then by row, then by the order of the criteria.
 */
export function* askNext(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  { context, limit }: { readonly context: BandContext; readonly limit: number },
): Sliced<Question[]> {
  const criteria = listRankingCriteria(resolvedModel.definition);
  const room = Math.max(rowsMin, Math.floor(cellsMax / Math.max(1, criteria.length ** 2)));
  const rows = findLeastCertain(context.overlaps, Math.min(rowsMax, room));
  const ends = buildEndSnapshots(takeRows(snapshot, rows), resolvedModel, context.unrated);
  const questions: Question[] = [];
  const keys = new Set<string>();
  for (const criterion of criteria) {
    if (!keys.has(criterion.key)) {
      keys.add(criterion.key);
      const column = toModelColumns(snapshot).ratings.get(criterion.key);
      const typical = computeTypicalRating(column?.likely, criterion);
      questions.push(...buildQuestions(criterion, { rows, ends, resolvedModel, context, typical }));
      // Each of the three ratings reads all criteria of the rows.
      yield snapshot.count / 4 + rows.length * 3;
    }
  }
  return questions.toSorted((a, b) => b.settles - a.settles || a.row - b.row).slice(0, limit);
}

/** Returns the rows that overlap with the most others. */
function findLeastCertain(overlaps: Float64Array, limit: number): Uint32Array {
  const order = orderBy(overlaps.length, [{ values: overlaps, direction: "down" }]);
  return order.slice(0, limit).filter((row) => (overlaps[row] as number) > 0);
}

/** Some rows with their likely ratings, and with all ratings at either end. */
type EndSnapshots = {
  readonly likely: Snapshot;
  readonly worst: Snapshot;
  readonly best: Snapshot;
};

function buildEndSnapshots(
  snapshot: Snapshot,
  { definition }: ResolvedModel,
  unrated: UnratedPolicy,
): EndSnapshots {
  return {
    likely: snapshot,
    worst: buildEndSnapshot(snapshot, definition, { end: "worst", unrated }),
    best: buildEndSnapshot(snapshot, definition, { end: "best", unrated }),
  };
}

type QuestionInput = {
  readonly rows: Uint32Array;
  readonly ends: EndSnapshots;
  readonly resolvedModel: ResolvedModel;
  readonly context: BandContext;
  readonly typical: number;
};

/** Builds one question per row about one criterion. */
function buildQuestions(criterion: WeightedCriterion, input: QuestionInput): Question[] {
  const { rows, ends, context, typical } = input;
  const { key, name } = criterion;
  const column = toModelColumns(ends.likely).ratings.get(key);
  if (column?.low === undefined && context.unrated === "absent") {
    return [];
  }
  const points = buildPoints(column, typical, rows.length);
  const { low, high } = computeBandsWithPoints(key, points, input);
  const questions: Question[] = [];
  for (const [index, row] of rows.entries()) {
    const band = { low: low[index] as number, high: high[index] as number };
    const settles = (context.overlaps[row] as number) - countRowOverlaps(context, row, band);
    const from = readCurrentRating(column, index);
    const isUncertain = from === undefined ? context.unrated === "ranges" : from.low < from.high;
    if (isUncertain && settles > 0) {
      const whatIfRating = points[index] as number;
      questions.push({ row, criterion: key, name, settles, whatIfRating, ...(from && { from }) });
    }
  }
  return questions;
}

/**
 * Counts the other rows that a row would overlap with if it had this band. The sorted ends include
 * the row's own current band, which the new band usually overlaps. With a model that is not
 * monotone it may not, and the count is corrected.
 */
function countRowOverlaps(
  { ends, rankEdges }: BandContext,
  row: number,
  band: { readonly low: number; readonly high: number },
): number {
  const { best, worst } = computeRankRange(ends, band);
  const [low, high] = [rankEdges.low[row] as number, rankEdges.high[row] as number];
  return worst - best + Number(band.low > high || band.high < low);
}

/** Computes the bands of the rows with precise ratings of one criterion. */
function computeBandsWithPoints(
  key: string,
  points: Float64Array,
  { ends, resolvedModel: { model, definition }, context }: QuestionInput,
): BandEdges {
  const setPoints = (snapshot: Snapshot) => ({
    ...snapshot,
    ratings: new Map([...snapshot.ratings, [key, { likely: points }]]),
  });
  const rate = (snapshot: Snapshot) => model.rate(setPoints(snapshot), definition);
  const scores = { likely: rate(ends.likely), worst: rate(ends.worst), best: rate(ends.best) };
  const bounds = findGateBounds(setPoints(ends.likely), definition, context.unrated);
  return buildBands(scores, bounds).rankEdges;
}

/**
 * Returns the precise rating that each row's question assumes: its likely or the typical rating.
 */
function buildPoints(
  column: RatingColumn | undefined,
  typical: number,
  count: number,
): Float64Array {
  const points = column?.likely.slice() ?? new Float64Array(count).fill(Number.NaN);
  return points.map((rating) => (Number.isNaN(rating) ? typical : rating));
}

function readCurrentRating(column: RatingColumn | undefined, row: number): Question["from"] {
  const likely = column?.likely[row] ?? Number.NaN;
  const [low, high] = [column?.low?.[row] ?? likely, column?.high?.[row] ?? likely];
  return Number.isNaN(likely) ? undefined : { low, likely, high };
}

/** Computes the mean rating, clamped to the range, or the middle of the range without ratings. */
function computeTypicalRating(
  likely: Float64Array | undefined,
  criterion: WeightedCriterion,
): number {
  let [sum, count] = [0, 0];
  for (const rating of likely ?? []) {
    if (!Number.isNaN(rating)) {
      sum += clampToRange(rating, criterion);
      count += 1;
    }
  }
  return count > 0 ? sum / count : (criterion.min + criterion.max) / 2;
}
