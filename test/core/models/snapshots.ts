import fc from "fast-check";
import { type StringColumn } from "../../../src/core/columns/string-column.ts";
import { type Interval, priorities, type Rating } from "../../../src/core/item/item.ts";
import { type Criterion, type RatedItem } from "../../../src/core/models/model.ts";
import { type Snapshot, noDay, type RatingColumn } from "../../../src/core/snapshot/snapshot.ts";

/** Builds a snapshot of items with only ratings, a priority and a date. Uses no Node API. */
export function buildSnapshot(items: readonly RatedItem[]): Snapshot {
  const count = items.length;
  const emptyColumn: StringColumn = { codes: new Uint32Array(count), values: [""] };
  const keys = new Set(items.flatMap(({ ratings }) => Object.keys(ratings)));
  return {
    workspace: "wsp_test",
    generation: 1,
    statuses: {},
    at: 0,
    count,
    number: Int32Array.from(items, ({ number }, row) => number ?? row + 1),
    created: Float64Array.from(items, ({ createdAt }) => createdAt ?? 0),
    size: new Float64Array(count).fill(Number.NaN),
    start: new Int32Array(count).fill(noDay),
    due: new Int32Array(count).fill(noDay),
    facets: {
      type: new Uint8Array(count),
      priority: Uint8Array.from(items, ({ priority }) =>
        priority === undefined ? 0 : priorities.indexOf(priority) + 1,
      ),
      status: emptyColumn,
      assignee: emptyColumn,
      team: emptyColumn,
      labels: { ...emptyColumn, offsets: new Uint32Array(count + 1) },
      parent: new Int32Array(count),
    },
    ratings: new Map([...keys].toSorted().map((key) => [key, buildRatingColumn(items, key)])),
  };
}

/** Returns arbitrary items with ratings of some criteria, by default also outside the range. */
export function arbitraryItems(
  criteria: readonly Criterion[],
  options: { readonly isWithin?: boolean; readonly isComplete?: boolean } = {},
): fc.Arbitrary<RatedItem[]> {
  return fc.array(arbitraryItem(criteria, options), { minLength: 1, maxLength: 12 });
}

/** Returns an arbitrary item with ratings of some criteria, as numbers or intervals. */
export function arbitraryItem(
  criteria: readonly Criterion[],
  { isWithin = false, isComplete = false }: { isWithin?: boolean; isComplete?: boolean } = {},
): fc.Arbitrary<RatedItem> {
  const entries = criteria.map((criterion) => {
    const entry = arbitraryRating(criterion, isWithin).map((rating) => [
      [criterion.key, rating] as const,
    ]);
    return isComplete ? entry : fc.option(entry, { nil: [], freq: 3 });
  });
  return fc.record({
    ratings: fc.tuple(...entries).map((present) => Object.fromEntries(present.flat())),
    priority: fc.option(fc.constantFrom(...priorities), { nil: undefined }),
    createdAt: fc.integer({ min: 0, max: 4e12 }),
  });
}

function arbitraryRating({ min, max }: Criterion, isWithin: boolean): fc.Arbitrary<Rating> {
  const inside = fc.double({ min, max: Math.min(max, 1e6), noNaN: true });
  const anywhere = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  const number = isWithin
    ? inside
    : fc.oneof({ weight: 6, arbitrary: inside }, anywhere, fc.constantFrom(min, max, 0, -0));
  const interval = fc.tuple(number, number, number).map(toInterval);
  return fc.oneof({ weight: 3, arbitrary: number }, interval);
}

function toInterval(numbers: readonly number[]): Interval {
  const [low = 0, likely = 0, high = 0] = numbers.toSorted((a, b) => a - b);
  return { low, likely, high };
}

function buildRatingColumn(items: readonly RatedItem[], key: string): RatingColumn {
  const ratings = items.map((item) => item.ratings[key]);
  const buildEnd = (end: keyof Interval) =>
    Float64Array.from(ratings, (rating) =>
      typeof rating === "object" ? rating[end] : (rating ?? Number.NaN),
    );
  const hasInterval = ratings.some((rating) => typeof rating === "object");
  return {
    likely: buildEnd("likely"),
    ...(hasInterval && { low: buildEnd("low"), high: buildEnd("high") }),
  };
}
