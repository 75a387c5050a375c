import { orderBy } from "../ranking/order-by.ts";
import { findCycles } from "./cycles.ts";
import {
  buildBlockers,
  buildDependents,
  type Neighbours,
  neighboursAt,
  listRows,
  type Dependencies,
  filterDependencies,
} from "./dependencies.ts";
import { sumChosen, addTolerance } from "./pack-problem.ts";
import { pack, type PackResult, type PackMethod } from "./pack.ts";
import { sortTopologically } from "./sort-topologically.ts";
import { assignRows, unassigned, type AssignmentState, type SkilledPerson } from "./team.ts";

/** What a release is chosen from. Rows stand by rank, the best first; none of them is done. */
export type FitProblem = {
  readonly count: number;
  /** NaN where nobody sized it. */
  readonly size: Float64Array;
  /** NaN where it has none: then a row is only chosen for what waits for it. */
  readonly value: Float64Array;
  readonly dependencies: Dependencies;
  /** 1 for rows that wait for something that cannot be chosen. */
  readonly isBlocked: Uint8Array;
  readonly capacity: number;
  readonly team?: {
    readonly people: readonly SkilledPerson[];
    /** Who could do each row: see `ableFor`. */
    readonly eligible: readonly (readonly number[])[];
  };
};

/** Why a row was left out. */
export type ExclusionReason =
  | "no-size"
  | "no-value"
  | "too-large"
  | "blocked"
  | "no-skill"
  | "no-room"
  | "no-capacity";

/** What was chosen, what it takes and is worth (in the units of the request), and why the rest was not. */
export type Fit = {
  readonly isChosen: Uint8Array;
  /** Of each row that was left out. */
  readonly reasonByRow: readonly (ExclusionReason | undefined)[];
  /** Row → who does it, if there is a team. */
  readonly personByRow: Int32Array;
  readonly used: number;
  readonly value: number;
  readonly method: PackMethod;
  readonly isExact: boolean;
  readonly upperBound: number;
  readonly cycles: readonly (readonly number[])[];
};

/**
 * What fits a release and is worth most: see `pack`. A row comes only with all that it waits for;
 * links inside cycles are not followed, and told.
 *
 * With a team, each chosen row is given to one person who can do it and has room: best fit, once by
 * rank and once the largest first, and what gives more value counts. What nobody has room for is left
 * out, and what still fits takes its place. The choice is then exact only if everything it would
 * have taken found somebody.
 */
export function fit(request: FitProblem): Fit {
  const { count, dependencies, capacity } = request;
  const { cycles, cycleByRow } = findCycles(count, dependencies);
  const followed = filterDependencies(
    dependencies,
    (a, b) => cycleByRow[a] === 0 || cycleByRow[a] !== cycleByRow[b],
  );
  const links = {
    blockers: buildBlockers(count, followed),
    dependents: buildDependents(count, followed),
  };
  const order = sortTopologically(listRows(count), links.blockers);
  const valueOrZero = request.value.map((each) => (Number.isNaN(each) ? 0 : each));
  const plan: FitContext = {
    ...request,
    ...links,
    order,
    valueOrZero,
    tolerantCapacity: addTolerance(capacity),
  };
  const reasonByRow = findExclusions(plan);
  dropValueless(
    plan,
    (row) => reasonByRow[row] === undefined,
    (row) => void (reasonByRow[row] = "no-value"),
  );
  const packed = packAllowed(plan, reasonByRow);
  const personByRow = new Int32Array(count).fill(unassigned);
  const isFullyAssigned = assignAndExplain(plan, {
    isChosen: packed.isChosen,
    personByRow,
    reasonByRow,
  });
  const value = sumChosen(valueOrZero, packed.isChosen);
  const isExact = packed.isExact && isFullyAssigned;
  return {
    isChosen: packed.isChosen,
    reasonByRow,
    personByRow,
    used: sumChosen(request.size, packed.isChosen),
    value,
    method: packed.method,
    isExact,
    upperBound: isExact ? value : Math.max(packed.upperBound, value),
    cycles,
  };
}

type FitContext = FitProblem & {
  readonly blockers: Neighbours;
  readonly dependents: Neighbours;
  /** Blockers before what they block, else by rank. */
  readonly order: Uint32Array;
  readonly valueOrZero: Float64Array;
  readonly tolerantCapacity: number;
};

type ReasonByRow = (ExclusionReason | undefined)[];

/** Why rows cannot be chosen, whatever else is; and with them all that waits for them. */
function findExclusions(plan: FitContext): ReasonByRow {
  const reasonByRow: ReasonByRow = Array.from({ length: plan.count });
  for (const row of plan.order) {
    const isBlocked = neighboursAt(plan.blockers, row).some(
      (each) => reasonByRow[each] !== undefined,
    );
    reasonByRow[row] = findExclusion(row, plan) ?? (isBlocked ? "blocked" : undefined);
  }
  return reasonByRow;
}

function findExclusion(
  row: number,
  { size, isBlocked, tolerantCapacity, team }: FitContext,
): ExclusionReason | undefined {
  const needed = size[row] as number;
  if (Number.isNaN(needed)) {
    return "no-size";
  }
  if (needed > tolerantCapacity) {
    return "too-large";
  }
  if (isBlocked[row] === 1) {
    return "blocked";
  }
  return team === undefined
    ? undefined
    : findTeamExclusion(needed, team.people, team.eligible[row] ?? []);
}

function findTeamExclusion(
  size: number,
  people: readonly SkilledPerson[],
  able: readonly number[],
): ExclusionReason | undefined {
  if (able.length === 0) {
    return "no-skill";
  }
  const hasRoom = able.some((person) => addTolerance(people[person]?.capacity ?? 0) >= size);
  return hasRoom ? undefined : "no-room";
}

