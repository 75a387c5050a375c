import { Failure } from "../../failure.ts";
import {
  addKanoAnswer,
  countKanoAnswers,
  type KanoAnswer,
  kanoAnswers,
  type KanoCounts,
  type KanoPair,
} from "../../models/arithmetic/kano-answers.ts";
import { type RowPatch } from "./row-reader.ts";

/** The maximum number of items in a file of answers. Their numbers of answers are in memory. */
export const answeredItemsMax = 10_000;

/** The maximum number of rows with answers, as in other imports. */
const rowsMax = 1_000_000;

/** A row with its line in the file. */
export type NumberedRow<P> = RowPatch<P> & { readonly line: number };

const tooManyRows =
  `The file has more than ${rowsMax} rows. Import the numbers of answers of each class instead, or ` +
  "add a column with the number of respondents with the same answers.";

const tooManyItems =
  `The file has answers about more than ${answeredItemsMax} items. If the ids identify ` +
  "responses, leave out their column with a map such as map=ID=. Otherwise, split the file.";

type Entry<P> = { readonly row: NumberedRow<P>; counts: KanoCounts };

/** The fields of a patch that identify an item. */
type Identity = {
  readonly external_id?: unknown;
  readonly source?: unknown;
  readonly title?: unknown;
};

/**
 * The answers of a Kano survey by item. Rows with the same id are about one item; so are rows
 * without an id that have the same title.
 */
export class AnswerTally<P extends object> {
  readonly #hasNumbers: boolean;
  readonly #entries = new Map<string, Entry<P>>();
  #rows = 0;
  #answers = 0;

  /** `hasNumbers`: each row states how many respondents gave its answers. */
  constructor(hasNumbers: boolean) {
    this.#hasNumbers = hasNumbers;
  }

  /**
   * Counts the answers of a row. Returns whether the item is new. Does not count a row that lacks
   * an answer or the number of answers. Throws "too-large" for too many rows or items.
   */
  add(row: NumberedRow<P>): "new" | "known" | "incomplete" {
    this.#rows += 1;
    if (this.#rows > rowsMax) {
      throw new Failure("too-large", tooManyRows);
    }
    const pair = this.#readPair(row);
    if (pair === undefined) {
      return "incomplete";
    }
    const key = formatIdentity(row);
    const known = this.#entries.get(key);
    this.#answers += pair.count ?? 1;
    if (known !== undefined) {
      known.counts = addKanoAnswer(known.counts, pair);
      return "known";
    }
    if (this.#entries.size >= answeredItemsMax) {
      throw new Failure("too-large", tooManyItems);
    }
    this.#entries.set(key, { row, counts: countKanoAnswers([pair]) });
    return "new";
  }

  /** Returns one row for each item, with the numbers of its answers as ratings. */
  rows(): NumberedRow<P>[] {
    return [...this.#entries.values()].map(({ row, counts }) => {
      const { answer: _, ...named } = row;
      return Object.assign(named, {
        patch: Object.assign({}, row.patch, { ratings: counts }),
      });
    });
  }

  /** Describes the answers for the report. */
  describe(): string {
    const items = this.#entries.size === 1 ? "1 item" : `${this.#entries.size} items`;
    const answers = this.#answers === 1 ? "1 pair" : `${this.#answers} pairs`;
    return `Counted ${answers} of answers about ${items}. They replace earlier answers.`;
  }

  #readPair({ answer = {} }: RowPatch<P>): KanoPair | undefined {
    const { functional, dysfunctional, answers } = answer;
    const count = this.#hasNumbers ? answers : 1;
    return isKanoAnswer(functional) && isKanoAnswer(dysfunctional) && typeof count === "number"
      ? { functional, dysfunctional, count }
      : undefined;
  }
}

function isKanoAnswer(value: unknown): value is KanoAnswer {
  return kanoAnswers.some((answer) => answer === value);
}

function formatIdentity<P extends object>({ id, patch }: RowPatch<P>): string {
  const { external_id: externalId, source, title }: Identity = patch;
  const isNamed = id === undefined && externalId === undefined && typeof title === "string";
  return JSON.stringify([id, externalId, source, isNamed && title.trim()]);
}
