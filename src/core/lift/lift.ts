import { type ResolvedModel, type FailedGate, type Scores } from "../models/model.ts";
import { isMonotone } from "../models/monotone-kinds.ts";
import { subtractScores } from "../numeric/round-score.ts";
import { isPassing, rateWithGates } from "../ranking/gates.ts";
import { selectRanked } from "../ranking/select-ranked.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { findRowByNumber } from "../snapshot/snapshot-rows.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { formatCount } from "../words/wording.ts";
import {
  buildAbsoluteEvaluator,
  isLeftOut,
  type LiftTarget,
  rankRow,
  searchRelatively,
} from "./evaluator.ts";
import { explainImpassableGate, listFailedGatesOfRow } from "./failed-gates.ts";
import { findChanges, type LiftChanges, type LiftContext } from "./find-changes.ts";
import { listNeededRatings } from "./needed-ratings.ts";
import { isItemField } from "./priority.ts";
import { buildCriterionRanges } from "./range.ts";
import { findRowAmongOthers, findRowAtRank } from "./row-ranks.ts";
import { type SearchStrategy } from "./single-changes.ts";

/** The rating changes that lift an item to a rank. */
export type Lift = LiftChanges & {
  /** The current rank; NaN if a gate leaves the item out. */
  readonly rank: number;
  readonly targetRank: number;
  /**
   * The item's score minus the score at the target rank: 0 if they are tied, absent without both
   * scores.
   */
  readonly distance?: number;
  /** The gates that the item fails. A change to a rank of the items that pass satisfies them. */
  readonly failedGates: readonly FailedGate[];
};

const bisections = 80;

/** The maximum number of cells (rows × criteria) to rate for a relative model. */
const cellsMax = 20_000_000;
const relativeRowsMax = 20_000;
const relativeBisections = { min: 6, max: 24 } as const;

/** The trials per criterion besides bisections: the ends (three), the start and the result. */
const endProbes = 5;

/** The cost of computing percentiles of a column, in units of rating it once. */
const percentileCost = 3;

/**
 * Finds the smallest change to one rating, and the smallest change to several ratings, that lifts
 * an item to a rank.
 *
 * The item must come before the current holder of the rank in the full order: rounded score, tie
 * break, confidence, size, age, number. A changed rating is a point. An item that has no score
 * because of missing ratings also gets the needed ratings; see `listNeededRatings`.
 *
 * For kinds that never score a better rating lower, the search tries the best end first and then
 * bisects. For `formula` and `kano` it tries a grid of ratings, and may miss a smaller change
 * between two of them. For relative models, whose scores depend on all items, each trial rates the
 * whole snapshot. Snapshots of more than 20,000 rows, or fewer with many criteria, then give a
 * reason instead of changes.
 *
 * A changed rating may pass or fail a gate, even if the score does not read its criterion. Joint
 * changes first pass the gates that the item fails. With `gate: "out"`, the item moves among the
 * items that pass.
 */
export function lift(snapshot: Snapshot, resolvedModel: ResolvedModel, target: LiftTarget): Lift {
  return runToEnd(liftInSlices(snapshot, resolvedModel, target));
}

/** Does the same as `lift`, in slices. */
export function* liftInSlices(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  target: LiftTarget,
): Sliced<Lift> {
  const ranked = selectRanked(snapshot, resolvedModel.definition, target.row);
  if (ranked === snapshot) {
    return yield* liftRow(snapshot, resolvedModel, target);
  }
  const row = findRowByNumber(ranked, snapshot.number[target.row] as number);
  return yield* liftRow(ranked, resolvedModel, { row, targetRank: target.targetRank });
}

function* liftRow(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  target: LiftTarget,
): Sliced<Lift> {
  const { row, targetRank } = target;
  const scores = rateWithGates(snapshot, resolvedModel);
  yield snapshot.count;
  const rank = rankRow(snapshot, resolvedModel, { scores, row });
  const failedGates = listFailedGatesOfRow(snapshot, row, resolvedModel.definition);
  const noChanges = { single: [], insufficient: [], needed: [], isApproximate: false };
  const empty = { rank, targetRank, failedGates, ...noChanges };
  if (targetRank > snapshot.count) {
    return { ...empty, reason: `The ranking has only ${formatCount(snapshot.count)}.` };
  }
  const targetRow = findTargetRow(snapshot, resolvedModel, { scores, ...target });
  const { value } = scores;
  const distance = subtractScores(value[row] as number, value[targetRow ?? -1] ?? Number.NaN);
  const result = { ...empty, ...(!Number.isNaN(distance) && { distance }) };
  if (rank <= targetRank) {
    return { ...result, reason: `The item already has rank ${rank}.` };
  }
  const search = { snapshot, resolvedModel, scores, ...target, targetRow, failedGates };
  yield snapshot.count;
  return { ...result, ...(yield* searchChanges(search)) };
}

/** Finds the holder of the target rank; for an item that a gate leaves out, among the others. */
function findTargetRow(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  { scores, row, targetRank }: LiftTarget & { readonly scores: Scores },
): number | undefined {
  return isLeftOut(resolvedModel, scores, row)
    ? findRowAmongOthers(snapshot, scores, { row, rank: targetRank })
    : findRowAtRank(snapshot, scores, targetRank);
}

type LiftSearch = Omit<LiftContext, "ranges" | "needed" | "isTargetPassing"> & {
  readonly scores: Scores;
  /** Absent for the last rank of an item that a gate leaves out. */
  readonly targetRow: number | undefined;
};

/** Searches for changes, or returns the reason why a search is not possible. */
function* searchChanges(search: LiftSearch): Sliced<Partial<LiftChanges>> {
  const { snapshot, resolvedModel, row, scores, targetRow } = search;
  const { definition } = resolvedModel;
  const ranges = buildCriterionRanges(snapshot, row, definition).filter(
    ({ key }) => !isItemField(definition, key),
  );
  const strategy = chooseStrategy(snapshot, resolvedModel, ranges.length);
  if (typeof strategy === "string") {
    return { reason: strategy };
  }
  const isTargetPassing = targetRow === undefined || isPassing(scores, targetRow);
  const isUnscored =
    Number.isNaN(scores.value[row]) && !Number.isNaN(scores.value[targetRow ?? -1]);
  const needed = isUnscored
    ? listNeededRatings(definition, ranges, scores.coverage[row] as number)
    : [];
  const context = { ...search, ranges, needed, isTargetPassing };
  const impassable = isTargetPassing ? explainImpassableGate(context) : undefined;
  if (impassable !== undefined) {
    return { reason: impassable };
  }
  return definition.relative === true
    ? yield* searchRelatively(search, (evaluator) => findChanges(context, evaluator, strategy))
    : findChanges(context, buildAbsoluteEvaluator(snapshot, resolvedModel, search), strategy);
}

/** Returns the search strategy, or the reason why a search is not possible. */
function chooseStrategy(
  snapshot: Snapshot,
  { definition }: ResolvedModel,
  criteria: number,
): SearchStrategy | string {
  if (criteria === 0) {
    return "No rating changes the scores of this model.";
  }
  if (!definition.relative) {
    return { isMonotone: isMonotone(definition), bisections };
  }
  const cost = definition.scaling === "percentile" ? percentileCost : 1;
  const probes = Math.floor(cellsMax / (cost * snapshot.count * criteria * criteria));
  const { min, max } = relativeBisections;
  return snapshot.count > relativeRowsMax || probes < min + endProbes
    ? "Every score of this model depends on all items, and there are too many items to try changes."
    : { isMonotone: isMonotone(definition), bisections: Math.min(probes - endProbes, max) };
}
