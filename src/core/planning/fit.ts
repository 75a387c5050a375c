import { orderBy } from "../ranking/order.ts";
import { blockersFirst } from "./blockers-first.ts";
import { findCycles } from "./cycles.ts";
import { chosenOf, roomOf } from "./pack-problem.ts";
import { pack, type Packed, type PackMethod } from "./pack.ts";
import { giveOut, nobody, type Rooms, type Worker } from "./team.ts";
import {
  blockersOf,
  dependentsOf,
  type Neighbours,
  neighboursAt,
  rowsOf,
  type Waits,
  waitsWhere,
} from "./waits.ts";

/** What a release is chosen from. Rows stand by rank, the best first; none of them is done. */
export type FitRequest = {
  readonly count: number;
  /** NaN where nobody sized it. */
  readonly size: Float64Array;
  /** NaN where it has none: then a row is only chosen for what waits for it. */
  readonly value: Float64Array;
  readonly waits: Waits;
  /** 1 for rows that wait for something that cannot be chosen. */
  readonly isStuck: Uint8Array;
  readonly capacity: number;
  readonly team?: {
    readonly people: readonly Worker[];
    /** Who could do each row: see `ableFor`. */
    readonly able: readonly (readonly number[])[];
  };
};

/** Why a row was left out. */
export type Reason =
  | "no size"
  | "no value"
  | "too large"
  | "blocked"
  | "no skill"
  | "no room"
  | "no capacity";

