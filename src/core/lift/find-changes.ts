import { type FailedGate, type ResolvedModel } from "../models/model.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import { formatList } from "../words/wording.ts";
import { type Evaluator } from "./evaluator.ts";
import { formatRequiredRatings, nameRemainingGates } from "./failed-gates.ts";
import { type SearchEffort, type JointChange, buildBestCase } from "./joint-change.ts";
import { findJointChangeWithNeeded } from "./needed-ratings.ts";
import { tryPriorities } from "./priority.ts";
import { type CriterionRange, removeGates } from "./range.ts";
import {
  type RatingChange,
  compareChanges,
  findSingleChanges,
  type SearchStrategy,
  type SingleChanges,
  type InsufficientCriterion,
} from "./single-changes.ts";

/** The changes that lift an item, or the reason why there are none. */
export type LiftChanges = {
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

/** The item to lift, the ranges of its ratings, and the gates that it fails. */
export type LiftContext = {
  readonly snapshot: Snapshot;
  readonly resolvedModel: ResolvedModel;
  readonly row: number;
  readonly targetRank: number;
  readonly ranges: readonly CriterionRange[];
  /** The unrated criteria that the item needs for a score. */
  readonly needed: readonly CriterionRange[];
  readonly failedGates: readonly FailedGate[];
  /** Whether the target rank belongs to the items that pass all gates. */
  readonly isTargetPassing: boolean;
};

/** Kinds whose score is the sum of weighted units: the change is smallest before its rounding. */
const additiveKinds: ReadonlySet<string> = new Set(["qvf", "weighted", "ahp"]);

/** The effort of searching joint changes. Relative models get fewer rounds. */
const effort: SearchEffort = { rounds: 8, bisections: 60 };
const relativeRounds = 2;

/**
 * Finds the changes that reach the target rank and pass all gates. If the target rank belongs to
 * the items that fail a gate, the item can reach it without passing. The search then also tries
 * changes that ignore gates.
 */
export function findChanges(
  context: LiftContext,
  evaluator: Evaluator,
  strategy: SearchStrategy,
): LiftChanges {
  const changes = searchChanges(context, evaluator, strategy);
  if (context.isTargetPassing) {
    return changes;
  }
  const free = {
    ...context,
    ranges: context.ranges.map(removeGates),
    needed: context.needed.map(removeGates),
  };
  return pickSmallerChanges(changes, searchChanges(free, evaluator, strategy));
}

/** Merges two searches: the smaller change to each rating, and the smaller change to several. */
function pickSmallerChanges(a: LiftChanges, b: LiftChanges): LiftChanges {
  const smallest = new Map<string, RatingChange>();
  for (const change of [...a.single, ...b.single].toSorted(compareChanges).toReversed()) {
    smallest.set(change.criterion, change);
  }
  const { insufficient, isApproximate, reason } = a;
  const { overall, needed } = pickSmallerOverall(a, b);
  const hasChanges = smallest.size > 0 || overall !== undefined;
  return {
    isApproximate,
    needed,
    single: [...smallest.values()].toSorted(compareChanges),
    insufficient: insufficient.filter(({ criterion }) => !smallest.has(criterion)),
    ...(overall && { overall }),
    ...(!hasChanges && reason !== undefined && { reason }),
  };
}

/** Returns the search whose joint change is the shorter one. */
function pickSmallerOverall(a: LiftChanges, b: LiftChanges): LiftChanges {
  const [first, second] = [a.overall, b.overall];
  return first === undefined || (second !== undefined && second.move < first.move) ? b : a;
}

function searchChanges(
  { snapshot, resolvedModel, row, targetRank, ranges, needed, failedGates }: LiftContext,
  evaluator: Evaluator,
  strategy: SearchStrategy,
): LiftChanges {
  const { definition } = resolvedModel;
  const byRating = findSingleChanges(evaluator, ranges, strategy);
  const byPriority = tryPriorities(evaluator, definition, snapshot.facets.priority[row] as number);
  const { single, insufficient } = mergeSingleChanges(byRating, byPriority);
  const neededKeys = new Set(needed.map(({ key }) => key));
  const rated = ranges.filter(
    ({ key, current, passing }) => !neededKeys.has(key) && (!Number.isNaN(current) || passing),
  );
  const jointEffort = definition.relative
    ? { rounds: relativeRounds, bisections: strategy.bisections }
    : effort;
  const joint = findJointChangeWithNeeded(evaluator, { rated, needed }, jointEffort);
  const isExact =
    additiveKinds.has(definition.kind) && definition.relative === undefined && needed.length === 0;
  const overall = pickSmallest(joint, single[0], isExact);
  return {
    single,
    insufficient: nameRemainingGates(insufficient, failedGates),
    needed: overall === undefined ? [] : [...neededKeys],
    isApproximate: !strategy.isMonotone || definition.relative === true,
    ...(overall && { overall }),
    ...(single.length === 0 &&
      overall === undefined && {
        reason: explainFailure(evaluator, { ranges, failedGates, targetRank }),
      }),
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
): LiftChanges["overall"] {
  const { from, move = Number.POSITIVE_INFINITY } = single ?? {};
  if (single === undefined || from === undefined || (joint !== undefined && joint.move < move)) {
    return joint && { ...joint, isExact };
  }
  const { criterion, name, to, rank, score } = single;
  return { changes: [{ criterion, name, from, to }], move, rank, score, isExact };
}

function explainFailure(
  evaluator: Evaluator,
  { ranges, failedGates, targetRank }: Pick<LiftContext, "ranges" | "failedGates" | "targetRank">,
): string {
  const reason = explainInsufficiency(evaluator, ranges, targetRank);
  return failedGates.length === 0 ? reason : `${formatRequiredRatings(failedGates)} ${reason}`;
}

function explainInsufficiency(
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
