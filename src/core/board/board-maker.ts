import { Dictionary } from "../columns/coded.ts";
import { CodesDraft, fitted, NumberDraft } from "../columns/draft-columns.ts";
import { type Rating } from "../item/item.ts";
import { boardWith, ratingsWith } from "./board-columns.ts";
import { type Board, type BoardRow, type Facets, noDay, type RatingColumn } from "./board.ts";

/** What names a board. */
export type BoardName = Pick<Board, "workspace" | "generation" | "at">;

type Doubles = NumberDraft<Float64Array>;

type DraftColumn = { readonly likely: Doubles; low?: Doubles; high?: Doubles };

const doubles = new Float64Array();
const integers = new Int32Array();

/**
 * Collects rows into columns. Room for `capacity` rows is taken at once; rows come in order of
 * their numbers. O(1) a row and criterion. It is done with when its board is made.
 */
export class BoardMaker {
  readonly #capacity: number;
  #count = 0;
  readonly #number: Int32Array;
  readonly #created: Float64Array;
  readonly #size: Doubles;
  readonly #start: NumberDraft<Int32Array>;
  readonly #due: NumberDraft<Int32Array>;
  readonly #type: Uint8Array;
  readonly #priority: Uint8Array;
  readonly #parent: Int32Array;
  readonly #status: CodesDraft;
  readonly #assignee: CodesDraft;
  readonly #team: CodesDraft;
  readonly #labelOffsets: Uint32Array;
  readonly #labelCodes: CodesDraft;
  #labelCount = 0;
  readonly #statuses = new Dictionary();
  readonly #assignees = new Dictionary();
  readonly #teams = new Dictionary();
  readonly #labels = new Dictionary();
  readonly #ratings = new Map<string, DraftColumn>();

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#number = new Int32Array(capacity);
    this.#created = new Float64Array(capacity);
    this.#size = new NumberDraft(doubles, capacity, Number.NaN);
    this.#start = new NumberDraft(integers, capacity, noDay);
    this.#due = new NumberDraft(integers, capacity, noDay);
    this.#type = new Uint8Array(capacity);
    this.#priority = new Uint8Array(capacity);
    this.#parent = new Int32Array(capacity);
    this.#status = new CodesDraft(capacity);
    this.#assignee = new CodesDraft(capacity);
    this.#team = new CodesDraft(capacity);
    this.#labelOffsets = new Uint32Array(capacity + 1);
    this.#labelCodes = new CodesDraft(capacity);
  }

  add(row: BoardRow): void {
    const at = this.#count;
    this.#number[at] = row.number;
    this.#created[at] = row.created;
    this.#size.set(at, row.size ?? Number.NaN);
    this.#start.set(at, row.start ?? noDay);
    this.#due.set(at, row.due ?? noDay);
    this.#type[at] = row.type;
    this.#priority[at] = row.priority;
    this.#parent[at] = row.parent;
    this.#status.set(at, this.#statuses.codeOf(row.status));
    this.#assignee.set(at, this.#assignees.codeOf(row.assignee));
    this.#team.set(at, this.#teams.codeOf(row.team));
    for (const label of row.labels) {
      this.#labelCodes.set(this.#labelCount, this.#labels.codeOf(label));
      this.#labelCount += 1;
    }
    this.#labelOffsets[at + 1] = this.#labelCount;
    this.#rate(at, row.ratings);
    this.#count = at + 1;
  }

  make(name: BoardName): Board {
    const count = this.#count;
    return boardWith(
      {
        ...name,
        count,
        number: fitted(this.#number, count),
        created: fitted(this.#created, count),
        facets: this.#facets(),
        ratings: this.#columns(),
      },
      {
        size: this.#size.take(count),
        start: this.#start.take(count),
        due: this.#due.take(count),
      },
    );
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
      column.likely.set(at, rating);
      column.low?.set(at, rating);
      column.high?.set(at, rating);
      return;
    }
    column.likely.set(at, rating.likely);
    column.low ??= column.likely.copy();
    column.high ??= column.likely.copy();
    column.low.set(at, rating.low);
    column.high.set(at, rating.high);
  }

  #columnOf(criterion: string): DraftColumn {
    const known = this.#ratings.get(criterion);
    if (known !== undefined) {
      return known;
    }
    const column = { likely: new NumberDraft(doubles, this.#capacity, Number.NaN) };
    this.#ratings.set(criterion, column);
    return column;
  }

  #facets(): Facets {
    const count = this.#count;
    return {
      type: fitted(this.#type, count),
      priority: fitted(this.#priority, count),
      parent: fitted(this.#parent, count),
      status: { codes: this.#status.take(count), words: this.#statuses.words },
      assignee: { codes: this.#assignee.take(count), words: this.#assignees.words },
      team: { codes: this.#team.take(count), words: this.#teams.words },
      labels: {
        offsets: fitted(this.#labelOffsets, count + 1),
        codes: this.#labelCodes.take(this.#labelCount),
        words: this.#labels.words,
      },
    };
  }

  #columns(): Map<string, RatingColumn> {
    const inOrder = [...this.#ratings].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const columns = new Map<string, RatingColumn>();
    for (const [criterion, { likely, low, high }] of inOrder) {
      const bounds = low && high && { low: low.take(this.#count), high: high.take(this.#count) };
      columns.set(criterion, ratingsWith({ likely: likely.take(this.#count), ...bounds }));
    }
    return columns;
  }
}
