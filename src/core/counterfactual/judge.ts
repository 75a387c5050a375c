import { type Board, type RatingColumn } from "../board/board.ts";
import { takeRows } from "../board/take-rows.ts";
import { columnsOf } from "../models/arithmetic/columns.ts";
import { type Scores, type ModelInUse } from "../models/model.ts";
import { precedence } from "../ranking/what-if.ts";
import { rankOfRow } from "./standing.ts";

/** Ratings of one item that are not so: criterion → rating. */
export type Supposition = ReadonlyMap<string, number>;

/** Tells where one item would stand if its ratings were others. */
export type Judge = {
  /** Whether something else breaks the ties of equal scores, so that a score alone is not the place. */
  readonly hasTies: boolean;
  /** Its scores; NaN where it would have none. */
  readonly scoresOf: (list: readonly Supposition[]) => Float64Array;
  /** Whether it would stand at the wanted rank or before it. */
  readonly areLifted: (list: readonly Supposition[]) => boolean[];
  readonly rankOf: (supposition: Supposition) => number;
};

/** The item, and the rank it is to reach. */
export type Wish = { readonly row: number; readonly wanted: number };

/** The key under which a supposition files a priority, as a board codes it; no criterion's. */
export const priorityField = "/priority";

/**
 * A judge for models whose scores do not depend on other items: all suppositions are rated at once
 * as rows of a small board, and each is held against the row that has the wanted rank today.
 */
export function absoluteJudge(
  board: Board,
  inUse: ModelInUse,
  { row, bar, scores }: { readonly row: number; readonly bar: number; readonly scores: Scores },
): Judge {
  const { value, tie, confidence } = scores;
  const own = {
    ...scores,
    value: value.slice(),
    confidence: confidence.slice(),
    ...(tie && { tie: tie.slice() }),
  };
  const isBefore = precedence(board, own);
  const rate = (list: readonly Supposition[]) =>
    inUse.model.rate(suppose(board, row, list), inUse.definition);
  const place = (supposed: Scores, at: number) => {
    own.value[row] = supposed.value[at] as number;
    own.confidence[row] = supposed.confidence[at] as number;
    if (own.tie !== undefined) {
      own.tie[row] = (supposed.tie ?? supposed.value)[at] as number;
    }
  };
  return {
    hasTies: tie !== undefined,
    scoresOf: (list) => rate(list).value,
    areLifted: (list) => {
      const supposed = rate(list);
      return list.map((_, at) => {
        place(supposed, at);
        return isBefore(row, bar);
      });
    },
    rankOf: (supposition) => {
      place(rate([supposition]), 0);
      return rankOfRow(own.value, row, isBefore);
    },
  };
}

/**
 * A judge for models that look at the whole board: each supposition is the board rated anew, once,
 * however often it is asked about.
 */
export function relativeJudge(board: Board, inUse: ModelInUse, { row, wanted }: Wish): Judge {
  const known = new Map<string, Place>();
  const placeOf = (supposition: Supposition): Place => {
    const name = JSON.stringify([...supposition]);
    const place = known.get(name) ?? placeIn(patched(board, row, supposition), inUse, row);
    known.set(name, place);
    return place;
  };
  return {
    hasTies: false,
    scoresOf: (list) => Float64Array.from(list, (each) => placeOf(each).score),
    areLifted: (list) => list.map((each) => placeOf(each).rank <= wanted),
    rankOf: (supposition) => placeOf(supposition).rank,
  };
}

type Place = { readonly score: number; readonly rank: number };

function placeIn(board: Board, { model, definition }: ModelInUse, row: number): Place {
  const scores = model.rate(board, definition);
  const rank = rankOfRow(scores.value, row, precedence(board, scores));
  return { score: scores.value[row] as number, rank };
}

/** The item once for each supposition, with its ratings as supposed: points, not intervals. */
function suppose(board: Board, row: number, list: readonly Supposition[]): Board {
  const taken = takeRows(board, new Uint32Array(list.length).fill(row));
  const ratings = new Map(taken.ratings);
  for (const [at, supposition] of list.entries()) {
    taken.facets.priority[at] = supposition.get(priorityField) ?? board.facets.priority[row] ?? 0;
    for (const [key, rating] of supposition) {
      put(ratings, { key, row: at, rating, count: list.length });
    }
  }
  return { ...taken, ratings };
}

/** The whole board, with one row's ratings as supposed. */
function patched(board: Board, row: number, supposition: Supposition): Board {
  const ratings = new Map(columnsOf(board).ratings);
  for (const [key, rating] of supposition) {
    const column = ratings.get(key);
    ratings.set(key, copied(column, board.count));
    put(ratings, { key, row, rating, count: board.count });
  }
  return { ...board, ratings };
}

function put(
  ratings: Map<string, RatingColumn>,
  change: {
    readonly key: string;
    readonly row: number;
    readonly rating: number;
    readonly count: number;
  },
): void {
  const { key, row, rating, count } = change;
  const column = ratings.get(key) ?? copied(undefined, count);
  ratings.set(key, column);
  for (const ratingsOf of [column.likely, column.low, column.high]) {
    if (ratingsOf !== undefined) {
      ratingsOf[row] = rating;
    }
  }
}

function copied(column: RatingColumn | undefined, count: number): RatingColumn {
  if (column === undefined) {
    return { likely: new Float64Array(count).fill(Number.NaN) };
  }
  const { likely, low, high } = column;
  return {
    likely: likely.slice(),
    ...(low && high && { low: low.slice(), high: high.slice() }),
  };
}
