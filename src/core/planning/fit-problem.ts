import { type Dependencies, type Neighbours, neighboursAt } from "./dependencies.ts";
import { type SkilledPerson } from "./team.ts";

/** The rows to choose from, best rank first, and the capacity. */
export type FitProblem = {
  readonly count: number;
  /** NaN where the item has no size. */
  readonly size: Float64Array;
  /** NaN where the item has no value. Such a row is chosen only if a chosen row depends on it. */
  readonly value: Float64Array;
  readonly dependencies: Dependencies;
  /** 1 for rows that depend on an item that is not among the rows. */
  readonly isBlocked: Uint8Array;
  readonly capacity: number;
  readonly team?: Team;
};

export type Team = {
  readonly people: readonly SkilledPerson[];
  /** Row → the people who can do its item: see `findEligiblePeople`. */
  readonly eligible: readonly (readonly number[])[];
};

/** A fit problem, and values derived from it that every step of `fit` reads. */
export type FitContext = FitProblem & {
  readonly blockers: Neighbours;
  readonly dependents: Neighbours;
  /** Rows by rank, with each blocker before the rows that depend on it. */
  readonly order: Uint32Array;
  readonly valueOrZero: Float64Array;
  readonly tolerantCapacity: number;
};

/** The reason for leaving out a row. */
export type ExclusionReason =
  | "no-size"
  | "no-value"
  | "too-large"
  | "blocked"
  | "no-skill"
  | "no-room"
  | "no-capacity";

export type ReasonByRow = (ExclusionReason | undefined)[];

/** The current choice. The steps of `fit` change all three arrays. */
export type Choice = {
  readonly isChosen: Uint8Array;
  readonly personByRow: Int32Array;
  readonly reasonByRow: ReasonByRow;
};

/** Drops each row that has no value and has no remaining dependent. */
export function dropValueless(
  { order, dependents, valueOrZero }: FitContext,
  isRemaining: (row: number) => boolean,
  drop: (row: number) => void,
): void {
  for (const row of order.toReversed()) {
    const isNeeded =
      (valueOrZero[row] as number) > 0 || neighboursAt(dependents, row).some(isRemaining);
    if (isRemaining(row) && !isNeeded) {
      drop(row);
    }
  }
}
