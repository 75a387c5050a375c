import { numberAt } from "../columns/dictionary-column.ts";
import { stringAt, stringsAt } from "../columns/string-column.ts";
import { type RankingColumns, getRankingColumns } from "./ranking-columns.ts";
import { classAt, type Ranking } from "./ranking.ts";

/** Where two rankings part: a place and what differs there, or what is said of the whole. */
export type RankingMismatch = {
  /** From 0; absent where it is nothing of a single place. */
  readonly position?: number;
  readonly field: string;
  readonly expected: string | number | null;
  readonly found: string | number | null;
};

/** A ranking with its packed columns as they are kept: rows of two are looked at in turn. */
type ComparedColumns = Pick<Ranking, "number" | "score" | "classes" | "facets"> & RankingColumns;

type ColumnReader = (ranking: ComparedColumns, position: number) => string | number | undefined;

/** What readers and filters see of a place. Numbers are compared by their bits. */
const columnReaders: Readonly<Record<string, ColumnReader>> = {
  number: ({ number }, at) => number[at],
  score: ({ score }, at) => score[at],
  category: ({ classes }, at) => classAt(classes, at).category,
  coverage: ({ coverage }, at) => numberAt(coverage, at),
  confidence: ({ confidence }, at) => numberAt(confidence, at),
  size: ({ size }, at) => numberAt(size, at),
  type: ({ facets }, at) => facets.type[at],
  priority: ({ facets }, at) => facets.priority[at],
  parent: ({ facets }, at) => facets.parent[at],
  status: ({ facets }, at) => stringAt(facets.status, at),
  assignee: ({ facets }, at) => stringAt(facets.assignee, at),
  team: ({ facets }, at) => stringAt(facets.team, at),
  labels: ({ facets }, at) => stringsAt(facets.labels, at).join(", "),
};

/**
 * The first place at which a ranking is not what it should be, or else what is said of it as a
 * whole and should not be; undefined where nothing differs. O(n); the words of facets may be kept in
 * another order, as long as each place has its own.
 *
 * @example
 * firstDifference(made, { ...made, count: made.count - 1 })?.field; // "count"
 */
export function findMismatch(expected: Ranking, found: Ranking): RankingMismatch | undefined {
  const bound = Math.min(expected.count, found.count);
  const [a, b] = [getComparedColumns(expected), getComparedColumns(found)];
  let first: RankingMismatch | undefined;
  for (const [field, valueAt] of Object.entries(columnReaders)) {
    const end = first?.position ?? bound;
    const position = findFirstUnequal(end, (at) => Object.is(valueAt(a, at), valueAt(b, at)));
    if (position !== undefined) {
      const [was, is] = [valueAt(a, position), valueAt(b, position)];
      first = { position, field, expected: toJsonValue(was), found: toJsonValue(is) };
    }
  }
  return first ?? findMetadataMismatch(expected, found);
}

function getComparedColumns(ranking: Ranking): ComparedColumns {
  const { number, score, classes, facets } = ranking;
  return { number, score, ...(classes && { classes }), facets, ...getRankingColumns(ranking) };
}

function findFirstUnequal(end: number, isSame: (position: number) => boolean): number | undefined {
  for (let at = 0; at < end; at += 1) {
    if (!isSame(at)) {
      return at;
    }
  }
  return undefined;
}

function findMetadataMismatch(expected: Ranking, found: Ranking): RankingMismatch | undefined {
  const others = new Map(listMetadata(found));
  const [field, value] =
    listMetadata(expected).find(([name, each]) => !Object.is(each, others.get(name))) ?? [];
  return field === undefined
    ? undefined
    : { field, expected: toJsonValue(value), found: toJsonValue(others.get(field)) };
}

function listMetadata({ id, digest, at, count, unscored, cutoffs }: Ranking) {
  return Object.entries({ id, digest, at, count, unscored, cutoffs: JSON.stringify(cutoffs) });
}

/** As JSON can say it: it knows no NaN. */
function toJsonValue(value: string | number | undefined): string | number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
