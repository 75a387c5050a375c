import { LayeredMap } from "../columns/layered-map.ts";
import { type RatingColumn } from "../snapshot/snapshot.ts";
import { financialCriteria } from "./criteria.ts";
import { type Derivation, type DerivationInputs } from "./derivation.ts";
import { derivations } from "./derivations.ts";

type ColumnsByKey = ReadonlyMap<string, RatingColumn>;

/** The financial criteria whose lower values are better. */
const lowerIsBetter: ReadonlySet<string> = new Set(
  financialCriteria.filter(({ direction }) => direction === "down").map(({ key }) => key),
);

const emptyColumn = new Float64Array(0);

const derivedViews = new WeakMap<ColumnsByKey, ColumnsByKey>();

/**
 * Returns a view of the ratings that also contains the derived criteria. The view derives a column
 * on first access and caches it for the lifetime of `ratings`. Manual ratings take precedence.
 * Iterating over the view gives only the original ratings. Without inputs for any derivation, the
 * function returns `ratings` itself.
 */
export function withDerived(ratings: ColumnsByKey, count: number): ColumnsByKey {
  if (countDerivedColumns(ratings) === 0) {
    return ratings;
  }
  const view = derivedViews.get(ratings) ?? buildDerivedView(ratings, count);
  derivedViews.set(ratings, view);
  return view;
}

/** Counts the columns that can be derived from these ratings and cached with the snapshot. */
export function countDerivedColumns(ratings: ColumnsByKey): number {
  let derived = 0;
  for (const derivation of derivations.values()) {
    if (canDerive(ratings, derivation)) {
      derived += hasIntervals(ratings, derivation.reads) ? 3 : 1;
    }
  }
  return derived;
}

/** Lists the inputs of a derived criterion; empty for other criteria. */
export function listInputs(key: string): readonly string[] {
  return derivations.get(key)?.reads ?? [];
}

function buildDerivedView(ratings: ColumnsByKey, count: number): ColumnsByKey {
  const cache = new Map<string, RatingColumn>();
  return new LayeredMap(ratings, (key) => {
    const derivation = derivations.get(key);
    if (derivation === undefined || !canDerive(ratings, derivation)) {
      return undefined;
    }
    const column =
      cache.get(key) ?? fillFromDerived(ratings.get(key), deriveColumn(ratings, count, key));
    cache.set(key, column);
    return column;
  });
}

function canDerive(ratings: ColumnsByKey, { reads, needs }: Derivation): boolean {
  return needs === "any" ? reads.some((key) => ratings.has(key)) : ratings.has(reads[0] ?? "");
}

function hasIntervals(ratings: ColumnsByKey, keys: readonly string[]): boolean {
  return keys.some((key) => ratings.get(key)?.low !== undefined);
}

/** Derives a column from the likely values and, if an input has intervals, from both ends. */
function deriveColumn(ratings: ColumnsByKey, count: number, key: string): RatingColumn {
  const likely = deriveValues(key, { count, readValues: (input) => ratings.get(input)?.likely });
  if (!hasIntervals(ratings, listInputs(key))) {
    return { likely };
  }
  const deriveEnd = (end: "worse" | "better") =>
    deriveValues(key, { count, readValues: pickEnd(ratings, key, end) });
  return bracketColumn(likely, deriveEnd("worse"), deriveEnd("better"));
}

function deriveValues(key: string, inputs: DerivationInputs): Float64Array {
  const { reads, derive } = derivations.get(key) as Derivation;
  return derive(inputs, inputs.readValues(reads[0] ?? "") ?? emptyColumn);
}

/** Returns a reader of the inputs of a derivation, all at their worse or better ends. */
function pickEnd(
  ratings: ColumnsByKey,
  derived: string,
  end: "worse" | "better",
): DerivationInputs["readValues"] {
  const falls = derivations.get(derived)?.falls ?? lowerIsBetter;
  return (key) => {
    const { likely, low = likely, high = likely } = ratings.get(key) ?? {};
    return falls.has(key) === (end === "worse") ? high : low;
  };
}

/**
 * Builds intervals from the minimum and maximum of three values; a missing end is the likely value.
 */
function bracketColumn(
  likely: Float64Array,
  worse: Float64Array,
  better: Float64Array,
): RatingColumn {
  const readValue = (column: Float64Array, row: number) => {
    const value = column[row] as number;
    return Number.isNaN(value) ? (likely[row] as number) : value;
  };
  return {
    likely,
    low: likely.map((value, row) => Math.min(value, readValue(worse, row), readValue(better, row))),
    high: likely.map((value, row) =>
      Math.max(value, readValue(worse, row), readValue(better, row)),
    ),
  };
}

/** Fills the gaps of manual ratings with derived values. */
function fillFromDerived(rated: RatingColumn | undefined, derived: RatingColumn): RatingColumn {
  if (rated === undefined) {
    return derived;
  }
  const likely = fillMissing(rated.likely, derived.likely);
  const hasInterval = rated.low !== undefined || derived.low !== undefined;
  return {
    likely,
    ...(hasInterval && {
      low: fillMissing(rated.low ?? rated.likely, derived.low ?? derived.likely),
      high: fillMissing(rated.high ?? rated.likely, derived.high ?? derived.likely),
    }),
  };
}

function fillMissing(column: Float64Array, fallback: Float64Array): Float64Array {
  return column.map((value, row) => (Number.isNaN(value) ? (fallback[row] ?? Number.NaN) : value));
}
