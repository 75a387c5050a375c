import { numberAt } from "../columns/dictionary-column.ts";
import { omitColumns } from "../columns/lazy-columns.ts";
import { stringAt } from "../columns/string-column.ts";
import { type Instant, itemTypes, priorities } from "../item/item.ts";
import { type Category, type Cutoffs, type Gate } from "../models/model.ts";
import { computeTieRange } from "../numeric/round-score.ts";
import { type Facets } from "../snapshot/snapshot.ts";
import { type StatusMap } from "../status/status-map.ts";
import { type GateResults } from "./gates.ts";
import { getRankingColumns, assembleRanking } from "./ranking-columns.ts";
import { type RankingKey } from "./ranking-key.ts";

/**
 * One model applied to one snapshot. The columns are in rank order, best first. Scored items that
 * fail a gate follow those that pass. Within each of these groups, the rounded scores (`roundScore`)
 * never ascend. Items without a score come last and have the score NaN. A ranking contains the
 * facets, so that pages need no snapshot.
 */
export type Ranking = RankingKey & {
  /** Derived from the key, so that every isolate computes the same id. */
  readonly id: string;
  /** SHA-256 of `encodeDigestInput`, in hexadecimal. */
  readonly digest: string;
  /** The time of the change that created the generation. */
  readonly at: Instant;
  /** The categories of statuses at the generation. */
  readonly statuses: StatusMap;
  readonly count: number;
  readonly unscored: number;
  readonly cutoffs?: Cutoffs;
  /** The class of each item, if the model has classes. */
  readonly classes?: Classes;
  /** The gate that each item fails; absent if no item fails a gate. */
  readonly gates?: GateResults;
  readonly number: Int32Array;
  readonly score: Float64Array;
  readonly coverage: Float64Array;
  readonly confidence: Float64Array;
  /** NaN where an item has no size. */
  readonly size: Float64Array;
  readonly facets: Facets;
};

/** The class of row i is names[codes[i] − 1]; a row with code 0 has none. */
export type Classes = { readonly codes: Uint8Array; readonly names: readonly string[] };

/** A ranking without its id and digest. */
export type RankingContent = Omit<Ranking, "id" | "digest">;

/**
 * Returns the bytes that the digest covers: the item numbers in rank order, then the scores, then
 * the failed gates if an item fails one, then the rules of the order. Digests of rules 1 end with
 * the scores.
 */
export function encodeDigestInput(ranking: RankingContent): Uint8Array {
  const { number, score, gates, orderRules } = ranking;
  const failed = gates?.failed ?? new Uint8Array(0);
  const rules = orderRules === 1 ? new Uint8Array(0) : Uint8Array.of(orderRules);
  const parts = [number, score, failed, rules];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), offset);
    offset += byteLength;
  }
  return bytes;
}

/** One item of a ranking. */
export type RankedItem = {
  readonly rank: number;
  readonly number: number;
  readonly score?: number;
  /** High, Medium or Low on a unit scale; otherwise the class, if the model has classes. */
  readonly category?: string;
  readonly coverage: number;
  readonly confidence: number;
  /** The number of other items with the same rounded score, in the same group of gates. */
  readonly tiedWith: number;
  /** The first gate that the item fails. */
  readonly failedGate?: Gate;
};

/** Returns the item at a position, counted from 0. Counting the ties is O(log n). */
export function rankedItemAt(ranking: Ranking, position: number): RankedItem {
  const score = ranking.score[position] ?? Number.NaN;
  const isScored = !Number.isNaN(score);
  const { coverage, confidence } = getRankingColumns(ranking);
  return {
    rank: position + 1,
    number: ranking.number[position] ?? 0,
    ...(isScored && { score }),
    ...(isScored && ranking.cutoffs && { category: categoryOf(score, ranking.cutoffs) }),
    ...classAt(ranking.classes, position),
    coverage: numberAt(coverage, position) ?? 0,
    confidence: numberAt(confidence, position) ?? 0,
    tiedWith: isScored ? countTies(selectGroup(ranking, position), score) - 1 : 0,
    ...failedGateAt(ranking.gates, position),
  };
}

/** Returns the first gate that a row fails, if it fails one. */
export function failedGateAt(
  results: Pick<GateResults, "gates" | "failed"> | undefined,
  row: number,
): { failedGate?: Gate } {
  const failedGate = results?.gates[(results.failed[row] ?? 0) - 1];
  return failedGate === undefined ? {} : { failedGate };
}

