import { numberAt } from "../columns/dictionary-column.ts";
import { omitColumns } from "../columns/lazy-columns.ts";
import { stringAt } from "../columns/string-column.ts";
import { type Instant, itemTypes, priorities } from "../item/item.ts";
import { type Category, type Cutoffs } from "../models/model.ts";
import { type Facets } from "../snapshot/snapshot.ts";
import { getRankingColumns, assembleRanking } from "./ranking-columns.ts";

/** Everything a ranking depends on, the tenant first: equal names are equal rankings. */
export type RankingKey = {
  readonly workspace: string;
  readonly generation: number;
  /** The id a client asks with: a kind, or a model of the workspace's own. */
  readonly model: string;
  readonly revision: number;
};

/**
 * One model applied to one board. The columns stand in rank order, best first; unscored items come
 * after all scored ones, with NaN for a score. It carries what filters need, so that a reader of
 * pages never touches the board.
 */
export type Ranking = RankingKey & {
  /** Made of the name, so the same ranking has the same id wherever and whenever it is made. */
  readonly id: string;
  /** SHA-256 of the order and its scores, in hexadecimal. */
  readonly digest: string;
  /** When the generation was made. */
  readonly at: Instant;
  readonly count: number;
  readonly unscored: number;
  readonly cutoffs?: Cutoffs;
  /** The class of each item, where the model knows classes. */
  readonly classes?: Classes;
  readonly number: Int32Array;
  readonly score: Float64Array;
  readonly coverage: Float64Array;
  readonly confidence: Float64Array;
  /** NaN where nobody sized the item. */
  readonly size: Float64Array;
  readonly facets: Facets;
};

/** Row i falls into words[codes[i] − 1], or into none where the code is 0. */
export type Classes = { readonly codes: Uint8Array; readonly names: readonly string[] };

/** A ranking before it is given its id and its digest. */
export type RankingContent = Omit<Ranking, "id" | "digest">;

/** What the digest is taken of: the numbers in rank order, then their scores */
export function encodeDigestInput({ number, score }: RankingContent): Uint8Array {
  const bytes = new Uint8Array(number.byteLength + score.byteLength);
  bytes.set(new Uint8Array(number.buffer, number.byteOffset, number.byteLength));
  bytes.set(new Uint8Array(score.buffer, score.byteOffset, score.byteLength), number.byteLength);
  return bytes;
}

/** What a reader may ask of the facets; all of it has to hold. */
export type FacetFilter = {
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly priority?: string | undefined;
  readonly assignee?: string | undefined;
  readonly team?: string | undefined;
  readonly label?: string | undefined;
  /** The number of the parent. */
  readonly parent?: number | undefined;
};

/** A filter as a reader asks for it: the parent is an item's id. */
export type RequestedFilter = Omit<FacetFilter, "parent"> & {
  readonly parent?: string | undefined;
};

/** One place of a ranking. */
export type RankedItem = {
  readonly rank: number;
  readonly number: number;
  readonly score?: number;
  /** High, Medium, Low of a unit scale; else the class, where the model knows classes. */
  readonly category?: string;
  readonly coverage: number;
  readonly confidence: number;
  /** How many other items have this very score. */
  readonly tiedWith: number;
};

/** The place at a position (0 is the best). O(log n) for the ties. */
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
    tiedWith: isScored ? countTies(ranking, score) - 1 : 0,
  };
}

/** The class of a row as a category, if it has one. */
export function classAt(classes: Classes | undefined, row: number): { category?: string } {
  const category = classes?.names[(classes.codes[row] ?? 0) - 1];
  return category === undefined ? {} : { category };
}

/** High and Medium begin above their cut-offs, not at them. */
export function categoryOf(score: number, { high, medium }: Cutoffs): Category {
  if (score > high) {
    return "High";
  }
  return score > medium ? "Medium" : "Low";
}

