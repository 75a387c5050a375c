import { neighboursAt } from "./dependencies.ts";
import {
  type Choice,
  type ExclusionReason,
  type FitContext,
  type ReasonByRow,
  type Team,
} from "./fit-problem.ts";
import { addTolerance } from "./pack-problem.ts";

/** Returns why each row can be in no choice. A row that depends on an excluded row is blocked. */
export function findExclusions(context: FitContext): ReasonByRow {
  const reasonByRow: ReasonByRow = Array.from({ length: context.count });
  for (const row of context.order) {
    const isBlocked = neighboursAt(context.blockers, row).some(
      (blocker) => reasonByRow[blocker] !== undefined,
    );
    reasonByRow[row] = findExclusion(row, context) ?? (isBlocked ? "blocked" : undefined);
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
  return team === undefined ? undefined : findTeamExclusion(row, needed, team);
}

function findTeamExclusion(
  row: number,
  size: number,
  { people, eligible }: Team,
): ExclusionReason | undefined {
  const candidates = eligible[row] ?? [];
  if (candidates.length === 0) {
    return "no-skill";
  }
  const hasRoom = candidates.some((person) => addTolerance(people[person]?.capacity ?? 0) >= size);
  return hasRoom ? undefined : "no-room";
}

/** Sets the reason of each unchosen row that has none yet, and clears it for chosen rows. */
export function explainUnchosen(
  { order, blockers, roundedValue }: FitContext,
  { isChosen, reasonByRow }: Omit<Choice, "personByRow">,
): void {
  for (const row of order) {
    const isBlocked = neighboursAt(blockers, row).some(
      (blocker) => (reasonByRow[blocker] ?? "no-capacity") !== "no-capacity",
    );
    const reason = isBlocked ? "blocked" : toUnchosenReason(roundedValue[row] as number);
    reasonByRow[row] = isChosen[row] === 1 ? undefined : (reasonByRow[row] ?? reason);
  }
}

function toUnchosenReason(roundedValue: number): ExclusionReason {
  return roundedValue > 0 ? "no-capacity" : "no-value";
}