/** Counts the rows that have a score and pass all gates. They are the first rows. */
export function countPassing({ count, unscored, gates }: Ranking): number {
  return count - unscored - (gates?.failingCount ?? 0);
}

/** Scored rows of a ranking among which scores descend, and the number of rows before them. */
type ScoreGroup = Pick<Ranking, "score" | "count" | "unscored"> & {
  readonly before: number;
  /** Returns the lowest and the highest score that are tied with a score. */
  readonly tieRange: (score: number) => { readonly low: number; readonly high: number };
};

/**
 * Returns the group of a scored position: the scored rows that pass all gates, or those that fail
 * one. Without gates, all scored rows are one group.
 */
export function selectGroup(ranking: Ranking, position: number): ScoreGroup {
  const { score, count, unscored } = ranking;
  const passing = countPassing(ranking);
  const tieRange = ranking.orderRules === 1 ? onlyEqual : computeTieRange;
  if (position < passing) {
    return { score, count: passing, unscored: 0, before: 0, tieRange };
  }
  const group = score.subarray(passing, count - unscored);
  return { score: group, count: group.length, unscored: 0, before: passing, tieRange };
}

/** Returns the scores that order rules 1 tie with a score. */
function onlyEqual(score: number) {
  return { low: score, high: score };
}

/** Returns the class of a row as a category, if it has one. */
export function classAt(classes: Classes | undefined, row: number): { category?: string } {
  const category = classes?.names[(classes.codes[row] ?? 0) - 1];
  return category === undefined ? {} : { category };
}

/** Returns the category of a score. A score equal to a cut-off belongs to the lower category. */
export function categoryOf(score: number, { high, medium }: Cutoffs): Category {
  if (score > high) {
    return "High";
  }
  return score > medium ? "Medium" : "Low";
}

/** Returns an array that maps item numbers to positions; -1 for numbers that are not ranked. */
export function indexPositionsByNumber({ number }: Pick<Ranking, "number">): Int32Array {
  let largest = 0;
  for (const candidate of number) {
    largest = candidate > largest ? candidate : largest;
  }
  const positions = new Int32Array(largest + 1).fill(-1);
  for (let position = 0; position < number.length; position += 1) {
    positions[number[position] as number] = position;
  }
  return positions;
}

/** Counts the scores that are tied with a score, itself included. O(log n). */
function countTies(group: ScoreGroup, value: number): number {
  const { score, count, unscored, tieRange } = group;
  const { low } = tieRange(value);
  const worse = findFirst(score, count - unscored, (candidate) => candidate < low);
  return worse - countBetterScores(group, value);
}

/** Counts the scores that are better than a score and not tied with it. O(log n). */
export function countBetterScores(
  { score, count, unscored, tieRange }: ScoreGroup,
  value: number,
): number {
  const { high } = tieRange(value);
  return findFirst(score, count - unscored, (candidate) => candidate <= high);
}

/** Returns the first position whose score passes a test that all later scores pass too. */
function findFirst(
  score: Float64Array,
  end: number,
  passes: (candidate: number) => boolean,
): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(score[middle] as number)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** Counts the rows of each status, type and priority. */
export function countFacets(facets: Facets, count: number) {
  const [byStatus, byType, byPriority] = [newCounts(), newCounts(), newCounts()];
  for (let row = 0; row < count; row += 1) {
    increment(byStatus, stringAt(facets.status, row) ?? "");
    increment(byType, itemTypes[facets.type[row] ?? 0] ?? "");
    increment(byPriority, priorities[(facets.priority[row] ?? 0) - 1] ?? "none");
  }
  return { status: byStatus, type: byType, priority: byPriority };
}

/** Returns an object without a prototype, so that keys such as `constructor` are safe. */
function newCounts(): Record<string, number> {
  return Object.create(null);
}

function increment(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** Returns the ranking with its id and digest. */
export function attachIdentity(
  content: RankingContent,
  { id, digest }: Pick<Ranking, "id" | "digest">,
): Ranking {
  const columns = getRankingColumns(content);
  return assembleRanking<Ranking>({ ...omitColumns(content, columns), id, digest }, columns);
}
