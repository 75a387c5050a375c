import { type Neighbours, neighboursAt } from "./dependencies.ts";

/** Who could do the work. */
export type SkilledPerson = { readonly skills: readonly string[]; readonly capacity: number };

/** Nobody, in `personOf`. */
export const unassigned = -1;

/**
 * Who could do each row: people with every skill it needs, which are those of its words that are
 * somebody's skill. A row that needs none may be anybody's. Rows of the same needs share one list.
 */
export function findEligiblePeople(
  team: readonly SkilledPerson[],
  count: number,
  readWords: (row: number) => readonly string[],
): readonly (readonly number[])[] {
  const known = new Set(team.flatMap(({ skills }) => skills));
  const skillSets = team.map(({ skills }) => new Set(skills));
  const found = new Map<string, readonly number[]>();
  return Array.from({ length: count }, (_, row) => {
    const needs = readWords(row).filter((word) => known.has(word));
    const name = JSON.stringify(needs.toSorted((a, b) => (a < b ? -1 : 1)));
    const able = found.get(name) ?? findSkilledPeople(needs, skillSets);
    found.set(name, able);
    return able;
  });
}

function findSkilledPeople(
  needs: readonly string[],
  skillSets: readonly ReadonlySet<string>[],
): number[] {
  return skillSets.flatMap((skills, person) =>
    needs.every((need) => skills.has(need)) ? [person] : [],
  );
}

export type AssignmentState = {
  readonly size: Float64Array;
  readonly eligible: readonly (readonly number[])[];
  /** What each person has room for. */
  readonly remaining: Float64Array;
  readonly blockers: Neighbours;
};

/**
 * Gives each row, in turn, to the able person it leaves least room (best fit), if all that it waits
 * for was given to somebody. `personOf` and `rooms` are brought up to date.
 */
export function assignRows(
  order: Iterable<number>,
  personByRow: Int32Array,
  state: AssignmentState,
): void {
  for (const row of order) {
    const isReady = neighboursAt(state.blockers, row).every(
      (each) => personByRow[each] !== unassigned,
    );
    const person =
      isReady && personByRow[row] === unassigned ? findBestFit(row, state) : unassigned;
    if (person !== unassigned) {
      personByRow[row] = person;
      state.remaining[person] = (state.remaining[person] as number) - (state.size[row] as number);
    }
  }
}

function findBestFit(row: number, { size, eligible, remaining }: AssignmentState): number {
  let [best, least] = [unassigned, Number.POSITIVE_INFINITY];
  for (const person of eligible[row] ?? []) {
    const left = (remaining[person] as number) - (size[row] as number);
    if (left >= 0 && left < least) {
      [best, least] = [person, left];
    }
  }
  return best;
}
