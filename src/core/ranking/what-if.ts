import { numberAt } from "../columns/dictionary-column.ts";
import { withScratch, newScratchUint32 } from "../columns/scratch.ts";
import { type Scores, type ModelInUse } from "../models/model.ts";
import { getSnapshotColumns } from "../snapshot/snapshot-columns.ts";
import { findRowByNumber } from "../snapshot/snapshot-rows.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { findBestRows, type IsBefore } from "./best-rows.ts";
import {
  categoryOf,
  classAt,
  type FacetFilter,
  type RankedItem,
  filterPositions,
  type Ranking,
} from "./ranking.ts";
import { rateSnapshot } from "./rate-snapshot.ts";

/** The best of another ranking, and what it did to the best of today's. */
export type WhatIf = {
  readonly count: number;
  readonly unscored: number;
  readonly top: readonly (Omit<RankedItem, "tiedWith"> & { readonly baselineRank?: number })[];
  /** Were among the best as many of today's ranking and no longer are. */
  readonly left: readonly {
    readonly number: number;
    readonly rank: number;
    readonly baselineRank: number;
  }[];
};

/** Today's ranking, and what of it is asked for. */
export type WhatIfBaseline = {
  readonly ranking: Pick<Ranking, "number">;
  /** Number → position, or −1. */
  readonly positions: Int32Array;
  readonly filter: FacetFilter;
  readonly limit: number;
};

/**
 * The first `limit` items that another model, other weights or other ratings would put first, each
 * with its rank in the whole and the rank it has today.
 *
 * Nothing is sorted whole: a bounded heap finds the best, then one pass counts how many rows stand
 * before each. O(n log limit).
 */
export function computeWhatIf(board: Snapshot, inUse: ModelInUse, today: WhatIfBaseline): WhatIf {
  return withScratch(() => compareWithBaseline(board, inUse, today));
}

function compareWithBaseline(board: Snapshot, inUse: ModelInUse, today: WhatIfBaseline): WhatIf {
  const scores = rateSnapshot(board, inUse);
  const isBefore = buildPrecedence(board, scores);
  const rows = filterPositions(board.facets, board.count, today.filter) ?? listAllRows(board.count);
  const best = findBestRows(rows, today.limit, { isBefore, value: scores.value });
  const fallen = findDropped(board, { rows, best, today });
  const judged = [...best, ...fallen].toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  const ranks = computeRanks(judged, scores.value, isBefore);
  const wasOf = (row: number) => (today.positions[board.number[row] as number] ?? -1) + 1;
  return {
    count: rows.length,
    unscored: countUnscoredRows(scores.value, rows),
    top: best.map((row) =>
      Object.assign(toScoreFields(row, scores, inUse), {
        rank: ranks.get(row) ?? 0,
        number: board.number[row] as number,
        ...(wasOf(row) > 0 && { baselineRank: wasOf(row) }),
      }),
    ),
    left: fallen.map((row) => ({
      number: board.number[row] as number,
      rank: ranks.get(row) ?? 0,
      baselineRank: wasOf(row),
    })),
  };
}

/** The order of `rank`, for two rows at a time: score, tie, confidence, smaller size, older, number. */
export function buildPrecedence(board: Snapshot, scores: Scores): IsBefore {
  const { created } = board;
  const { size } = getSnapshotColumns(board);
  const sizeOf = (row: number) => numberAt(size, row) as number;
  const { value, tie = value, confidence } = scores;
  return (a, b) => {
    const order =
      compareDown(value[a] as number, value[b] as number) ||
      compareDown(tie[a] as number, tie[b] as number) ||
      compareDown(confidence[a] as number, confidence[b] as number) ||
      compareUp(sizeOf(a), sizeOf(b)) ||
      compareUp(created[a] as number, created[b] as number) ||
      a - b;
    return order < 0;
  };
}

/** Below 0 if x comes first, the smaller number being the first; NaN comes last and equals itself. */
function compareUp(x: number, y: number): number {
  if (x < y) {
    return -1;
  }
  if (x > y) {
    return 1;
  }
  return x === y ? 0 : Number(Number.isNaN(x)) - Number(Number.isNaN(y));
}

/** Below 0 if x comes first, the larger number being the first; NaN comes last here, too. */
function compareDown(x: number, y: number): number {
  if (x > y) {
    return -1;
  }
  if (x < y) {
    return 1;
  }
  return x === y ? 0 : Number(Number.isNaN(x)) - Number(Number.isNaN(y));
}

/**
 * Rows that are among the best `limit` of today's (filtered) ranking but not of the other one:
 * today's order is known, so it is read from the top until there are enough.
 */
function findDropped(
  board: Snapshot,
  {
    rows,
    best,
    today,
  }: {
    readonly rows: Uint32Array;
    readonly best: readonly number[];
    readonly today: WhatIfBaseline;
  },
): number[] {
  const kept = new Set(best);
  const fallen: number[] = [];
  let found = 0;
  for (const number of today.ranking.number) {
    if (found >= today.limit) {
      break;
    }
    const row = findRowByNumber(board, number);
    if (row >= 0 && includesSorted(rows, row)) {
      found += 1;
      fallen.push(...(kept.has(row) ? [] : [row]));
    }
  }
  return fallen;
}

/** Whether a rising list has a value. O(log n). */
function includesSorted(rising: Uint32Array, value: number): boolean {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return rising[low] === value;
}

/** The rank of each judged row (given best first) among all rows: how many stand before it, + 1. */
function computeRanks(
  judged: readonly number[],
  value: Float64Array,
  isBefore: IsBefore,
): Map<number, number> {
  const bars = Float64Array.from(judged, (row) => value[row] as number);
  const before = new Uint32Array(judged.length + 1);
  for (let row = 0; row < value.length; row += 1) {
    const at = findInsertionPoint({ judged, bars, isBefore }, row, value[row] as number);
    before[at] = (before[at] as number) + 1;
  }
  const ranks = new Map<number, number>();
  let total = 0;
  for (const [at, row] of judged.entries()) {
    total += before[at] as number;
    ranks.set(row, total + 1);
  }
  return ranks;
}

/** The first judged row that `row` stands before. Most are told apart by their scores alone. */
function findInsertionPoint(
  {
    judged,
    bars,
    isBefore,
  }: {
    readonly judged: readonly number[];
    readonly bars: Float64Array;
    readonly isBefore: IsBefore;
  },
  row: number,
  score: number,
): number {
  let low = 0;
  let high = judged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bar = bars[middle] as number;
    if (score > bar || (!(score < bar) && isBefore(row, judged[middle] as number))) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function toScoreFields(row: number, scores: Scores, { definition }: ModelInUse) {
  const { value, coverage, confidence, classes } = scores;
  const score = value[row] as number;
  const isScored = !Number.isNaN(score);
  return {
    ...(isScored && { score }),
    ...(isScored && definition.cutoffs && { category: categoryOf(score, definition.cutoffs) }),
    ...classAt(classes && { codes: classes, names: definition.classes ?? [] }, row),
    coverage: coverage[row] as number,
    confidence: confidence[row] as number,
  };
}

function countUnscoredRows(value: Float64Array, rows: Uint32Array): number {
  let missing = 0;
  for (const row of rows) {
    missing += Number.isNaN(value[row]) ? 1 : 0;
  }
  return missing;
}

function listAllRows(count: number): Uint32Array {
  const rows = newScratchUint32(count);
  for (let row = 0; row < count; row += 1) {
    rows[row] = row;
  }
  return rows;
}
