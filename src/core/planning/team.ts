import { type Sliced } from "../slices.ts";
import { type Neighbours, neighboursAt } from "./dependencies.ts";

/** A member of the team: skills, and capacity in the unit of the sizes. */
export type SkilledPerson = { readonly skills: readonly string[]; readonly capacity: number };

/** The value in `personByRow` of a row without a person. */
export const unassigned = -1;

/**
 * Finds the people who have every skill that a row needs, for each row. A row needs those of its
 * labels that are a skill of at least one person. Without any such label, all people are eligible.
 * Rows with the same needs share one list.
 */
export function findEligiblePeople(
  team: readonly SkilledPerson[],
  count: number,
  readLabels: (row: number) => readonly string[],
): readonly (readonly number[])[] {
  const teamSkills = new Set(team.flatMap(({ skills }) => skills));
  const skillSets = team.map(({ skills }) => new Set(skills));
  const peopleByNeeds = new Map<string, readonly number[]>();
  return Array.from({ length: count }, (_, row) => {
    const needs = readLabels(row).filter((label) => teamSkills.has(label));
    const key = JSON.stringify(needs.toSorted((a, b) => (a < b ? -1 : 1)));
    const people = peopleByNeeds.get(key) ?? findSkilledPeople(needs, skillSets);
    peopleByNeeds.set(key, people);
    return people;
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

/** The cost of comparing one person: see `Sliced`. */
const personCost = 1 / 16;

/** The input of `assignRows`, and the remaining capacities, which it updates. */
export type AssignmentState = {
  readonly size: Float64Array;
  readonly eligible: readonly (readonly number[])[];
  /** Person → remaining capacity. */
  readonly remaining: Float64Array;
  readonly blockers: Neighbours;
};

/**
 * Assigns each row, in order, to the eligible person with the least capacity left afterwards (best
 * fit). Skips rows with an unassigned blocker. Updates `personByRow` and `state.remaining` in
 * place.
 */
export function* assignRows(
  order: Iterable<number>,
  personByRow: Int32Array,
  state: AssignmentState,
): Sliced<void> {
  for (const row of order) {
    const isReady = neighboursAt(state.blockers, row).every(
      (blocker) => personByRow[blocker] !== unassigned,
    );
    const person =
      isReady && personByRow[row] === unassigned ? findBestFit(row, state) : unassigned;
    if (person !== unassigned) {
      personByRow[row] = person;
      state.remaining[person] = (state.remaining[person] as number) - (state.size[row] as number);
    }
    yield (state.eligible[row]?.length ?? 0) * personCost;
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