/** What was chosen, what it takes and is worth (in the units of the request), and why the rest was not. */
export type Fit = {
  readonly isChosen: Uint8Array;
  /** Of each row that was left out. */
  readonly reasonOf: readonly (Reason | undefined)[];
  /** Row → who does it, if there is a team. */
  readonly personOf: Int32Array;
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
export function fit(request: FitRequest): Fit {
  const { count, waits, capacity } = request;
  const { cycles, cycleOf } = findCycles(count, waits);
  const followed = waitsWhere(waits, (a, b) => cycleOf[a] === 0 || cycleOf[a] !== cycleOf[b]);
  const links = {
    blockers: blockersOf(count, followed),
    dependents: dependentsOf(count, followed),
  };
  const order = blockersFirst(rowsOf(count), links.blockers);
  const worth = request.value.map((each) => (Number.isNaN(each) ? 0 : each));
  const plan: Plan = { ...request, ...links, order, worth, room: roomOf(capacity) };
  const reasonOf = refusals(plan);
  dropWorthless(
    plan,
    (row) => reasonOf[row] === undefined,
    (row) => void (reasonOf[row] = "no value"),
  );
  const packed = packRest(plan, reasonOf);
  const personOf = new Int32Array(count).fill(nobody);
  const isWhole = handOut(plan, { isChosen: packed.isChosen, personOf, reasonOf });
  const value = chosenOf(worth, packed.isChosen);
  const isExact = packed.isExact && isWhole;
  return {
    isChosen: packed.isChosen,
    reasonOf,
    personOf,
    used: chosenOf(request.size, packed.isChosen),
    value,
    method: packed.method,
    isExact,
    upperBound: isExact ? value : Math.max(packed.upperBound, value),
    cycles,
  };
}

type Plan = FitRequest & {
  readonly blockers: Neighbours;
  readonly dependents: Neighbours;
  /** Blockers before what they block, else by rank. */
  readonly order: Uint32Array;
  readonly worth: Float64Array;
  readonly room: number;
};

type Reasons = (Reason | undefined)[];

/** Why rows cannot be chosen, whatever else is; and with them all that waits for them. */
function refusals(plan: Plan): Reasons {
  const reasonOf: Reasons = Array.from({ length: plan.count });
  for (const row of plan.order) {
    const isBlocked = neighboursAt(plan.blockers, row).some((each) => reasonOf[each] !== undefined);
    reasonOf[row] = refusalOf(row, plan) ?? (isBlocked ? "blocked" : undefined);
  }
  return reasonOf;
}

function refusalOf(row: number, { size, isStuck, room, team }: Plan): Reason | undefined {
  const needed = size[row] as number;
  if (Number.isNaN(needed)) {
    return "no size";
  }
  if (needed > room) {
    return "too large";
  }
  if (isStuck[row] === 1) {
    return "blocked";
  }
  return team === undefined ? undefined : unstaffed(needed, team.people, team.able[row] ?? []);
}

function unstaffed(
  size: number,
  people: readonly Worker[],
  able: readonly number[],
): Reason | undefined {
  if (able.length === 0) {
    return "no skill";
  }
  const hasRoom = able.some((person) => roomOf(people[person]?.capacity ?? 0) >= size);
  return hasRoom ? undefined : "no room";
}

/** Drops rows that are worth nothing themselves and are kept for nothing that waits for them. */
function dropWorthless(
  { order, dependents, worth }: Plan,
  isKept: (row: number) => boolean,
  drop: (row: number) => void,
): void {
  for (const row of order.toReversed()) {
    const isWanted = (worth[row] as number) > 0 || neighboursAt(dependents, row).some(isKept);
    if (isKept(row) && !isWanted) {
      drop(row);
    }
  }
}

/** Chooses among the rows that nothing speaks against. */
function packRest(plan: Plan, reasonOf: Reasons): Packed {
  const kept = rowsOf(plan.count).filter((row) => reasonOf[row] === undefined);
  const placeOf = new Uint32Array(plan.count);
  kept.forEach((row, place) => void (placeOf[row] = place));
  const isKept = (row: number) => reasonOf[row] === undefined;
  const between = waitsWhere(
    waitsOf(plan),
    (blocked, blocker) => isKept(blocked) && isKept(blocker),
  );
  const rows = (from: Uint32Array) => from.map((row) => placeOf[row] as number);
  const waits = { blocked: rows(between.blocked), blocker: rows(between.blocker) };
  const packed = pack({
    count: kept.length,
    size: Float64Array.from(kept, (row) => plan.size[row] as number),
    value: Float64Array.from(kept, (row) => plan.worth[row] as number),
    blockers: blockersOf(kept.length, waits),
    dependents: dependentsOf(kept.length, waits),
    capacity: plan.room,
  });
  const isChosen = new Uint8Array(plan.count);
  kept.forEach((row, place) => void (isChosen[row] = packed.isChosen[place] as number));
  return { ...packed, isChosen };
}

/** The links that are followed. */
function waitsOf({ blockers: { offsets, rows }, count }: Plan): Waits {
  const blocked = new Uint32Array(rows.length);
  for (let row = 0; row < count; row += 1) {
    blocked.fill(row, offsets[row], offsets[row + 1]);
  }
  return { blocked, blocker: rows };
}

type Choice = {
  readonly isChosen: Uint8Array;
  readonly personOf: Int32Array;
  readonly reasonOf: Reasons;
};

/** Gives out what was chosen, fills up, and says why the rest was left; whether all found somebody. */
function handOut(plan: Plan, choice: Choice): boolean {
  const { isChosen, personOf, reasonOf } = choice;
  const isWhole = plan.team === undefined || staff(plan, plan.team, choice);
  dropWorthless(
    plan,
    (row) => isChosen[row] === 1,
    (row) => {
      isChosen[row] = 0;
      personOf[row] = nobody;
    },
  );
  for (const row of plan.order) {
    const others = neighboursAt(plan.blockers, row);
    const isBlocked = others.some((each) => (reasonOf[each] ?? "no capacity") !== "no capacity");
    const reason = isBlocked ? "blocked" : unchosen(plan.worth[row] as number);
    reasonOf[row] = isChosen[row] === 1 ? undefined : (reasonOf[row] ?? reason);
  }
  return isWhole;
}

function unchosen(worth: number): Reason {
  return worth > 0 ? "no capacity" : "no value";
}

function staff(
  plan: Plan,
  { people, able }: NonNullable<FitRequest["team"]>,
  { isChosen, personOf, reasonOf }: Choice,
): boolean {
  const chosen = plan.order.filter((row) => isChosen[row] === 1);
  const bySize = blockersFirst(
    orderBy(plan.count, [{ values: plan.size, direction: "down" }]),
    plan.blockers,
  ).filter((row) => isChosen[row] === 1);
  const tries = [chosen, bySize].map((order) => {
    const about = { ...plan, able, rooms: roomsOf(people) };
    const given = new Int32Array(plan.count).fill(nobody);
    giveOut(order, given, about);
    return { about, given, value: chosenOf(plan.worth, Uint8Array.from(given, isGiven)) };
  });
  const best = tries.reduce((one, other) => (other.value > one.value ? other : one));
  const isWhole = chosen.every((row) => best.given[row] !== nobody);
  for (const row of chosen.filter((each) => best.given[each] === nobody)) {
    const isBlocked = neighboursAt(plan.blockers, row).some((each) => best.given[each] === nobody);
    reasonOf[row] = isBlocked ? "blocked" : "no room";
  }
  fillUp(plan, best, reasonOf);
  best.given.forEach((person, row) => {
    personOf[row] = person;
    isChosen[row] = isGiven(person);
  });
  return isWhole;
}

function isGiven(person: number): number {
  return person === nobody ? 0 : 1;
}

function roomsOf(people: readonly Worker[]): Float64Array {
  return Float64Array.from(people, ({ capacity }) => roomOf(capacity));
}

/** What was not chosen, and is worth something, takes the room that is left. */
function fillUp(
  { order, worth, size, room }: Plan,
  { about, given }: { readonly about: Rooms; readonly given: Int32Array },
  reasonOf: Reasons,
): void {
  let left = room - chosenOf(size, Uint8Array.from(given, isGiven));
  for (const row of order) {
    const isOpen = given[row] === nobody && reasonOf[row] === undefined;
    if (isOpen && (worth[row] as number) > 0 && (size[row] as number) <= left) {
      giveOut([row], given, about);
      left -= given[row] === nobody ? 0 : (size[row] as number);
    }
  }
}
