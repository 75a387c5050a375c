import { type Board } from "../board/board.ts";
import { type ModelInUse } from "../models/model.ts";
import { listed } from "../models/wording.ts";
import { precedence } from "../ranking/what-if.ts";
import { absoluteJudge, type Judge, relativeJudge, type Wish } from "./judge.ts";
import { type Effort, findJoint, type Joint, utmost } from "./overall.ts";
import { isField, tryPriorities } from "./priority.ts";
import { type Range, rangesOf } from "./range.ts";
import {
  type Change,
  compareChanges,
  findSingles,
  type Manner,
  type Singles,
  type Unable,
} from "./single.ts";
import { rankOfRow, rowAtRank } from "./standing.ts";

/** What would bring an item to a rank. */
export type Lift = {
  /** Where it stands today. */
  readonly rank: number;
  readonly wanted: number;
  /** Its score less that of the item at the wanted rank; absent where either has none. */
  readonly distance?: number;
  /** Every change of one rating that suffices, the smallest first. */
  readonly single: readonly Change[];
  /** The criteria that do not suffice alone, and how far they get. */
  readonly unable: readonly Unable[];
  /** The smallest change of all, over one rating or several. */
  readonly overall?: Joint & { readonly isExact: boolean };
  /** Whether ratings were tried rather than ways halved, so that a smaller change may be missed. */
  readonly isSearch: boolean;
  /** Why there is nothing to change, or nothing that helps. */
  readonly reason?: string;
};

/** Kinds that may score a better rating lower. */
const searched: ReadonlySet<string> = new Set(["formula", "kano"]);

/** Kinds whose score is the sum of weighted units, so that the smallest change is exact. */
const additive: ReadonlySet<string> = new Set(["qvf", "weighted", "ahp"]);

const halvings = 80;

/** Of the search for changes of several ratings; a board that is rated anew each time gets less. */
const effort: Effort = { rounds: 8, halvings: 60 };
const relativeRounds = 2;

/** Cells (rows × criteria) that may be rated to answer for a model that looks at the whole board. */
const cellsMax = 20_000_000;
const relativeRowsMax = 20_000;
const relativeHalvings = { min: 6, max: 24 } as const;

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
export function lift(board: Board, inUse: ModelInUse, wish: Wish): Lift {
  const { row, wanted } = wish;
  const scores = inUse.model.rate(board, inUse.definition);
  const rank = rankOfRow(scores.value, row, precedence(board, scores));
  const known = { rank, wanted, single: [], unable: [], isSearch: false };
  if (wanted > board.count) {
    return { ...known, reason: `There are only ${board.count} items.` };
  }
  const bar = rowAtRank(board, scores, wanted);
  const distance = (scores.value[row] as number) - (scores.value[bar] as number);
  const told = { ...known, ...(!Number.isNaN(distance) && { distance }) };
  if (rank <= wanted) {
    return { ...told, reason: `It is already there: its rank is ${rank}.` };
  }
  const ranges = rangesOf(board, row, inUse.definition).filter(
    ({ key }) => !isField(inUse.definition, key),
  );
  const way = wayOf(board, inUse, ranges.length);
  if (typeof way === "string") {
    return { ...told, reason: way };
  }
  const judge = inUse.definition.relative
    ? relativeJudge(board, inUse, wish)
    : absoluteJudge(board, inUse, { row, bar, scores });
  return { ...told, ...changesOf({ board, inUse, ...wish, ranges }, judge, way) };
}

/** How to look for changes, or why not to. */
function wayOf(board: Board, { definition }: ModelInUse, criteria: number): Manner | string {
  const isMonotone =
    !searched.has(definition.kind) && !searched.has(definition.tieBreak?.kind ?? "");
  if (criteria === 0) {
    return "No rating moves the scores of this model.";
  }
  if (!definition.relative) {
    return { isMonotone, halvings };
  }
  const cost = definition.scaling === "percentile" ? percentileCost : 1;
  const probes = Math.floor(cellsMax / (cost * board.count * criteria * criteria));
  const { min, max } = relativeHalvings;
  return board.count > relativeRowsMax || probes < min + endProbes
    ? "Every score of this model depends on the whole board, which is too large to try changes on."
    : { isMonotone, halvings: Math.min(probes - endProbes, max) };
}

type Situation = {
  readonly board: Board;
  readonly inUse: ModelInUse;
  readonly row: number;
  readonly wanted: number;
  readonly ranges: readonly Range[];
};

function changesOf(
  { board, inUse, row, wanted, ranges }: Situation,
  judge: Judge,
  manner: Manner,
): Pick<Lift, "single" | "unable" | "overall" | "isSearch" | "reason"> {
  const { definition } = inUse;
  const found = findSingles(judge, ranges, manner);
  const priority = tryPriorities(judge, definition, board.facets.priority[row] as number);
  const { single, unable } = together(found, priority);
  const rated = ranges.filter(({ today }) => !Number.isNaN(today));
  const spent = definition.relative
    ? { rounds: relativeRounds, halvings: manner.halvings }
    : effort;
  const joint = findJoint(judge, rated, spent);
  const isExact = additive.has(definition.kind) && definition.relative === undefined;
  const overall = smallest(joint, single[0], isExact);
  return {
    single,
    unable,
    isSearch: !manner.isMonotone || definition.relative === true,
    ...(overall && { overall }),
    ...(single.length === 0 && overall === undefined && { reason: whyNot(judge, ranges, wanted) }),
  };
}

function together(a: Singles, b: Singles): Singles {
  return {
    single: [...a.single, ...b.single].toSorted(compareChanges),
    unable: [...a.unable, ...b.unable],
  };
}

/** The shorter of the two; a change of one rating, told as a joint one. */
function smallest(
  joint: Joint | undefined,
  single: Change | undefined,
  isExact: boolean,
): Lift["overall"] {
  const { from, move = Number.POSITIVE_INFINITY } = single ?? {};
  if (single === undefined || from === undefined || (joint !== undefined && joint.move < move)) {
    return joint && { ...joint, isExact };
  }
  const { criterion, name, to, rank, score } = single;
  return { changes: [{ criterion, name, from, to }], move, rank, score, isExact };
}

function whyNot(judge: Judge, ranges: readonly Range[], wanted: number): string {
  const rank = judge.rankOf(utmost(judge, ranges));
  const missing = ranges.filter(({ today }) => Number.isNaN(today)).map(({ key }) => key);
  if (rank > wanted) {
    return `Even with every criterion at its best it would only be rank ${rank}.`;
  }
  return missing.length > 0
    ? `No change of what is rated suffices, and no single rating more: ${listed(missing)}.`
    : "No change was found, although one of every criterion may suffice.";
}
