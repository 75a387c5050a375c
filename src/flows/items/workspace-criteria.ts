import { limits } from "../../contract/limits.ts";
import { type Fault } from "../../core/failure.ts";
import { type Rating } from "../../core/item/item.ts";

type RatingChanges = Readonly<Record<string, Rating | null>>;

/**
 * The criteria of a workspace after some planned changes. A workspace has a limited number of them,
 * because every criterion is a column of each snapshot.
 */
export class WorkspaceCriteria {
  readonly #stored: ReadonlySet<string>;
  readonly #added = new Set<string>();

  constructor(stored: ReadonlySet<string>) {
    this.#stored = stored;
  }

  /** The criteria that the planned changes add. */
  get added(): readonly string[] {
    return [...this.#added];
  }

  /** Returns a fault for each new criterion of a change beyond the limit of a workspace. */
  findFaults(ratings: RatingChanges = {}): Fault[] {
    const { workspaceCriteriaMax: max } = limits;
    const room = Math.max(0, max - this.#stored.size - this.#added.size);
    return this.#listNew(ratings)
      .slice(room)
      .map((criterion) => ({
        pointer: `/ratings/${criterion}`,
        detail: `The workspace has ${max} criteria, the maximum, so it cannot add ${criterion}. Use one of its criteria.`,
      }));
  }

  /** Adds the new criteria of a change. */
  add(ratings: RatingChanges = {}): void {
    for (const criterion of this.#listNew(ratings)) {
      this.#added.add(criterion);
    }
  }

  #listNew(ratings: RatingChanges): string[] {
    return Object.keys(ratings).filter(
      (criterion) =>
        ratings[criterion] !== null && !this.#stored.has(criterion) && !this.#added.has(criterion),
    );
  }
}
