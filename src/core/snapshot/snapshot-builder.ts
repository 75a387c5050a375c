import { CodesBuilder, trimColumn, NumberColumnBuilder } from "../columns/column-builders.ts";
import { Dictionary } from "../columns/string-column.ts";
import { type Rating } from "../item/item.ts";
import { assembleSnapshot, assembleRatings } from "./snapshot-columns.ts";
import {
  type Snapshot,
  type SnapshotRow,
  type Facets,
  noDay,
  type RatingColumn,
  type SnapshotMetadata,
} from "./snapshot.ts";

type Float64Builder = NumberColumnBuilder<Float64Array>;

type RatingColumnBuilder = {
  readonly likely: Float64Builder;
  low?: Float64Builder;
  high?: Float64Builder;
};

const float64Sample = new Float64Array();
const int32Sample = new Int32Array();

/**
 * A builder of snapshots. It allocates columns for `capacity` rows at once. Add rows in order of
 * their numbers; each rating costs O(1). Do not use the builder after `build`.
 */
export class SnapshotBuilder {
  readonly #capacity: number;
  #count = 0;
  readonly #number: Int32Array;
  readonly #created: Float64Array;
  readonly #size: Float64Builder;
  readonly #start: NumberColumnBuilder<Int32Array>;
  readonly #due: NumberColumnBuilder<Int32Array>;
  readonly #type: Uint8Array;
  readonly #priority: Uint8Array;
  readonly #parent: Int32Array;
  readonly #status: CodesBuilder;
  readonly #assignee: CodesBuilder;
  readonly #team: CodesBuilder;
  readonly #labelOffsets: Uint32Array;
  readonly #labelCodes: CodesBuilder;
  #labelCount = 0;
  readonly #statuses = new Dictionary();
  readonly #assignees = new Dictionary();
  readonly #teams = new Dictionary();
  readonly #labels = new Dictionary();
  readonly #ratings = new Map<string, RatingColumnBuilder>();

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#number = new Int32Array(capacity);
    this.#created = new Float64Array(capacity);
    this.#size = new NumberColumnBuilder(float64Sample, capacity, Number.NaN);
    this.#start = new NumberColumnBuilder(int32Sample, capacity, noDay);
    this.#due = new NumberColumnBuilder(int32Sample, capacity, noDay);
    this.#type = new Uint8Array(capacity);
    this.#priority = new Uint8Array(capacity);
    this.#parent = new Int32Array(capacity);
    this.#status = new CodesBuilder(capacity);
    this.#assignee = new CodesBuilder(capacity);
    this.#team = new CodesBuilder(capacity);
    this.#labelOffsets = new Uint32Array(capacity + 1);
    this.#labelCodes = new CodesBuilder(capacity);
  }

  add(row: SnapshotRow): void {
    const index = this.#count;
    this.#number[index] = row.number;
    this.#created[index] = row.created;
    this.#size.set(index, row.size ?? Number.NaN);
    this.#start.set(index, row.start ?? noDay);
    this.#due.set(index, row.due ?? noDay);
    this.#type[index] = row.type;
    this.#priority[index] = row.priority;
    this.#parent[index] = row.parent;
    this.#status.set(index, this.#statuses.encode(row.status));
    this.#assignee.set(index, this.#assignees.encode(row.assignee));
    this.#team.set(index, this.#teams.encode(row.team));
    for (const label of row.labels) {
      this.#labelCodes.set(this.#labelCount, this.#labels.encode(label));
      this.#labelCount += 1;
    }
    this.#labelOffsets[index + 1] = this.#labelCount;
    this.#addRatings(index, row.ratings);
    this.#count = index + 1;
  }

  build(key: SnapshotMetadata): Snapshot {
    const count = this.#count;
    return assembleSnapshot(
      {
        ...key,
        count,
        number: trimColumn(this.#number, count),
        created: trimColumn(this.#created, count),
        facets: this.#buildFacets(),
        ratings: this.#buildRatings(),
      },
      {
        size: this.#size.build(count),
        start: this.#start.build(count),
        due: this.#due.build(count),
      },
    );
  }

  #addRatings(index: number, ratings: SnapshotRow["ratings"]): void {
    for (const criterion in ratings) {
      const rating = ratings[criterion];
      if (rating !== undefined) {
        this.#addRating(criterion, index, rating);
      }
    }
  }

  #addRating(criterion: string, index: number, rating: Rating): void {
    const column = this.#getRatingColumn(criterion);
    if (typeof rating === "number") {
      column.likely.set(index, rating);
      column.low?.set(index, rating);
      column.high?.set(index, rating);
      return;
    }
    column.likely.set(index, rating.likely);
    column.low ??= column.likely.copy();
    column.high ??= column.likely.copy();
    column.low.set(index, rating.low);
    column.high.set(index, rating.high);
  }

  #getRatingColumn(criterion: string): RatingColumnBuilder {
    const existing = this.#ratings.get(criterion);
    if (existing !== undefined) {
      return existing;
    }
    const column = { likely: new NumberColumnBuilder(float64Sample, this.#capacity, Number.NaN) };
    this.#ratings.set(criterion, column);
    return column;
  }

  #buildFacets(): Facets {
    const count = this.#count;
    return {
      type: trimColumn(this.#type, count),
      priority: trimColumn(this.#priority, count),
      parent: trimColumn(this.#parent, count),
      status: { codes: this.#status.build(count), values: this.#statuses.values },
      assignee: { codes: this.#assignee.build(count), values: this.#assignees.values },
      team: { codes: this.#team.build(count), values: this.#teams.values },
      labels: {
        offsets: trimColumn(this.#labelOffsets, count + 1),
        codes: this.#labelCodes.build(this.#labelCount),
        values: this.#labels.values,
      },
    };
  }

  #buildRatings(): Map<string, RatingColumn> {
    const sorted = [...this.#ratings].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const columns = new Map<string, RatingColumn>();
    for (const [criterion, { likely, low, high }] of sorted) {
      const bounds = low && high && { low: low.build(this.#count), high: high.build(this.#count) };
      columns.set(criterion, assembleRatings({ likely: likely.build(this.#count), ...bounds }));
    }
    return columns;
  }
}
