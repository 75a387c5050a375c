import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Scores, type ModelInUse } from "../models/model.ts";
import { buildPrecedence } from "../ranking/what-if.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { takeRows } from "../snapshot/take-rows.ts";
import { computeRowRank } from "./row-ranks.ts";

/** Ratings of one item that are not so: criterion → rating. */
export type WhatIfRatings = ReadonlyMap<string, number>;

/** Tells where one item would stand if its ratings were others. */
export type Evaluator = {
  /** Whether something else breaks the ties of equal scores, so that a score alone is not the place. */
  readonly hasTieBreak: boolean;
  /** Its scores; NaN where it would have none. */
  readonly computeScores: (list: readonly WhatIfRatings[]) => Float64Array;
  /** Whether it would stand at the wanted rank or before it. */
  readonly areLifted: (list: readonly WhatIfRatings[]) => boolean[];
  readonly computeRank: (supposition: WhatIfRatings) => number;
};

/** The item, and the rank it is to reach. */
export type LiftTarget = { readonly row: number; readonly targetRank: number };

/** The key under which a supposition files a priority, as a board codes it; no criterion's. */
export const priorityField = "/priority";

/**
 * A judge for models whose scores do not depend on other items: all suppositions are rated at once
 * as rows of a small board, and each is held against the row that has the wanted rank today.
 */
export function buildAbsoluteEvaluator(
  snapshot: Snapshot,
  inUse: ModelInUse,
  {
    row,
    bar: targetRow,
    scores,
  }: { readonly row: number; readonly bar: number; readonly scores: Scores },
): Evaluator {
  const { value, tie, confidence } = scores;
  const own = {
    ...scores,
    value: value.slice(),
    confidence: confidence.slice(),
    ...(tie && { tie: tie.slice() }),
  };
  const isBefore = buildPrecedence(snapshot, own);
  const rate = (list: readonly WhatIfRatings[]) =>
    inUse.model.rate(buildWhatIfRows(snapshot, row, list), inUse.definition);
  const place = (supposed: Scores, at: number) => {
    own.value[row] = supposed.value[at] as number;
    own.confidence[row] = supposed.confidence[at] as number;
    if (own.tie !== undefined) {
      own.tie[row] = (supposed.tie ?? supposed.value)[at] as number;
    }
  };
  return {
    hasTieBreak: tie !== undefined,
    computeScores: (list) => rate(list).value,
    areLifted: (list) => {
      const supposed = rate(list);
      return list.map((_, at) => {
        place(supposed, at);
        return isBefore(row, targetRow);
      });
    },
    computeRank: (trial) => {
      place(rate([trial]), 0);
      return computeRowRank(own.value, row, isBefore);
    },
  };
}

/**
 * A judge for models that look at the whole board: each supposition is the board rated anew, once,
 * however often it is asked about.
 */
export function buildRelativeEvaluator(
  snapshot: Snapshot,
  inUse: ModelInUse,
  { row, targetRank }: LiftTarget,
): Evaluator {
  const known = new Map<string, ScoreAndRank>();
  const evaluateOnce = (trial: WhatIfRatings): ScoreAndRank => {
    const name = JSON.stringify([...trial]);
    const place = known.get(name) ?? evaluateRow(patchSnapshot(snapshot, row, trial), inUse, row);
    known.set(name, place);
    return place;
  };
  return {
    hasTieBreak: false,
    computeScores: (list) => Float64Array.from(list, (each) => evaluateOnce(each).score),
    areLifted: (list) => list.map((each) => evaluateOnce(each).rank <= targetRank),
    computeRank: (trial) => evaluateOnce(trial).rank,
  };
}

type ScoreAndRank = { readonly score: number; readonly rank: number };

function evaluateRow(
  snapshot: Snapshot,
  { model, definition }: ModelInUse,
  row: number,
): ScoreAndRank {
  const scores = model.rate(snapshot, definition);
  const rank = computeRowRank(scores.value, row, buildPrecedence(snapshot, scores));
  return { score: scores.value[row] as number, rank };
}

/** The item once for each supposition, with its ratings as supposed: points, not intervals. */
function buildWhatIfRows(
  snapshot: Snapshot,
  row: number,
  list: readonly WhatIfRatings[],
): Snapshot {
  const taken = takeRows(snapshot, new Uint32Array(list.length).fill(row));
  const ratings = new Map(taken.ratings);
  for (const [at, trial] of list.entries()) {
    taken.facets.priority[at] = trial.get(priorityField) ?? snapshot.facets.priority[row] ?? 0;
    for (const [key, rating] of trial) {
      setRating(ratings, { key, row: at, rating, count: list.length });
    }
  }
  return { ...taken, ratings };
}

/** The whole board, with one row's ratings as supposed. */
function patchSnapshot(snapshot: Snapshot, row: number, trial: WhatIfRatings): Snapshot {
  const ratings = new Map(toModelColumns(snapshot).ratings);
  for (const [key, rating] of trial) {
    const column = ratings.get(key);
    ratings.set(key, copyColumn(column, snapshot.count));
    setRating(ratings, { key, row, rating, count: snapshot.count });
  }
  return { ...snapshot, ratings };
}

function setRating(
  ratings: Map<string, RatingColumn>,
  change: {
    readonly key: string;
    readonly row: number;
    readonly rating: number;
    readonly count: number;
  },
): void {
  const { key, row, rating, count } = change;
  const column = ratings.get(key) ?? copyColumn(undefined, count);
  ratings.set(key, column);
  for (const values of [column.likely, column.low, column.high]) {
    if (values !== undefined) {
      values[row] = rating;
    }
  }
}

function copyColumn(column: RatingColumn | undefined, count: number): RatingColumn {
  if (column === undefined) {
    return { likely: new Float64Array(count).fill(Number.NaN) };
  }
  const { likely, low, high } = column;
  return {
    likely: likely.slice(),
    ...(low && high && { low: low.slice(), high: high.slice() }),
  };
}
