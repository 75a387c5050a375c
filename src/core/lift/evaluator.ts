import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import { type Scores, type ResolvedModel } from "../models/model.ts";
import { rateWithGates, selectDecidingValues } from "../ranking/gates.ts";
import { buildPrecedence } from "../ranking/what-if.ts";
import { sliceCostMax, type Sliced } from "../slices.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { takeRows } from "../snapshot/take-rows.ts";
import { computeRowRank } from "./row-ranks.ts";

/** Hypothetical ratings of one item: criterion → rating. */
export type WhatIfRatings = ReadonlyMap<string, number>;

/** Computes the scores and ranks of one item with hypothetical ratings. */
export type Evaluator = {
  /** Whether the model has a tie break, so that tied scores do not mean equal ranks. */
  readonly hasTieBreak: boolean;
  /** Returns the item's score for each trial; NaN for no score. */
  readonly computeScores: (trials: readonly WhatIfRatings[]) => Float64Array;
  /** Returns, for each trial, whether the item reaches the target rank or a better rank. */
  readonly areLifted: (trials: readonly WhatIfRatings[]) => boolean[];
  /** Returns the item's rank; NaN if a gate leaves it out. */
  readonly computeRank: (trial: WhatIfRatings) => number;
};

/** The row of an item, and the rank that it should reach. */
export type LiftTarget = { readonly row: number; readonly targetRank: number };

/** The key of a priority code in `WhatIfRatings`. No criterion has this key. */
export const priorityField = "/priority";

/**
 * Builds an evaluator for models whose scores do not depend on other items. It rates all trials at
 * once, as rows of a small snapshot, and compares each with the row at the target rank. Without a
 * target row, a trial reaches the last rank unless a gate leaves the item out.
 */
export function buildAbsoluteEvaluator(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  target: {
    readonly row: number;
    readonly targetRow: number | undefined;
    readonly scores: Scores;
  },
): Evaluator {
  const { row, targetRow, scores } = target;
  const { value, tie, confidence, failed } = scores;
  const own = {
    ...scores,
    value: value.slice(),
    confidence: confidence.slice(),
    ...(tie && { tie: tie.slice() }),
    ...(failed && { failed: failed.slice() }),
  };
  const decidingValues = selectDecidingValues(own);
  const isBefore = buildPrecedence(snapshot, own);
  const rate = (trials: readonly WhatIfRatings[]) =>
    rateWithGates(buildWhatIfRows(snapshot, row, trials), resolvedModel);
  const setRowScores = (whatIf: Scores, index: number) => {
    own.value[row] = whatIf.value[index] as number;
    own.confidence[row] = whatIf.confidence[index] as number;
    if (own.tie !== undefined) {
      own.tie[row] = (whatIf.tie ?? whatIf.value)[index] as number;
    }
    if (own.failed !== undefined) {
      own.failed[row] = whatIf.failed?.[index] ?? 0;
    }
  };
  const isOut = () => isLeftOut(resolvedModel, own, row);
  return {
    hasTieBreak: tie !== undefined,
    computeScores: (trials) => rate(trials).value,
    areLifted: (trials) => {
      const whatIf = rate(trials);
      return trials.map((_, index) => {
        setRowScores(whatIf, index);
        return !isOut() && (targetRow === undefined || isBefore(row, targetRow));
      });
    },
    computeRank: (trial) => {
      setRowScores(rate([trial]), 0);
      return isOut() ? Number.NaN : computeRowRank(decidingValues, row, isBefore);
    },
  };
}

/**
 * Runs a search with an evaluator for models whose scores depend on all items, which rates the
 * whole snapshot once for each distinct trial.
 *
 * A search that has used up its slice stops at the next new trial. Then it starts again and reuses
 * all earlier results. The repetition is cheap compared with the ratings of a slice, and keeps the
 * search itself free of slices.
 */
export function* searchRelatively<T>(
  subject: RelativeSubject,
  search: (evaluator: Evaluator) => T,
): Sliced<T> {
  const results = new Map<string, ScoreAndRank>();
  const { count } = subject.snapshot;
  const trialsMax = Math.max(1, Math.floor(sliceCostMax / Math.max(1, count)));
  for (;;) {
    const outcome = runSlice(() => search(buildRelativeEvaluator(subject, results, trialsMax)));
    if (outcome !== sliceEnd) {
      return outcome;
    }
    yield count * trialsMax;
  }
}

/** Thrown by an evaluator to stop a search at the end of a slice. */
const sliceEnd = Symbol("the end of a slice");

function runSlice<T>(search: () => T): T | typeof sliceEnd {
  try {
    return search();
  } catch (error) {
    if (error === sliceEnd) {
      return sliceEnd;
    }
    throw error;
  }
}

type RelativeSubject = LiftTarget & {
  readonly snapshot: Snapshot;
  readonly resolvedModel: ResolvedModel;
};

/** Builds an evaluator that adds at most `trialsMax` results. */
function buildRelativeEvaluator(
  { snapshot, resolvedModel, row, targetRank }: RelativeSubject,
  results: Map<string, ScoreAndRank>,
  trialsMax: number,
): Evaluator {
  const countMax = results.size + trialsMax;
  const evaluate = (trial: WhatIfRatings): ScoreAndRank => {
    const key = JSON.stringify([...trial]);
    const known = results.get(key);
    if (known !== undefined) {
      return known;
    }
    if (results.size >= countMax) {
      throw sliceEnd;
    }
    const result = evaluateRow(patchSnapshot(snapshot, row, trial), resolvedModel, row);
    results.set(key, result);
    return result;
  };
  return {
    hasTieBreak: false,
    computeScores: (trials) => Float64Array.from(trials, (trial) => evaluate(trial).score),
    areLifted: (trials) => trials.map((trial) => evaluate(trial).rank <= targetRank),
    computeRank: (trial) => evaluate(trial).rank,
  };
}

type ScoreAndRank = { readonly score: number; readonly rank: number };

function evaluateRow(snapshot: Snapshot, resolvedModel: ResolvedModel, row: number): ScoreAndRank {
  const scores = rateWithGates(snapshot, resolvedModel);
  return {
    score: scores.value[row] as number,
    rank: rankRow(snapshot, resolvedModel, { scores, row }),
  };
}

/** Computes the rank of a row; NaN if a gate leaves it out. */
export function rankRow(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  { scores, row }: { readonly scores: Scores; readonly row: number },
): number {
  return isLeftOut(resolvedModel, scores, row)
    ? Number.NaN
    : computeRowRank(selectDecidingValues(scores), row, buildPrecedence(snapshot, scores));
}

/** Returns whether a gate leaves a row out of the ranking. */
export function isLeftOut({ definition }: ResolvedModel, { failed }: Scores, row: number): boolean {
  return definition.gate === "out" && failed !== undefined && failed[row] !== 0;
}

/** Builds a snapshot with one copy of the item per trial. Trial ratings are points. */
function buildWhatIfRows(
  snapshot: Snapshot,
  row: number,
  trials: readonly WhatIfRatings[],
): Snapshot {
  const copies = takeRows(snapshot, new Uint32Array(trials.length).fill(row));
  const ratings = new Map(copies.ratings);
  for (const [index, trial] of trials.entries()) {
    copies.facets.priority[index] = trial.get(priorityField) ?? snapshot.facets.priority[row] ?? 0;
    for (const [key, rating] of trial) {
      setRating(ratings, { key, row: index, rating, count: trials.length });
    }
  }
  return { ...copies, ratings };
}

/** Builds the whole snapshot with the trial's ratings in one row. */
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
