import { type Board, type BoardRow, type Facets, noDay, type RatingColumn } from "./board.ts";
import { Dictionary } from "./coded.ts";
import { type Rating } from "./item.ts";

/** What names a board. */
export type BoardName = Pick<Board, "workspace" | "generation" | "at">;

type DraftColumn = { likely: Float64Array; low?: Float64Array; high?: Float64Array };

/**
 * Collects rows into columns. Room for `capacity` rows is taken at once; rows come in order of
 * their numbers. O(1) a row and criterion.
 */
export class BoardMaker {
  readonly #capacity: number;
  #count = 0;
  readonly #number: Int32Array;
  readonly #created: Float64Array;
  readonly #size: Float64Array;
  readonly #start: Int32Array;
  readonly #due: Int32Array;
  readonly #type: Uint8Array;
  readonly #priority: Uint8Array;
  readonly #parent: Int32Array;
  readonly #status: Uint32Array;
  readonly #assignee: Uint32Array;
  readonly #team: Uint32Array;
  readonly #labelOffsets: Uint32Array;
  readonly #labelCodes: number[] = [];
  readonly #statuses = new Dictionary();
  readonly #assignees = new Dictionary();
  readonly #teams = new Dictionary();
  readonly #labels = new Dictionary();
  readonly #ratings = new Map<string, DraftColumn>();

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#number = new Int32Array(capacity);
    this.#created = new Float64Array(capacity);
    this.#size = new Float64Array(capacity);
    this.#start = new Int32Array(capacity);
    this.#due = new Int32Array(capacity);
    this.#type = new Uint8Array(capacity);
    this.#priority = new Uint8Array(capacity);
    this.#parent = new Int32Array(capacity);
    this.#status = new Uint32Array(capacity);
    this.#assignee = new Uint32Array(capacity);
    this.#team = new Uint32Array(capacity);
    this.#labelOffsets = new Uint32Array(capacity + 1);
  }

  add(row: BoardRow): void {
    const at = this.#count;
    this.#number[at] = row.number;
    this.#created[at] = row.created;
    this.#size[at] = row.size ?? Number.NaN;
    this.#start[at] = row.start ?? noDay;
    this.#due[at] = row.due ?? noDay;
    this.#type[at] = row.type;
    this.#priority[at] = row.priority;
    this.#parent[at] = row.parent;
    this.#status[at] = this.#statuses.codeOf(row.status);
    this.#assignee[at] = this.#assignees.codeOf(row.assignee);
    this.#team[at] = this.#teams.codeOf(row.team);
    for (const label of row.labels) {
      this.#labelCodes.push(this.#labels.codeOf(label));
    }
    this.#labelOffsets[at + 1] = this.#labelCodes.length;
    this.#rate(at, row.ratings);
    this.#count = at + 1;
  }

  make(name: BoardName): Board {
    const count = this.#count;
    return {
      ...name,
      count,
      number: this.#number.slice(0, count),
      created: this.#created.slice(0, count),
      size: this.#size.slice(0, count),
      start: this.#start.slice(0, count),
      due: this.#due.slice(0, count),
      facets: this.#facets(),
      ratings: this.#columns(),
    };
  }

  #rate(at: number, ratings: BoardRow["ratings"]): void {
    for (const criterion in ratings) {
      const rating = ratings[criterion];
      if (rating !== undefined) {
        this.#set(criterion, at, rating);
      }
    }
  }

  #set(criterion: string, at: number, rating: Rating): void {
    const column = this.#columnOf(criterion);
    if (typeof rating === "number") {
      column.likely[at] = rating;
      setBounds(column, at, { low: rating, high: rating });
      return;
    }
    column.likely[at] = rating.likely;
    column.low ??= column.likely.slice();
    column.high ??= column.likely.slice();
    setBounds(column, at, rating);
  }

  #columnOf(criterion: string): DraftColumn {
    const known = this.#ratings.get(criterion);
    if (known !== undefined) {
      return known;
    }
    const column = { likely: new Float64Array(this.#capacity).fill(Number.NaN) };
    this.#ratings.set(criterion, column);
    return column;
  }

  #facets(): Facets {
    const count = this.#count;
    return {
      type: this.#type.slice(0, count),
      priority: this.#priority.slice(0, count),
      parent: this.#parent.slice(0, count),
      status: { codes: this.#status.slice(0, count), words: this.#statuses.words },
      assignee: { codes: this.#assignee.slice(0, count), words: this.#assignees.words },
      team: { codes: this.#team.slice(0, count), words: this.#teams.words },
      labels: {
        offsets: this.#labelOffsets.slice(0, count + 1),
        codes: Uint32Array.from(this.#labelCodes),
        words: this.#labels.words,
      },
    };
  }

  #columns(): Map<string, RatingColumn> {
    const inOrder = [...this.#ratings].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const columns = new Map<string, RatingColumn>();
    for (const [criterion, { likely, low, high }] of inOrder) {
      columns.set(criterion, {
        likely: likely.slice(0, this.#count),
        ...(low && high && { low: low.slice(0, this.#count), high: high.slice(0, this.#count) }),
      });
    }
    return columns;
  }
}

function setBounds(
  { low, high }: DraftColumn,
  at: number,
  said: { low: number; high: number },
): void {
  if (low !== undefined && high !== undefined) {
    low[at] = said.low;
    high[at] = said.high;
  }
}
