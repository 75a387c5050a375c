import { numberAt } from "../columns/dictionary-column.ts";
import { stringAt, stringsAt } from "../columns/string-column.ts";
import { formatGate } from "../models/definition/gates.ts";
import { type RankingColumns, getRankingColumns } from "./ranking-columns.ts";
import { classAt, failedGateAt, type Ranking } from "./ranking.ts";

/** The first difference between two rankings: in one position, or in the metadata. */
export type RankingMismatch = {
  /** The position, from 0; absent for a difference in the metadata. */
  readonly position?: number;
  readonly field: string;
  readonly expected: string | number | null;
  readonly found: string | number | null;
};

/** The compared columns of a ranking. Encoded columns stay encoded. */
type ComparedColumns = Pick<Ranking, "number" | "score" | "classes" | "gates" | "facets"> &
  RankingColumns;

type ColumnReader = (ranking: ComparedColumns, position: number) => string | number | undefined;

/** The fields of a position that pages and filters read. Numbers are compared bit by bit. */
const columnReaders: Readonly<Record<string, ColumnReader>> = {
  number: ({ number }, index) => number[index],
  score: ({ score }, index) => score[index],
  category: ({ classes }, index) => classAt(classes, index).category,
  failed_gate: ({ gates }, index) => {
    const { failedGate } = failedGateAt(gates, index);
    return failedGate && formatGate(failedGate);
  },
  coverage: ({ coverage }, index) => numberAt(coverage, index),
  confidence: ({ confidence }, index) => numberAt(confidence, index),
  size: ({ size }, index) => numberAt(size, index),
  type: ({ facets }, index) => facets.type[index],
  priority: ({ facets }, index) => facets.priority[index],
  parent: ({ facets }, index) => facets.parent[index],
  status: ({ facets }, index) => stringAt(facets.status, index),
  assignee: ({ facets }, index) => stringAt(facets.assignee, index),
  team: ({ facets }, index) => stringAt(facets.team, index),
  labels: ({ facets }, index) => stringsAt(facets.labels, index).join(", "),
};

/**
 * Returns the first position at which a ranking differs from the expected ranking, otherwise the
 * first difference in the metadata, otherwise undefined. O(n). The dictionaries of facets may
 * differ in order, because only the strings of each position are compared.
 *
 * @example
 * findMismatch(ranking, { ...ranking, count: ranking.count - 1 })?.field; // "count"
 */
export function findMismatch(expected: Ranking, found: Ranking): RankingMismatch | undefined {
  const bound = Math.min(expected.count, found.count);
  const [a, b] = [getComparedColumns(expected), getComparedColumns(found)];
  let first: RankingMismatch | undefined;
  for (const [field, valueAt] of Object.entries(columnReaders)) {
    const end = first?.position ?? bound;
    const position = findFirstUnequal(end, (index) =>
      Object.is(valueAt(a, index), valueAt(b, index)),
    );
    if (position !== undefined) {
      const [x, y] = [valueAt(a, position), valueAt(b, position)];
      first = { position, field, expected: toJsonValue(x), found: toJsonValue(y) };
    }
  }
  return first ?? findMetadataMismatch(expected, found);
}

function getComparedColumns(ranking: Ranking): ComparedColumns {
  const { number, score, classes, gates, facets } = ranking;
  return {
    number,
    score,
    ...(classes && { classes }),
    ...(gates && { gates }),
    facets,
    ...getRankingColumns(ranking),
  };
}

function findFirstUnequal(end: number, isEqual: (position: number) => boolean): number | undefined {
  for (let index = 0; index < end; index += 1) {
    if (!isEqual(index)) {
      return index;
    }
  }
  return undefined;
}

function findMetadataMismatch(expected: Ranking, found: Ranking): RankingMismatch | undefined {
  const foundMetadata = new Map(listMetadata(found));
  const [field, value] =
    listMetadata(expected).find(([name, entry]) => !Object.is(entry, foundMetadata.get(name))) ??
    [];
  return field === undefined
    ? undefined
    : { field, expected: toJsonValue(value), found: toJsonValue(foundMetadata.get(field)) };
}

function listMetadata({ id, digest, at, count, unscored, gates, cutoffs, statuses }: Ranking) {
  const texts = { cutoffs: JSON.stringify(cutoffs), statuses: JSON.stringify(statuses) };
  return Object.entries({
    id,
    digest,
    at,
    count,
    unscored,
    gated: gates?.failingCount ?? 0,
    ...texts,
  });
}

/** Converts a value to JSON, which has no NaN. */
function toJsonValue(value: string | number | undefined): string | number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
