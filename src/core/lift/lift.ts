import { type ResolvedModel } from "../models/model.ts";
import { formatCount, formatList } from "../models/wording.ts";
import { buildPrecedence } from "../ranking/what-if.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import {
  buildAbsoluteEvaluator,
  type Evaluator,
  buildRelativeEvaluator,
  type LiftTarget,
} from "./evaluator.ts";
import { type SearchEffort, type JointChange, buildBestCase } from "./joint-change.ts";
import { findJointChangeWithNeeded, listNeededRatings } from "./needed-ratings.ts";
import { isItemField, tryPriorities } from "./priority.ts";
import { type CriterionRange, buildCriterionRanges } from "./range.ts";
import { computeRowRank, findRowAtRank } from "./row-ranks.ts";
import {
  type RatingChange,
  compareChanges,
  findSingleChanges,
  type SearchStrategy,
  type SingleChanges,
  type InsufficientCriterion,
} from "./single-changes.ts";

/** The rating changes that lift an item to a rank. */
export type Lift = {
  /** The current rank. */
  readonly rank: number;
  readonly targetRank: number;
  /** The item's score minus the score at the target rank; absent without both scores. */
  readonly distance?: number;
  /** The sufficient changes to one rating, each rounded outward, smallest first. */
  readonly single: readonly RatingChange[];
  /** The criteria that do not suffice alone, with the best rank that each reaches. */
  readonly insufficient: readonly InsufficientCriterion[];
  /** The smallest change to one or several ratings, rounded outward; `isExact` before rounding. */
  readonly overall?: JointChange & { readonly isExact: boolean };
  /**
   * The unrated criteria that `overall` rates because the item has no score without them. Other
   * criteria may suffice, so the change is then not exact.
   */
  readonly needed: readonly string[];
  /** Whether a smaller change may exist, because the search tried only some ratings. */
  readonly isApproximate: boolean;
  /** The reason, if there are no changes. */
  readonly reason?: string;
};

/** Kinds that may score a better rating lower. */
const nonMonotoneKinds: ReadonlySet<string> = new Set(["formula", "kano"]);

/** Kinds whose score is the sum of weighted units: the change is smallest before its rounding. */
const additiveKinds: ReadonlySet<string> = new Set(["qvf", "weighted", "ahp"]);

const bisections = 80;

/** The effort of searching joint changes. Relative models get fewer rounds. */
const effort: SearchEffort = { rounds: 8, bisections: 60 };
const relativeRounds = 2;

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
 * The item must come before the current holder of the rank in the full order: score, tie break,
 * confidence, size, age, number. A changed rating is a point. An item that has no score because of
 * missing ratings also gets the needed ratings; see `listNeededRatings`. For kinds that never score a better
 * rating lower, the search tries the best end first and then bisects to the last bit. For `formula`
 * and `kano` it tries a grid of ratings, and may miss a smaller change between two of them. For
 * relative models, whose scores depend on all items, each trial rates the whole snapshot. Snapshots
 * of more than 20,000 rows, or fewer with many criteria, then give a reason instead of changes.
 */
export function lift(snapshot: Snapshot, resolvedModel: ResolvedModel, target: LiftTarget): Lift {
  const { row, targetRank } = target;
  const scores = resolvedModel.model.rate(snapshot, resolvedModel.definition);
  const rank = computeRowRank(scores.value, row, buildPrecedence(snapshot, scores));
  const empty = {
    rank,
    targetRank,
    single: [],
    insufficient: [],
    needed: [],
    isApproximate: false,
  };
  if (targetRank > snapshot.count) {
    return { ...empty, reason: `The ranking has only ${formatCount(snapshot.count)}.` };
  }
  const targetRow = findRowAtRank(snapshot, scores, targetRank);
  const distance = (scores.value[row] as number) - (scores.value[targetRow] as number);
  const result = { ...empty, ...(!Number.isNaN(distance) && { distance }) };
  if (rank <= targetRank) {
    return { ...result, reason: `The item already has rank ${rank}.` };
  }
  const ranges = buildCriterionRanges(snapshot, row, resolvedModel.definition).filter(
    ({ key }) => !isItemField(resolvedModel.definition, key),
  );
  const strategy = chooseStrategy(snapshot, resolvedModel, ranges.length);
  if (typeof strategy === "string") {
    return { ...result, reason: strategy };
  }
  const evaluator = resolvedModel.definition.relative
    ? buildRelativeEvaluator(snapshot, resolvedModel, target)
    : buildAbsoluteEvaluator(snapshot, resolvedModel, { row, targetRow, scores });
  const isUnscored = Number.isNaN(distance) && !Number.isNaN(scores.value[targetRow]);
  const needed = isUnscored
    ? listNeededRatings(resolvedModel.definition, ranges, scores.coverage[row] as number)
    : [];
  return {
    ...result,
    ...findChanges({ snapshot, resolvedModel, ...target, ranges, needed }, evaluator, strategy),
  };
}

