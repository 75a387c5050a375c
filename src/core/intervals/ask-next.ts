import { type Board, type RatingColumn } from "../board/board.ts";
import { takeRows } from "../board/take-rows.ts";
import { columnsOf } from "../models/arithmetic/columns.ts";
import { within } from "../models/arithmetic/unit-scale.ts";
import { type Weighted, type ModelInUse } from "../models/model.ts";
import { orderBy } from "../ranking/order.ts";
import { criteriaOf } from "../ranking/placing.ts";
import { atEnd, bandsBetween, type Edges, type Missing } from "./bands.ts";
import { rankRangeOf, type SortedEnds } from "./rank-ranges.ts";

/** A rating that is not known well, and what knowing it would settle. */
export type Question = {
  readonly row: number;
  readonly criterion: string;
  readonly name: string;
  /** Pairs of items that are told apart then and are not now. */
  readonly settles: number;
  /** What it was taken for. */
  readonly supposed: number;
  /** What is said today; absent where nothing is. */
  readonly from?: { readonly low: number; readonly likely: number; readonly high: number };
};

/** Rows whose questions are looked at: 2,000, or fewer where there are more than 44 criteria. */
const rowsMax = 2_000;
const rowsMin = 100;
const cellsMax = 4_000_000;

/** What is known before anybody asks. */
export type Known = {
  /** By which items are told apart: see `Bands`. */
  readonly apart: Edges;
  /** The same, sorted. */
  readonly ends: SortedEnds;
  /** See `countOverlaps`. */
  readonly overlaps: Float64Array;
  readonly missing: Missing;
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
  board: Board,
  inUse: ModelInUse,
  { known, limit }: { readonly known: Known; readonly limit: number },
): Question[] {
  const criteria = criteriaOf(inUse.definition);
  const room = Math.max(rowsMin, Math.floor(cellsMax / Math.max(1, criteria.length ** 2)));
  const rows = vaguest(known.overlaps, Math.min(rowsMax, room));
  const taken = takeRows(board, rows);
  const ends = endsOf(taken, inUse, known.missing);
  const questions: Question[] = [];
  const asked = new Set<string>();
  for (const criterion of criteria) {
    if (!asked.has(criterion.key)) {
      asked.add(criterion.key);
      const whole = columnsOf(board).ratings.get(criterion.key);
      const usual = usualOf(whole?.likely, criterion);
      questions.push(...questionsAbout(criterion, { rows, ends, inUse, known, usual }));
    }
  }
  return questions.toSorted((a, b) => b.settles - a.settles || a.row - b.row).slice(0, limit);
}

/** The rows that overlap with most others. */
function vaguest(overlaps: Float64Array, limit: number): Uint32Array {
  const order = orderBy(overlaps.length, [{ values: overlaps, direction: "down" }]);
  return order.slice(0, limit).filter((row) => (overlaps[row] as number) > 0);
}

/** Some rows as they are rated, and at both ends of it. */
type Ends = { readonly likely: Board; readonly worst: Board; readonly best: Board };

function endsOf(board: Board, { definition }: ModelInUse, missing: Missing): Ends {
  return {
    likely: board,
    worst: atEnd(board, definition, { end: "worst", missing }),
    best: atEnd(board, definition, { end: "best", missing }),
  };
}

type Situation = {
  readonly rows: Uint32Array;
  readonly ends: Ends;
  readonly inUse: ModelInUse;
  readonly known: Known;
  readonly usual: number;
};

/** What knowing one criterion of each row would settle, row by row. */
function questionsAbout(criterion: Weighted, situation: Situation): Question[] {
  const { rows, ends, known, usual } = situation;
  const { key, name } = criterion;
  const column = columnsOf(ends.likely).ratings.get(key);
  if (column?.low === undefined && known.missing === "absent") {
    return [];
  }
  const points = pointsOf(column, usual, rows.length);
  const { low, high } = bandsKnowing(key, points, situation);
  const questions: Question[] = [];
  for (const [at, row] of rows.entries()) {
    const band = { low: low[at] as number, high: high[at] as number };
    const settles = (known.overlaps[row] as number) - overlapsOf(known, row, band);
    const from = saidOf(column, at);
    const isVague = from === undefined ? known.missing === "ranges" : from.low < from.high;
    if (isVague && settles > 0) {
      const supposed = points[at] as number;
      questions.push({ row, criterion: key, name, settles, supposed, ...(from && { from }) });
    }
  }
  return questions;
}

/**
 * With how many others a row would overlap if it had another band. The ends that are known are
 * those of its own band of today, too; a model that bends back may leave that one behind.
 */
function overlapsOf(
  { ends, apart }: Known,
  row: number,
  band: { readonly low: number; readonly high: number },
): number {
  const { best, worst } = rankRangeOf(ends, band);
  const [low, high] = [apart.low[row] as number, apart.high[row] as number];
  return worst - best + Number(band.low > high || band.high < low);
}

/** The bands of the rows as they would be if one criterion were known. */
function bandsKnowing(key: string, points: Float64Array, { ends, inUse }: Situation): Edges {
  const rate = (board: Board) => {
    const ratings = new Map([...board.ratings, [key, { likely: points }]]);
    return inUse.model.rate({ ...board, ratings }, inUse.definition);
  };
  return bandsBetween({
    likely: rate(ends.likely),
    worst: rate(ends.worst),
    best: rate(ends.best),
  }).apart;
}

/** What a criterion is taken for, row by row: what is likely, or what is usual. */
function pointsOf(column: RatingColumn | undefined, usual: number, count: number): Float64Array {
  const points = column?.likely.slice() ?? new Float64Array(count).fill(Number.NaN);
  return points.map((rating) => (Number.isNaN(rating) ? usual : rating));
}

function saidOf(column: RatingColumn | undefined, row: number): Question["from"] {
  const likely = column?.likely[row] ?? Number.NaN;
  const [low, high] = [column?.low?.[row] ?? likely, column?.high?.[row] ?? likely];
  return Number.isNaN(likely) ? undefined : { low, likely, high };
}

/** The mean of what is rated, within the range; the middle of the range where nothing is. */
function usualOf(likely: Float64Array | undefined, criterion: Weighted): number {
  let [sum, count] = [0, 0];
  for (const rating of likely ?? []) {
    if (!Number.isNaN(rating)) {
      sum += within(rating, criterion);
      count += 1;
    }
  }
  return count > 0 ? sum / count : (criterion.min + criterion.max) / 2;
}
