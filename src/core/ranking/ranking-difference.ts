import { wordAt, wordsAt } from "../columns/coded.ts";
import { numberAt } from "../columns/packed.ts";
import { type RankingColumns, rankingColumnsIn } from "./ranking-columns.ts";
import { classAt, type Ranking } from "./ranking.ts";

/** Where two rankings part: a place and what differs there, or what is said of the whole. */
export type Difference = {
  /** From 0; absent where it is nothing of a single place. */
  readonly position?: number;
  readonly field: string;
  readonly expected: string | number | null;
  readonly found: string | number | null;
};

/** A ranking with its packed columns as they are kept: rows of two are looked at in turn. */
type Seen = Pick<Ranking, "number" | "score" | "classes" | "facets"> & RankingColumns;

type Column = (ranking: Seen, position: number) => string | number | undefined;

/** What readers and filters see of a place. Numbers are compared by their bits. */
const columns: Readonly<Record<string, Column>> = {
  number: ({ number }, at) => number[at],
  score: ({ score }, at) => score[at],
  category: ({ classes }, at) => classAt(classes, at).category,
  coverage: ({ coverage }, at) => numberAt(coverage, at),
  confidence: ({ confidence }, at) => numberAt(confidence, at),
  size: ({ size }, at) => numberAt(size, at),
  type: ({ facets }, at) => facets.type[at],
  priority: ({ facets }, at) => facets.priority[at],
  parent: ({ facets }, at) => facets.parent[at],
  status: ({ facets }, at) => wordAt(facets.status, at),
  assignee: ({ facets }, at) => wordAt(facets.assignee, at),
  team: ({ facets }, at) => wordAt(facets.team, at),
  labels: ({ facets }, at) => wordsAt(facets.labels, at).join(", "),
};

/**
 * The first place at which a ranking is not what it should be, or else what is said of it as a
 * whole and should not be; undefined where nothing differs. O(n); the words of facets may be kept in
 * another order, as long as each place has its own.
 *
 * @example
 * firstDifference(made, { ...made, count: made.count - 1 })?.field; // "count"
 */
export function firstDifference(expected: Ranking, found: Ranking): Difference | undefined {
  const bound = Math.min(expected.count, found.count);
  const [a, b] = [seen(expected), seen(found)];
  let first: Difference | undefined;
  for (const [field, valueAt] of Object.entries(columns)) {
    const end = first?.position ?? bound;
    const position = firstOther(end, (at) => Object.is(valueAt(a, at), valueAt(b, at)));
    if (position !== undefined) {
      const [was, is] = [valueAt(a, position), valueAt(b, position)];
      first = { position, field, expected: shown(was), found: shown(is) };
    }
  }
  return first ?? ofTheWhole(expected, found);
}

function seen(ranking: Ranking): Seen {
  const { number, score, classes, facets } = ranking;
  return { number, score, ...(classes && { classes }), facets, ...rankingColumnsIn(ranking) };
}

function firstOther(end: number, isSame: (position: number) => boolean): number | undefined {
  for (let at = 0; at < end; at += 1) {
    if (!isSame(at)) {
      return at;
    }
  }
  return undefined;
}

function ofTheWhole(expected: Ranking, found: Ranking): Difference | undefined {
  const others = new Map(said(found));
  const [field, value] =
    said(expected).find(([name, each]) => !Object.is(each, others.get(name))) ?? [];
  return field === undefined
    ? undefined
    : { field, expected: shown(value), found: shown(others.get(field)) };
}

function said({ id, digest, at, count, unscored, cutoffs }: Ranking) {
  return Object.entries({ id, digest, at, count, unscored, cutoffs: JSON.stringify(cutoffs) });
}

/** As JSON can say it: it knows no NaN. */
function shown(value: string | number | undefined): string | number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
