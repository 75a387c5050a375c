import { type Neighbours, neighboursAt } from "./waits.ts";

/** Who could do the work. */
export type Worker = { readonly skills: readonly string[]; readonly capacity: number };

/** Nobody, in `personOf`. */
export const nobody = -1;

/**
 * Who could do each row: people with every skill it needs, which are those of its words that are
 * somebody's skill. A row that needs none may be anybody's. Rows of the same needs share one list.
 */
export function ableFor(
  team: readonly Worker[],
  count: number,
  wordsOf: (row: number) => readonly string[],
): readonly (readonly number[])[] {
  const known = new Set(team.flatMap(({ skills }) => skills));
  const skillsOf = team.map(({ skills }) => new Set(skills));
  const found = new Map<string, readonly number[]>();
  return Array.from({ length: count }, (_, row) => {
    const needs = wordsOf(row).filter((word) => known.has(word));
    const name = JSON.stringify(needs.toSorted((a, b) => (a < b ? -1 : 1)));
    const able = found.get(name) ?? peopleWith(needs, skillsOf);
    found.set(name, able);
    return able;
  });
}

function peopleWith(needs: readonly string[], skillsOf: readonly ReadonlySet<string>[]): number[] {
  return skillsOf.flatMap((skills, person) =>
    needs.every((need) => skills.has(need)) ? [person] : [],
  );
}

export type Rooms = {
  readonly size: Float64Array;
  readonly able: readonly (readonly number[])[];
  /** What each person has room for. */
  readonly rooms: Float64Array;
  readonly blockers: Neighbours;
};

/**
 * Gives each row, in turn, to the able person it leaves least room (best fit), if all that it waits
 * for was given to somebody. `personOf` and `rooms` are brought up to date.
 */
export function giveOut(order: Iterable<number>, personOf: Int32Array, about: Rooms): void {
  for (const row of order) {
    const isReady = neighboursAt(about.blockers, row).every((each) => personOf[each] !== nobody);
    const person = isReady && personOf[row] === nobody ? bestFit(row, about) : nobody;
    if (person !== nobody) {
      personOf[row] = person;
      about.rooms[person] = (about.rooms[person] as number) - (about.size[row] as number);
    }
  }
}

function bestFit(row: number, { size, able, rooms }: Rooms): number {
  let [best, least] = [nobody, Number.POSITIVE_INFINITY];
  for (const person of able[row] ?? []) {
    const left = (rooms[person] as number) - (size[row] as number);
    if (left >= 0 && left < least) {
      [best, least] = [person, left];
    }
  }
  return best;
}
