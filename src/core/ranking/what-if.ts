import { numberAt } from "../columns/dictionary-column.ts";
import { withScratch, newScratchUint32 } from "../columns/scratch.ts";
import { type Scores, type ResolvedModel } from "../models/model.ts";
import { roundScore } from "../numeric/round-score.ts";
import { getSnapshotColumns } from "../snapshot/snapshot-columns.ts";
import { findRowByNumber } from "../snapshot/snapshot-rows.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { findBestRows, type IsBefore } from "./best-rows.ts";
import { type FacetFilter, filterPositions } from "./filter-positions.ts";
import { groupOf, selectDecidingValues } from "./gates.ts";
import { categoryOf, classAt, failedGateAt, type RankedItem, type Ranking } from "./ranking.ts";
import { rateSnapshot } from "./rate-snapshot.ts";
import { selectRanked } from "./select-ranked.ts";

/** The best items of an alternative ranking, compared with the best items of the current one. */
export type WhatIf = {
  readonly count: number;
  readonly unscored: number;
  readonly top: readonly (Omit<RankedItem, "tiedWith"> & { readonly baselineRank?: number })[];
  /** The items that are among the best of the current ranking, but not of the alternative. */
  readonly left: readonly {
    readonly number: number;
    /** Absent if a gate leaves the item out of the alternative ranking. */
    readonly rank?: number;
    readonly baselineRank: number;
  }[];
};

/** The current ranking, with the requested filter and limit. */
export type WhatIfBaseline = {
  readonly ranking: Pick<Ranking, "number">;
  /** The position of each item number; −1 if it is not ranked. */
  readonly positions: Int32Array;
  readonly filter: FacetFilter;
  readonly limit: number;
};

/**
 * Returns the best `limit` items of a snapshot under another model, other weights or other ratings.
 * Each comes with its rank among all items and its current rank.
 *
 * It avoids a full sort: a bounded heap finds the best rows, then one pass counts the rows before
 * each of them. O(n log limit).
 */
export function computeWhatIf(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  baseline: WhatIfBaseline,
): WhatIf {
  return withScratch(() => compareWithBaseline(snapshot, resolvedModel, baseline));
}

function compareWithBaseline(
  unranked: Snapshot,
  resolvedModel: ResolvedModel,
  baseline: WhatIfBaseline,
): WhatIf {
  const snapshot = selectRanked(unranked, resolvedModel.definition);
  const scores = rateSnapshot(snapshot, resolvedModel);
  const isBefore = buildPrecedence(snapshot, scores);
  const matching = filterPositions(snapshot, baseline.filter);
  const rows = matching ?? listAllRows(snapshot.count);
  const value = selectDecidingValues(scores);
  const best = findBestRows(rows, baseline.limit, { isBefore, value });
  const bestNumbers = new Set(best.map((row) => snapshot.number[row] as number));
  const candidatesBefore =
    snapshot === unranked ? matching : filterPositions(unranked, baseline.filter);
  const dropped = findDropped(unranked, {
    matching: candidatesBefore,
    best: bestNumbers,
    baseline,
  });
  const rankedDropped = dropped
    .map((number) => findRowByNumber(snapshot, number))
    .filter((row) => row >= 0);
  const candidates = [...best, ...rankedDropped].toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  const ranks = computeRanks(candidates, value, isBefore);
  const readCurrentRank = (number: number) => (baseline.positions[number] ?? -1) + 1;
  return {
    count: rows.length,
    unscored: countUnscoredRows(scores.value, rows),
    top: best.map((row) => {
      const number = snapshot.number[row] as number;
      const baselineRank = readCurrentRank(number);
      return Object.assign(toScoreFields(row, scores, resolvedModel), {
        rank: ranks.get(row) ?? 0,
        number,
        ...(baselineRank > 0 && { baselineRank }),
      });
    }),
    left: dropped.map((number) => {
      const rank = ranks.get(findRowByNumber(snapshot, number));
      const entry = { number, baselineRank: readCurrentRank(number) };
      return rank === undefined ? entry : Object.assign(entry, { rank });
    }),
  };
}

