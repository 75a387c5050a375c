import { type ModelInUse } from "../models/model.ts";
import { formatList } from "../models/wording.ts";
import { buildPrecedence } from "../ranking/what-if.ts";
import { type Snapshot } from "../snapshot/snapshot.ts";
import {
  buildAbsoluteEvaluator,
  type Evaluator,
  buildRelativeEvaluator,
  type LiftTarget,
} from "./evaluator.ts";
import {
  type SearchEffort,
  findJointChange,
  type JointChange,
  buildBestCase,
} from "./joint-change.ts";
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

/** What would bring an item to a rank. */
export type Lift = {
  /** Where it stands today. */
  readonly rank: number;
  readonly targetRank: number;
  /** Its score less that of the item at the wanted rank; absent where either has none. */
  readonly distance?: number;
  /** Every change of one rating that suffices, the smallest first. */
  readonly single: readonly RatingChange[];
  /** The criteria that do not suffice alone, and how far they get. */
  readonly insufficient: readonly InsufficientCriterion[];
  /** The smallest change of all, over one rating or several. */
  readonly overall?: JointChange & { readonly isExact: boolean };
  /** Whether ratings were tried rather than ways halved, so that a smaller change may be missed. */
  readonly isApproximate: boolean;
  /** Why there is nothing to change, or nothing that helps. */
  readonly reason?: string;
};

/** Kinds that may score a better rating lower. */
const nonMonotoneKinds: ReadonlySet<string> = new Set(["formula", "kano"]);

/** Kinds whose score is the sum of weighted units, so that the smallest change is exact. */
const additiveKinds: ReadonlySet<string> = new Set(["qvf", "weighted", "ahp"]);

const bisections = 80;

/** Of the search for changes of several ratings; a board that is rated anew each time gets less. */
const effort: SearchEffort = { rounds: 8, bisections: 60 };
const relativeRounds = 2;

/** Cells (rows × criteria) that may be rated to answer for a model that looks at the whole board. */
const cellsMax = 20_000_000;
const relativeRowsMax = 20_000;
const relativeBisections = { min: 6, max: 24 } as const;

/** Trials of each criterion besides: its end, where it begins, and what was found. */
const endProbes = 4;

/** Ranking a column, as percentiles need it, takes as long as rating it so often. */
const percentileCost = 3;

/**
 * The smallest change of one rating, and the smallest of several, that lifts an item to a rank.
 *
 * The item has to stand before the one that holds the rank today, by the whole order: score, tie,
 * confidence, size, age, number. A changed rating is a point. A kind that never scores a better
 * rating lower is asked for its best end first and then halved to the last bit; others (`formula`,
 * `kano`) are tried on a grid of 65 ratings, and a smaller change between two of them may be missed.
 * Where scores depend on the other items, each trial rates the whole board, so boards of more than
 * 20,000 rows, or fewer by many criteria, are refused with a reason.
 */
export function lift(snapshot: Snapshot, inUse: ModelInUse, target: LiftTarget): Lift {
  const { row, targetRank } = target;
  const scores = inUse.model.rate(snapshot, inUse.definition);
  const rank = computeRowRank(scores.value, row, buildPrecedence(snapshot, scores));
  const known = { rank, targetRank, single: [], insufficient: [], isApproximate: false };
  if (targetRank > snapshot.count) {
    return { ...known, reason: `There are only ${snapshot.count} items.` };
  }
  const targetRow = findRowAtRank(snapshot, scores, targetRank);
  const distance = (scores.value[row] as number) - (scores.value[targetRow] as number);
  const result = { ...known, ...(!Number.isNaN(distance) && { distance }) };
  if (rank <= targetRank) {
    return { ...result, reason: `It is already there: its rank is ${rank}.` };
  }
  const ranges = buildCriterionRanges(snapshot, row, inUse.definition).filter(
    ({ key }) => !isItemField(inUse.definition, key),
  );
  const strategy = chooseStrategy(snapshot, inUse, ranges.length);
  if (typeof strategy === "string") {
    return { ...result, reason: strategy };
  }
  const evaluator = inUse.definition.relative
    ? buildRelativeEvaluator(snapshot, inUse, target)
    : buildAbsoluteEvaluator(snapshot, inUse, { row, bar: targetRow, scores });
  return { ...result, ...findChanges({ snapshot, inUse, ...target, ranges }, evaluator, strategy) };
}

/** How to look for changes, or why not to. */
function chooseStrategy(
  snapshot: Snapshot,
  { definition }: ModelInUse,
  criteria: number,
): SearchStrategy | string {
  const isMonotone =
    !nonMonotoneKinds.has(definition.kind) &&
    !nonMonotoneKinds.has(definition.tieBreak?.kind ?? "");
  if (criteria === 0) {
    return "No rating moves the scores of this model.";
  }
  if (!definition.relative) {
    return { isMonotone, bisections };
  }
  const cost = definition.scaling === "percentile" ? percentileCost : 1;
  const probes = Math.floor(cellsMax / (cost * snapshot.count * criteria * criteria));
  const { min, max } = relativeBisections;
  return snapshot.count > relativeRowsMax || probes < min + endProbes
    ? "Every score of this model depends on the whole board, which is too large to try changes on."
    : { isMonotone, bisections: Math.min(probes - endProbes, max) };
}

type LiftContext = {
  readonly snapshot: Snapshot;
  readonly inUse: ModelInUse;
  readonly row: number;
  readonly targetRank: number;
  readonly ranges: readonly CriterionRange[];
};

function findChanges(
  { snapshot, inUse, row, targetRank, ranges }: LiftContext,
  evaluator: Evaluator,
  strategy: SearchStrategy,
): Pick<Lift, "single" | "insufficient" | "overall" | "isApproximate" | "reason"> {
  const { definition } = inUse;
  const found = findSingleChanges(evaluator, ranges, strategy);
  const priority = tryPriorities(evaluator, definition, snapshot.facets.priority[row] as number);
  const { single, unable } = mergeSingleChanges(found, priority);
  const rated = ranges.filter(({ current }) => !Number.isNaN(current));
  const spent = definition.relative
    ? { rounds: relativeRounds, bisections: strategy.bisections }
    : effort;
  const joint = findJointChange(evaluator, rated, spent);
  const isExact = additiveKinds.has(definition.kind) && definition.relative === undefined;
  const overall = pickSmallest(joint, single[0], isExact);
  return {
    single,
    insufficient: unable,
    isApproximate: !strategy.isMonotone || definition.relative === true,
    ...(overall && { overall }),
    ...(single.length === 0 &&
      overall === undefined && { reason: explainFailure(evaluator, ranges, targetRank) }),
  };
}

function mergeSingleChanges(a: SingleChanges, b: SingleChanges): SingleChanges {
  return {
    single: [...a.single, ...b.single].toSorted(compareChanges),
    unable: [...a.unable, ...b.unable],
  };
}

/** The shorter of the two; a change of one rating, told as a joint one. */
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
  wanted: number,
): string {
  const rank = evaluator.computeRank(buildBestCase(evaluator, ranges));
  const missing = ranges.filter(({ current }) => Number.isNaN(current)).map(({ key }) => key);
  if (rank > wanted) {
    return `Even with every criterion at its best it would only be rank ${rank}.`;
  }
  return missing.length > 0
    ? `No change of what is rated suffices, and no single rating more: ${formatList(missing)}.`
    : "No change was found, although one of every criterion may suffice.";
}