/** Positions of item numbers: result[number] is the position, or -1. Room for the largest number. */
export function indexPositionsByNumber({ number }: Pick<Ranking, "number">): Int32Array {
  let largest = 0;
  for (const each of number) {
    largest = each > largest ? each : largest;
  }
  const positions = new Int32Array(largest + 1).fill(-1);
  for (let position = 0; position < number.length; position += 1) {
    positions[number[position] as number] = position;
  }
  return positions;
}

/** The positions that pass, in order; undefined when nothing is asked and all pass. O(n). */
export function filterPositions(
  facets: Facets,
  count: number,
  filter: FacetFilter,
): Uint32Array | undefined {
  const tests = buildFilterTests(facets, filter);
  if (tests.length === 0) {
    return undefined;
  }
  const passing = new Uint32Array(count);
  let length = 0;
  for (let position = 0; position < count; position += 1) {
    if (tests.every((passes) => passes(position))) {
      passing[length++] = position;
    }
  }
  return passing.subarray(0, length);
}

type FilterTest = (position: number) => boolean;

function buildFilterTests(facets: Facets, filter: FacetFilter): FilterTest[] {
  const tests: FilterTest[] = [];
  const { type, status, priority, assignee, team, label, parent } = filter;
  if (type !== undefined) {
    const code = itemTypes.findIndex((each) => each === type);
    tests.push((position) => facets.type[position] === code);
  }
  if (priority !== undefined) {
    const at = priorities.findIndex((each) => each === priority);
    tests.push((position) => at >= 0 && facets.priority[position] === at + 1);
  }
  if (parent !== undefined) {
    tests.push((position) => facets.parent[position] === parent);
  }
  if (label !== undefined) {
    tests.push(buildLabelTest(facets, label));
  }
  for (const [word, coded] of [
    [status, facets.status],
    [assignee, facets.assignee],
    [team, facets.team],
  ] as const) {
    if (word !== undefined) {
      const code = coded.values.indexOf(word);
      tests.push((position) => coded.codes[position] === code && code > 0);
    }
  }
  return tests;
}

function buildLabelTest({ labels }: Facets, label: string): FilterTest {
  const code = labels.values.indexOf(label);
  return (position) => {
    const end = labels.offsets[position + 1] ?? 0;
    for (let at = labels.offsets[position] ?? 0; at < end; at += 1) {
      if (labels.codes[at] === code) {
        return true;
      }
    }
    return false;
  };
}

function countTies({ score, count, unscored }: Ranking, value: number): number {
  const end = count - unscored;
  return (
    findFirstBelow(score, end, (each) => each < value) -
    findFirstBelow(score, end, (each) => each <= value)
  );
}

/** The first position whose score is "below"; scores fall along the positions. */
function findFirstBelow(
  score: Float64Array,
  end: number,
  isBelow: (score: number) => boolean,
): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(score[middle] as number)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** How many rows each status, type and priority has. */
export function countFacets(facets: Facets, count: number) {
  const [byStatus, byType, byPriority] = [newCounts(), newCounts(), newCounts()];
  for (let row = 0; row < count; row += 1) {
    increment(byStatus, stringAt(facets.status, row) ?? "");
    increment(byType, itemTypes[facets.type[row] ?? 0] ?? "");
    increment(byPriority, priorities[(facets.priority[row] ?? 0) - 1] ?? "none");
  }
  return { status: byStatus, type: byType, priority: byPriority };
}

/** Counts by word; any word will do, `constructor` too. */
function newCounts(): Record<string, number> {
  return Object.create(null);
}

function increment(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** The ranking with its id and digest. */
export function attachIdentity(
  unsealed: RankingContent,
  { id, digest }: Pick<Ranking, "id" | "digest">,
): Ranking {
  const columns = getRankingColumns(unsealed);
  return assembleRanking<Ranking>({ ...omitColumns(unsealed, columns), id, digest }, columns);
}