/** Returns the search strategy, or the reason why a search is not possible. */
function chooseStrategy(
  snapshot: Snapshot,
  { definition }: ResolvedModel,
  criteria: number,
): SearchStrategy | string {
  const isMonotone =
    !nonMonotoneKinds.has(definition.kind) &&
    !nonMonotoneKinds.has(definition.tieBreak?.kind ?? "");
  if (criteria === 0) {
    return "No rating changes the scores of this model.";
  }
  if (!definition.relative) {
    return { isMonotone, bisections };
  }
  const cost = definition.scaling === "percentile" ? percentileCost : 1;
  const probes = Math.floor(cellsMax / (cost * snapshot.count * criteria * criteria));
  const { min, max } = relativeBisections;
  return snapshot.count > relativeRowsMax || probes < min + endProbes
    ? "Every score of this model depends on all items, and there are too many items to try changes."
    : { isMonotone, bisections: Math.min(probes - endProbes, max) };
}

type LiftContext = {
  readonly snapshot: Snapshot;
  readonly resolvedModel: ResolvedModel;
  readonly row: number;
  readonly targetRank: number;
  readonly ranges: readonly CriterionRange[];
  readonly needed: readonly CriterionRange[];
};

function findChanges(
  { snapshot, resolvedModel, row, targetRank, ranges, needed }: LiftContext,
  evaluator: Evaluator,
  strategy: SearchStrategy,
): Omit<Lift, "rank" | "targetRank" | "distance"> {
  const { definition } = resolvedModel;
  const byRating = findSingleChanges(evaluator, ranges, strategy);
  const byPriority = tryPriorities(evaluator, definition, snapshot.facets.priority[row] as number);
  const { single, insufficient } = mergeSingleChanges(byRating, byPriority);
  const rated = ranges.filter(({ current }) => !Number.isNaN(current));
  const jointEffort = definition.relative
    ? { rounds: relativeRounds, bisections: strategy.bisections }
    : effort;
  const joint = findJointChangeWithNeeded(evaluator, { rated, needed }, jointEffort);
  const isExact =
    additiveKinds.has(definition.kind) && definition.relative === undefined && needed.length === 0;
  const overall = pickSmallest(joint, single[0], isExact);
  return {
    single,
    insufficient,
    needed: overall === undefined ? [] : needed.map(({ key }) => key),
    isApproximate: !strategy.isMonotone || definition.relative === true,
    ...(overall && { overall }),
    ...(single.length === 0 &&
      overall === undefined && { reason: explainFailure(evaluator, ranges, targetRank) }),
  };
}

function mergeSingleChanges(a: SingleChanges, b: SingleChanges): SingleChanges {
  return {
    single: [...a.single, ...b.single].toSorted(compareChanges),
    insufficient: [...a.insufficient, ...b.insufficient],
  };
}

/** Returns the shorter change; a single change takes the form of a joint one. */
function pickSmallest(
  joint: JointChange | undefined,
  single: RatingChange | undefined,
  isExact: boolean,
): Lift["overall"] {
  const { from, move = Number.POSITIVE_INFINITY } = single ?? {};
  if (single === undefined || from === undefined || (joint !== undefined && joint.move < move)) {
    return joint && { ...joint, isExact };
  }
  const { criterion, name, to, rank, score } = single;
  return { changes: [{ criterion, name, from, to }], move, rank, score, isExact };
}

function explainFailure(
  evaluator: Evaluator,
  ranges: readonly CriterionRange[],
  targetRank: number,
): string {
  const rank = evaluator.computeRank(buildBestCase(evaluator, ranges));
  const missing = ranges.filter(({ current }) => Number.isNaN(current)).map(({ key }) => key);
  if (rank > targetRank) {
    return `Even with every criterion at its best, the item would only reach rank ${rank}.`;
  }
  return missing.length > 0
    ? `No change to the existing ratings and no single new rating suffices. Missing ratings: ${formatList(missing)}.`
    : "The search found no change, although changing every criterion may suffice.";
}