/** Returns a comparison of two rows that has the same order as `rank`. */
export function buildPrecedence(snapshot: Snapshot, scores: Scores): IsBefore {
  const { created } = snapshot;
  const { size } = getSnapshotColumns(snapshot);
  const readSize = (row: number) => numberAt(size, row) as number;
  const { value, tie, confidence, failed } = scores;
  const isBefore: IsBefore = (a, b) => {
    const order =
      compareScores(value[a] as number, value[b] as number) ||
      (tie === undefined ? 0 : compareScores(tie[a] as number, tie[b] as number)) ||
      compareScores(confidence[a] as number, confidence[b] as number) ||
      compareUp(readSize(a), readSize(b)) ||
      compareUp(created[a] as number, created[b] as number) ||
      a - b;
    return order < 0;
  };
  return failed === undefined ? isBefore : orderByGroup(isBefore, failed, value);
}

/** Compares the groups of two rows first: rows that pass the gates, that fail, without a score. */
function orderByGroup(isBefore: IsBefore, failed: Uint8Array, value: Float64Array): IsBefore {
  return (a, b) => {
    const order = groupOf(failed, value, a) - groupOf(failed, value, b);
    return order === 0 ? isBefore(a, b) : order < 0;
  };
}

/** Compares rounded scores or confidences, the higher first. */
function compareScores(x: number, y: number): number {
  return x === y ? 0 : compareDown(roundScore(x), roundScore(y));
}

/** Compares in ascending order: negative if x comes first. NaN comes last and equals itself. */
function compareUp(x: number, y: number): number {
  if (x < y) {
    return -1;
  }
  if (x > y) {
    return 1;
  }
  return x === y ? 0 : Number(Number.isNaN(x)) - Number(Number.isNaN(y));
}

/** Compares in descending order: negative if x comes first. NaN comes last and equals itself. */
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
 * Finds the numbers of the items that are among the best `limit` of the current ranking after
 * filtering, but not among `best`. It walks the current ranking from the top until it has `limit`
 * items. The snapshot also contains items that a gate leaves out.
 */
function findDropped(
  snapshot: Snapshot,
  {
    matching,
    best,
    baseline,
  }: {
    readonly matching: Uint32Array | undefined;
    readonly best: ReadonlySet<number>;
    readonly baseline: WhatIfBaseline;
  },
): number[] {
  const dropped: number[] = [];
  let visited = 0;
  for (const number of baseline.ranking.number) {
    if (visited >= baseline.limit) {
      break;
    }
    const row = findRowByNumber(snapshot, number);
    if (row >= 0 && (matching === undefined || includesSorted(matching, row))) {
      visited += 1;
      dropped.push(...(best.has(number) ? [] : [number]));
    }
  }
  return dropped;
}

/** Checks whether a sorted list contains a value. O(log n). */
function includesSorted(sorted: Uint32Array, value: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return sorted[low] === value;
}

/** Returns the rank of each candidate row (sorted, best first) among all rows. */
function computeRanks(
  candidates: readonly number[],
  value: Float64Array,
  isBefore: IsBefore,
): Map<number, number> {
  const scores = Float64Array.from(candidates, (row) => roundScore(value[row] as number));
  const counts = new Uint32Array(candidates.length + 1);
  for (let row = 0; row < value.length; row += 1) {
    const score = roundScore(value[row] as number);
    const index = findInsertionPoint({ candidates, scores, isBefore }, row, score);
    counts[index] = (counts[index] as number) + 1;
  }
  const ranks = new Map<number, number>();
  let total = 0;
  for (const [index, row] of candidates.entries()) {
    total += counts[index] as number;
    ranks.set(row, total + 1);
  }
  return ranks;
}

/** Returns the first candidate that `row` ranks before. For most rows the rounded scores decide. */
function findInsertionPoint(
  {
    candidates,
    scores,
    isBefore,
  }: {
    readonly candidates: readonly number[];
    readonly scores: Float64Array;
    readonly isBefore: IsBefore;
  },
  row: number,
  score: number,
): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = scores[middle] as number;
    if (score > other || (!(score < other) && isBefore(row, candidates[middle] as number))) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function toScoreFields(row: number, scores: Scores, { definition }: ResolvedModel) {
  const { value, coverage, confidence, classes, failed } = scores;
  const score = value[row] as number;
  const isScored = !Number.isNaN(score);
  return {
    ...(isScored && { score }),
    ...(isScored && definition.cutoffs && { category: categoryOf(score, definition.cutoffs) }),
    ...classAt(classes && { codes: classes, names: definition.classes ?? [] }, row),
    coverage: coverage[row] as number,
    confidence: confidence[row] as number,
    ...failedGateAt(failed && { gates: definition.gates ?? [], failed }, row),
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