/** Drops rows that are worth nothing themselves and are kept for nothing that waits for them. */
function dropValueless(
  { order, dependents, valueOrZero }: FitContext,
  isKept: (row: number) => boolean,
  drop: (row: number) => void,
): void {
  for (const row of order.toReversed()) {
    const isWanted = (valueOrZero[row] as number) > 0 || neighboursAt(dependents, row).some(isKept);
    if (isKept(row) && !isWanted) {
      drop(row);
    }
  }
}

/** Chooses among the rows that nothing speaks against. */
function packAllowed(plan: FitContext, reasonByRow: ReasonByRow): PackResult {
  const kept = listRows(plan.count).filter((row) => reasonByRow[row] === undefined);
  const indexByRow = new Uint32Array(plan.count);
  kept.forEach((row, place) => void (indexByRow[row] = place));
  const isKept = (row: number) => reasonByRow[row] === undefined;
  const between = filterDependencies(
    toDependencies(plan),
    (blocked, blocker) => isKept(blocked) && isKept(blocker),
  );
  const rows = (from: Uint32Array) => from.map((row) => indexByRow[row] as number);
  const waits = { blocked: rows(between.blocked), blocker: rows(between.blocker) };
  const packed = pack({
    count: kept.length,
    size: Float64Array.from(kept, (row) => plan.size[row] as number),
    value: Float64Array.from(kept, (row) => plan.valueOrZero[row] as number),
    blockers: buildBlockers(kept.length, waits),
    dependents: buildDependents(kept.length, waits),
    capacity: plan.tolerantCapacity,
  });
  const isChosen = new Uint8Array(plan.count);
  kept.forEach((row, place) => void (isChosen[row] = packed.isChosen[place] as number));
  return { ...packed, isChosen };
}

/** The links that are followed. */
function toDependencies({ blockers: { offsets, rows }, count }: FitContext): Dependencies {
  const blocked = new Uint32Array(rows.length);
  for (let row = 0; row < count; row += 1) {
    blocked.fill(row, offsets[row], offsets[row + 1]);
  }
  return { blocked, blocker: rows };
}

type Choice = {
  readonly isChosen: Uint8Array;
  readonly personByRow: Int32Array;
  readonly reasonByRow: ReasonByRow;
};

/** Gives out what was chosen, fills up, and says why the rest was left; whether all found somebody. */
function assignAndExplain(plan: FitContext, choice: Choice): boolean {
  const { isChosen, personByRow, reasonByRow } = choice;
  const isFullyAssigned = plan.team === undefined || assignTeam(plan, plan.team, choice);
  dropValueless(
    plan,
    (row) => isChosen[row] === 1,
    (row) => {
      isChosen[row] = 0;
      personByRow[row] = unassigned;
    },
  );
  for (const row of plan.order) {
    const others = neighboursAt(plan.blockers, row);
    const isBlocked = others.some((each) => (reasonByRow[each] ?? "no-capacity") !== "no-capacity");
    const reason = isBlocked ? "blocked" : toUnchosenReason(plan.valueOrZero[row] as number);
    reasonByRow[row] = isChosen[row] === 1 ? undefined : (reasonByRow[row] ?? reason);
  }
  return isFullyAssigned;
}

function toUnchosenReason(valueOrZero: number): ExclusionReason {
  return valueOrZero > 0 ? "no-capacity" : "no-value";
}

function assignTeam(
  plan: FitContext,
  { people, eligible }: NonNullable<FitProblem["team"]>,
  { isChosen, personByRow, reasonByRow }: Choice,
): boolean {
  const chosen = plan.order.filter((row) => isChosen[row] === 1);
  const bySize = sortTopologically(
    orderBy(plan.count, [{ values: plan.size, direction: "down" }]),
    plan.blockers,
  ).filter((row) => isChosen[row] === 1);
  const tries = [chosen, bySize].map((order) => {
    const about = { ...plan, eligible, remaining: buildCapacities(people) };
    const given = new Int32Array(plan.count).fill(unassigned);
    assignRows(order, given, about);
    return { about, given, value: sumChosen(plan.valueOrZero, Uint8Array.from(given, isAssigned)) };
  });
  const best = tries.reduce((one, other) => (other.value > one.value ? other : one));
  const isFullyAssigned = chosen.every((row) => best.given[row] !== unassigned);
  for (const row of chosen.filter((each) => best.given[each] === unassigned)) {
    const isBlocked = neighboursAt(plan.blockers, row).some(
      (each) => best.given[each] === unassigned,
    );
    reasonByRow[row] = isBlocked ? "blocked" : "no-room";
  }
  fillRemaining(plan, best, reasonByRow);
  best.given.forEach((person, row) => {
    personByRow[row] = person;
    isChosen[row] = isAssigned(person);
  });
  return isFullyAssigned;
}

function isAssigned(person: number): number {
  return person === unassigned ? 0 : 1;
}

function buildCapacities(people: readonly SkilledPerson[]): Float64Array {
  return Float64Array.from(people, ({ capacity }) => addTolerance(capacity));
}

/** What was not chosen, and is worth something, takes the room that is left. */
function fillRemaining(
  { order, valueOrZero, size, tolerantCapacity }: FitContext,
  { about, given }: { readonly about: AssignmentState; readonly given: Int32Array },
  reasonByRow: ReasonByRow,
): void {
  let left = tolerantCapacity - sumChosen(size, Uint8Array.from(given, isAssigned));
  for (const row of order) {
    const isOpen = given[row] === unassigned && reasonByRow[row] === undefined;
    if (isOpen && (valueOrZero[row] as number) > 0 && (size[row] as number) <= left) {
      assignRows([row], given, about);
      left -= given[row] === unassigned ? 0 : (size[row] as number);
    }
  }
}
