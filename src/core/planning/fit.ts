import { roundScore } from "../numeric/round-score.ts";
import { runToEnd, type Sliced } from "../slices.ts";
import { findCycles } from "./cycles.ts";
import {
  buildBlockers,
  buildDependents,
  listRows,
  type Dependencies,
  filterDependencies,
} from "./dependencies.ts";
import {
  type Choice,
  dropValueless,
  type ExclusionReason,
  type FitContext,
  type FitProblem,
  type ReasonByRow,
} from "./fit-problem.ts";
import { explainUnchosen, findExclusions } from "./fit-reasons.ts";
import { assignTeam } from "./fit-team.ts";
import { sumChosen, addTolerance } from "./pack-problem.ts";
import { pack, type PackResult, type PackMethod } from "./pack.ts";
import { sortTopologically } from "./sort-topologically.ts";
import { unassigned } from "./team.ts";

/** The chosen rows, their total size and value, and the reason for each row left out. */
export type Fit = {
  readonly isChosen: Uint8Array;
  /** Row → the reason for leaving it out; undefined for chosen rows. */
  readonly reasonByRow: readonly (ExclusionReason | undefined)[];
  /** Row → the assigned person; `unassigned` without a team and for rows that are not chosen. */
  readonly personByRow: Int32Array;
  /** The total size of the chosen rows, in the unit of the sizes. */
  readonly used: number;
  /** The total value of the chosen rows, in the unit of the values. */
  readonly value: number;
  readonly method: PackMethod;
  readonly isExact: boolean;
  readonly upperBound: number;
  readonly cycles: readonly (readonly number[])[];
};

/**
 * Chooses the most valuable rows that fit the capacity: see `pack`. Tied values count the same, so
 * rank decides between them. A chosen row's blockers are chosen too. Ignores dependencies inside a
 * cycle; `cycles` lists the rows of each cycle.
 *
 * With a team, each chosen row is assigned to one eligible person with enough remaining capacity,
 * by best fit. The assignment runs once by rank and once with the largest row first, and the more
 * valuable result counts. Rows without a person are dropped, and other rows take the free capacity.
 * The choice is then exact only if every row of the exact choice got a person.
 */
export function fit(problem: FitProblem): Fit {
  return runToEnd(fitInSlices(problem));
}

/** Does the same as `fit`, in slices. */
export function* fitInSlices(problem: FitProblem): Sliced<Fit> {
  const { count } = problem;
  const { cycles, cycleByRow } = findCycles(count, problem.dependencies);
  const acyclic = filterDependencies(
    problem.dependencies,
    (a, b) => cycleByRow[a] === 0 || cycleByRow[a] !== cycleByRow[b],
  );
  const context = buildContext(problem, acyclic);
  const reasonByRow = findExclusions(context);
  dropValueless(
    context,
    (row) => reasonByRow[row] === undefined,
    (row) => void (reasonByRow[row] = "no-value"),
  );
  const packed = yield* packAllowed(context, reasonByRow);
  const personByRow = new Int32Array(count).fill(unassigned);
  const choice = { isChosen: packed.isChosen, personByRow, reasonByRow };
  const isFullyAssigned = yield* assignAndExplain(context, choice);
  const value = sumChosen(problem.value.map(nanToZero), packed.isChosen);
  const isExact = packed.isExact && isFullyAssigned;
  return {
    ...choice,
    used: sumChosen(problem.size, packed.isChosen),
    value,
    method: packed.method,
    isExact,
    upperBound: isExact ? value : Math.max(packed.upperBound, value),
    cycles,
  };
}

function buildContext(problem: FitProblem, dependencies: Dependencies): FitContext {
  const { count, value, capacity } = problem;
  const blockers = buildBlockers(count, dependencies);
  return {
    ...problem,
    blockers,
    dependents: buildDependents(count, dependencies),
    order: sortTopologically(listRows(count), blockers),
    roundedValue: value.map((number) => roundScore(nanToZero(number))),
    tolerantCapacity: addTolerance(capacity),
  };
}

function nanToZero(number: number): number {
  return Number.isNaN(number) ? 0 : number;
}

/** Chooses among the rows that have no reason to be excluded. */
function* packAllowed(context: FitContext, reasonByRow: ReasonByRow): Sliced<PackResult> {
  const isAllowed = (row: number) => reasonByRow[row] === undefined;
  const allowed = listRows(context.count).filter((row) => isAllowed(row));
  const indexByRow = new Uint32Array(context.count);
  allowed.forEach((row, index) => void (indexByRow[row] = index));
  const between = filterDependencies(
    toDependencies(context),
    (blocked, blocker) => isAllowed(blocked) && isAllowed(blocker),
  );
  const toIndexes = (rows: Uint32Array) => rows.map((row) => indexByRow[row] as number);
  const dependencies = {
    blocked: toIndexes(between.blocked),
    blocker: toIndexes(between.blocker),
  };
  const packed = yield* pack({
    count: allowed.length,
    size: Float64Array.from(allowed, (row) => context.size[row] as number),
    value: Float64Array.from(allowed, (row) => context.roundedValue[row] as number),
    blockers: buildBlockers(allowed.length, dependencies),
    dependents: buildDependents(allowed.length, dependencies),
    capacity: context.tolerantCapacity,
  });
  const isChosen = new Uint8Array(context.count);
  allowed.forEach((row, index) => void (isChosen[row] = packed.isChosen[index] as number));
  return { ...packed, isChosen };
}

/** Returns the dependencies outside cycles as pairs. */
function toDependencies({ blockers: { offsets, rows }, count }: FitContext): Dependencies {
  const blocked = new Uint32Array(rows.length);
  for (let row = 0; row < count; row += 1) {
    blocked.fill(row, offsets[row], offsets[row + 1]);
  }
  return { blocked, blocker: rows };
}

/** Completes the choice in place and returns whether every row of it got a person of the team. */
function* assignAndExplain(context: FitContext, choice: Choice): Sliced<boolean> {
  const { isChosen, personByRow } = choice;
  const isFullyAssigned =
    context.team === undefined || (yield* assignTeam(context, context.team, choice));
  dropValueless(
    context,
    (row) => isChosen[row] === 1,
    (row) => {
      isChosen[row] = 0;
      personByRow[row] = unassigned;
    },
  );
  explainUnchosen(context, choice);
  return isFullyAssigned;
}
