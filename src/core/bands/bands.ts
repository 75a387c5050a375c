import { failureFromFault } from "../failure.ts";
import { mayBeNonMonotone } from "../financials/monotonicity.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import {
  type Definition,
  type Scores,
  type WeightedCriterion,
  type ModelInUse,
} from "../models/model.ts";
import { listOrderingCriteria, computeSortValues } from "../ranking/sort-values.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";

/** What an unrated criterion may be: anything in its range, or nothing that counts. */
export type MissingPolicy = "ranges" | "absent";

/** From where to where something of each row may lie. Both along the rows. */
export type BandEdges = {
  /** −Infinity where the row may have none: it has none today, or none at one of its ends. */
  readonly low: Float64Array;
  /** Infinity where the best end gives no number, as of a divisor that may be 0; −Infinity where nothing gives one. */
  readonly high: Float64Array;
};

/** From where to where the score of each row may lie. */
export type Bands = BandEdges & {
  readonly scores: Scores;
  /** The same with what breaks ties, where something does: by these items are told apart. */
  readonly rankEdges: BandEdges;
};

/** Kinds that may score a better rating lower: their ends need not be the ends of the scores. */
const nonMonotoneKinds: ReadonlySet<string> = new Set(["formula", "kano"]);

/** Whether the bands of a model are exact, and not only what both ends of its ratings give. */
export function areBandsExact({ ratings }: Snapshot, definition: Definition): boolean {
  const { kind, tieBreak } = definition;
  const isStraight = !nonMonotoneKinds.has(kind) && !nonMonotoneKinds.has(tieBreak?.kind ?? "");
  return (
    isStraight &&
    !listOrderingCriteria(definition).some(({ key }) => mayBeNonMonotone(ratings, key))
  );
}

/**
 * The score of each row at the pessimistic and at the optimistic end of all its ratings.
 *
 *     low  = score with every rating at its worse end: `low` of what goes up, `high` of what goes down
 *     high = score with every rating at its better end
 *
 * A rating that is a point is both of its ends. An unrated one is the whole range of its criterion
 * (`ranges`), or stays out as it does of the score (`absent`). A model that never scores a better
 * rating lower has exactly these ends; of `formula` and `kano` the band is what both ends and the
 * likely ratings give. A band always holds the score of today. Where another model breaks ties, its
 * ratings have their ends, too: items of one score are told apart by what breaks them.
 *
 * Refuses a model whose scores depend on the other items: its ends would be those of every item.
 */
export function computeBands(snapshot: Snapshot, inUse: ModelInUse, missing: MissingPolicy): Bands {
  const { model, definition } = inUse;
  if (definition.relative) {
    const detail = `"${inUse.id}" scores items against each other: there are no bands of one alone.`;
    throw failureFromFault("invalid", { parameter: "model", detail });
  }
  return buildBands({
    likely: model.rate(snapshot, definition),
    worst: model.rate(
      buildEndSnapshot(snapshot, definition, { end: "worst", missing }),
      definition,
    ),
    best: model.rate(buildEndSnapshot(snapshot, definition, { end: "best", missing }), definition),
  });
}

type ThreePoint<T> = { readonly likely: T; readonly worst: T; readonly best: T };

/** The bands of scores at the likely ratings and at both ends of them. */
export function buildBands({ likely, worst, best }: ThreePoint<Scores>): Bands {
  const edges = computeEdges({ likely: likely.value, worst: worst.value, best: best.value });
  const { tie } = likely;
  if (tie === undefined) {
    return { ...edges, scores: likely, rankEdges: edges };
  }
  const ties = computeEdges({ likely: tie, worst: worst.tie ?? tie, best: best.tie ?? tie });
  const rankEdges = {
    low: computeSortValues({ value: edges.low, tie: ties.low }),
    high: computeSortValues({ value: edges.high, tie: ties.high }),
  };
  return { ...edges, scores: likely, rankEdges };
}

function computeEdges(ends: ThreePoint<Float64Array>): BandEdges {
  const count = ends.likely.length;
  const [low, high] = [new Float64Array(count), new Float64Array(count)];
  for (let row = 0; row < count; row += 1) {
    const likely = ends.likely[row] as number;
    const worst = ends.worst[row] as number;
    const best = ends.best[row] as number;
    // NaN where one of them gives no number, as at a divisor of 0: then it may have no score.
    const least = Math.min(worst, likely, best);
    low[row] = Number.isNaN(least) ? Number.NEGATIVE_INFINITY : least;
    high[row] = computeHigh(worst, likely, best);
  }
  return { low, high };
}

function computeHigh(worst: number, likely: number, best: number): number {
  const some = Math.max(nanToLowest(worst), nanToLowest(likely));
  const isBeyond = Number.isNaN(best) && some > Number.NEGATIVE_INFINITY;
  return isBeyond ? Number.POSITIVE_INFINITY : Math.max(some, nanToLowest(best));
}

function nanToLowest(score: number): number {
  return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
}

/** One end of all ratings. */
export type RatingEnd = { readonly end: "worst" | "best"; readonly missing: MissingPolicy };

/** The board with every rating of a definition's at one end. Columns without a width are shared. */
export function buildEndSnapshot(
  snapshot: Snapshot,
  definition: Definition,
  end: RatingEnd,
): Snapshot {
  const columns = toModelColumns(snapshot).ratings;
  const ratings = new Map(snapshot.ratings);
  // The last to say where a rating ends is the score's own criterion, if a tie break reads it, too.
  for (const criterion of listOrderingCriteria(definition).toReversed()) {
    const column = buildEndColumn(columns.get(criterion.key), criterion, {
      ...end,
      count: snapshot.count,
    });
    if (column !== undefined) {
      ratings.set(criterion.key, { likely: column });
    }
  }
  return { ...snapshot, ratings };
}

function buildEndColumn(
  column: RatingColumn | undefined,
  { min, max, direction }: WeightedCriterion,
  { end, missing, count }: RatingEnd & { readonly count: number },
): Float64Array | undefined {
  const isLow = (direction === "up") === (end === "worst");
  const ratings = (isLow ? column?.low : column?.high) ?? column?.likely;
  if (missing === "absent") {
    return ratings;
  }
  const extreme = isLow ? min : max;
  return ratings === undefined
    ? new Float64Array(count).fill(extreme)
    : fillMissing(ratings, extreme);
}

/** With something said where nobody said anything; the same column if there is no such row. */
function fillMissing(ratings: Float64Array, rating: number): Float64Array {
  let copy: Float64Array | undefined;
  for (let row = 0; row < ratings.length; row += 1) {
    if (Number.isNaN(ratings[row])) {
      copy ??= ratings.slice();
      copy[row] = rating;
    }
  }
  return copy ?? ratings;
}
