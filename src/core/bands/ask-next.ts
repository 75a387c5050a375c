import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { clampToRange } from "../models/arithmetic/unit-scale.ts";
import { type WeightedCriterion, type ModelInUse } from "../models/model.ts";
import { orderBy } from "../ranking/order-by.ts";
import { listOrderingCriteria } from "../ranking/sort-values.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { takeRows } from "../snapshot/take-rows.ts";
import { buildEndSnapshot, buildBands, type BandEdges, type MissingPolicy } from "./bands.ts";
import { computeRankRange, type SortedEnds } from "./rank-ranges.ts";

/** A rating that is not known well, and what knowing it would settle. */
export type Question = {
  readonly row: number;
  readonly criterion: string;
  readonly name: string;
  /** Pairs of items that are told apart then and are not now. */
  readonly settles: number;
  /** What it was taken for. */
  readonly whatIfRating: number;
  /** What is said today; absent where nothing is. */
  readonly from?: { readonly low: number; readonly likely: number; readonly high: number };
};

/** Rows whose questions are looked at: 2,000, or fewer where there are more than 44 criteria. */
const rowsMax = 2_000;
const rowsMin = 100;
const cellsMax = 4_000_000;

/** What is known before anybody asks. */
export type BandContext = {
  /** By which items are told apart: see `Bands`. */
  readonly rankEdges: BandEdges;
  /** The same, sorted. */
  readonly ends: SortedEnds;
  /** See `countOverlaps`. */
  readonly overlaps: Float64Array;
  readonly missing: MissingPolicy;
};

/**
 * The value of information: which rating, if it were known, would tell most pairs of items apart.
 *
 *     settles = pairs that overlap with the item's band today
 *             − pairs that would overlap if this one rating were a point
 *
 * An interval is taken for its likely value; an unrated one (where `missing` is `ranges`) for the
 * mean of what others are rated, or the middle of the range where nobody is. All other ratings and
 * items stay as unsure as they are. Looked at are the rows that overlap with most others, 2,000 of
 * them; each question is answered from the sorted ends of the bands. O(rows · log n).
 *
 * The best first; of equals the lower row, then the criterion that comes first.
 */
export function askNext(
  snapshot: Snapshot,
  inUse: ModelInUse,
  { known, limit }: { readonly known: BandContext; readonly limit: number },
): Question[] {
  const criteria = listOrderingCriteria(inUse.definition);
  const room = Math.max(rowsMin, Math.floor(cellsMax / Math.max(1, criteria.length ** 2)));
  const rows = findLeastCertain(known.overlaps, Math.min(rowsMax, room));
  const taken = takeRows(snapshot, rows);
  const ends = buildEndSnapshots(taken, inUse, known.missing);
  const questions: Question[] = [];
  const seenKeys = new Set<string>();
  for (const criterion of criteria) {
    if (!seenKeys.has(criterion.key)) {
      seenKeys.add(criterion.key);
      const column = toModelColumns(snapshot).ratings.get(criterion.key);
      const typical = computeTypicalRating(column?.likely, criterion);
      questions.push(...buildQuestions(criterion, { rows, ends, inUse, context: known, typical }));
    }
  }
  return questions.toSorted((a, b) => b.settles - a.settles || a.row - b.row).slice(0, limit);
}

/** The rows that overlap with most others. */
function findLeastCertain(overlaps: Float64Array, limit: number): Uint32Array {
  const order = orderBy(overlaps.length, [{ values: overlaps, direction: "down" }]);
  return order.slice(0, limit).filter((row) => (overlaps[row] as number) > 0);
}

/** Some rows as they are rated, and at both ends of it. */
type EndSnapshots = {
  readonly likely: Snapshot;
  readonly worst: Snapshot;
  readonly best: Snapshot;
};

function buildEndSnapshots(
  snapshot: Snapshot,
  { definition }: ModelInUse,
  missing: MissingPolicy,
): EndSnapshots {
  return {
    likely: snapshot,
    worst: buildEndSnapshot(snapshot, definition, { end: "worst", missing }),
    best: buildEndSnapshot(snapshot, definition, { end: "best", missing }),
  };
}

type QuestionContext = {
  readonly rows: Uint32Array;
  readonly ends: EndSnapshots;
  readonly inUse: ModelInUse;
  readonly context: BandContext;
  readonly typical: number;
};

/** What knowing one criterion of each row would settle, row by row. */
function buildQuestions(criterion: WeightedCriterion, situation: QuestionContext): Question[] {
  const { rows, ends, context, typical } = situation;
  const { key, name } = criterion;
  const column = toModelColumns(ends.likely).ratings.get(key);
  if (column?.low === undefined && context.missing === "absent") {
    return [];
  }
  const points = buildPoints(column, typical, rows.length);
  const { low, high } = computeBandsIfKnown(key, points, situation);
  const questions: Question[] = [];
  for (const [at, row] of rows.entries()) {
    const band = { low: low[at] as number, high: high[at] as number };
    const settles = (context.overlaps[row] as number) - countRowOverlaps(context, row, band);
    const from = readCurrentRating(column, at);
    const isUncertain = from === undefined ? context.missing === "ranges" : from.low < from.high;
    if (isUncertain && settles > 0) {
      const whatIfRating = points[at] as number;
      questions.push({ row, criterion: key, name, settles, whatIfRating, ...(from && { from }) });
    }
  }
  return questions;
}

/**
 * With how many others a row would overlap if it had another band. The ends that are known are
 * those of its own band of today, too; a model that bends back may leave that one behind.
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

/** The bands of the rows as they would be if one criterion were known. */
function computeBandsIfKnown(
  key: string,
  points: Float64Array,
  { ends, inUse }: QuestionContext,
): BandEdges {
  const rate = (snapshot: Snapshot) => {
    const ratings = new Map([...snapshot.ratings, [key, { likely: points }]]);
    return inUse.model.rate({ ...snapshot, ratings }, inUse.definition);
  };
  return buildBands({
    likely: rate(ends.likely),
    worst: rate(ends.worst),
    best: rate(ends.best),
  }).rankEdges;
}

/** What a criterion is taken for, row by row: what is likely, or what is usual. */
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

/** The mean of what is rated, within the range; the middle of the range where nothing is. */
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
