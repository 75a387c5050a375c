import { orderBy } from "../ranking/order-by.ts";
import { type Sliced } from "../slices.ts";
import { neighboursAt } from "./dependencies.ts";
import { type Choice, type FitContext, type ReasonByRow, type Team } from "./fit-problem.ts";
import { addTolerance, sumChosen } from "./pack-problem.ts";
import { sortTopologically } from "./sort-topologically.ts";
import { assignRows, type AssignmentState, unassigned } from "./team.ts";

/** One way to assign the chosen rows to people, and the value of the assigned rows. */
type Assignment = {
  readonly state: AssignmentState;
  readonly personByRow: Int32Array;
  readonly value: number;
};

/**
 * Assigns the chosen rows to people and returns whether every row got a person. Removes unassigned
 * rows from the choice, and adds other rows that fit the remaining capacity.
 */
export function* assignTeam(context: FitContext, team: Team, choice: Choice): Sliced<boolean> {
  const chosen = context.order.filter((row) => choice.isChosen[row] === 1);
  const best = yield* findBestAssignment(context, team, choice.isChosen);
  const unplaced = chosen.filter((row) => best.personByRow[row] === unassigned);
  for (const row of unplaced) {
    const isBlocked = neighboursAt(context.blockers, row).some(
      (blocker) => best.personByRow[blocker] === unassigned,
    );
    choice.reasonByRow[row] = isBlocked ? "blocked" : "no-room";
  }
  yield* fillRemaining(context, best, choice.reasonByRow);
  best.personByRow.forEach((person, row) => {
    choice.personByRow[row] = person;
    choice.isChosen[row] = isAssigned(person);
  });
  return unplaced.length === 0;
}

/** Returns the more valuable of two assignments: one by rank, one with the largest rows first. */
function* findBestAssignment(
  context: FitContext,
  team: Team,
  isChosen: Uint8Array,
): Sliced<Assignment> {
  const bySize = sortTopologically(
    orderBy(context.count, [{ values: context.size, direction: "down" }]),
    context.blockers,
  );
  const selectChosen = (order: Uint32Array) => order.filter((row) => isChosen[row] === 1);
  const byRank = yield* tryAssignment(context, team, selectChosen(context.order));
  const largestFirst = yield* tryAssignment(context, team, selectChosen(bySize));
  return largestFirst.value > byRank.value ? largestFirst : byRank;
}

function* tryAssignment(
  context: FitContext,
  { people, eligible }: Team,
  order: Uint32Array,
): Sliced<Assignment> {
  const remaining = Float64Array.from(people, ({ capacity }) => addTolerance(capacity));
  const state = { ...context, eligible, remaining };
  const personByRow = new Int32Array(context.count).fill(unassigned);
  yield* assignRows(order, personByRow, state);
  const value = sumChosen(context.roundedValue, Uint8Array.from(personByRow, isAssigned));
  return { state, personByRow, value };
}

function isAssigned(person: number): number {
  return person === unassigned ? 0 : 1;
}

/** Assigns further rows of some value, by rank, while they fit the remaining capacity. */
function* fillRemaining(
  { order, roundedValue, size, tolerantCapacity }: FitContext,
  { state, personByRow }: Assignment,
  reasonByRow: ReasonByRow,
): Sliced<void> {
  let remaining = tolerantCapacity - sumChosen(size, Uint8Array.from(personByRow, isAssigned));
  for (const row of order) {
    const isOpen = personByRow[row] === unassigned && reasonByRow[row] === undefined;
    if (isOpen && (roundedValue[row] as number) > 0 && (size[row] as number) <= remaining) {
      yield* assignRows([row], personByRow, state);
      remaining -= personByRow[row] === unassigned ? 0 : (size[row] as number);
    }
  }
}
