import { failureFromFault } from "../failure.ts";
import { mayBeNonMonotone } from "../financials/monotonicity.ts";
import { toModelColumns } from "../models/arithmetic/model-columns.ts";
import {
  type Definition,
  type Scores,
  type WeightedCriterion,
  type ResolvedModel,
} from "../models/model.ts";
import { isMonotone } from "../models/monotone-kinds.ts";
import { addFailedGates } from "../ranking/gates.ts";
import {
  computeGroupValues,
  listOrderingCriteria,
  computeSortValues,
} from "../ranking/sort-values.ts";
import { type Sliced } from "../slices.ts";
import { type Snapshot, type RatingColumn } from "../snapshot/snapshot.ts";
import { findGateBounds, type GateBounds } from "./gate-bounds.ts";

/** The treatment of unrated criteria: the whole range, or no rating. */
export type UnratedPolicy = "ranges" | "absent";

/** The lowest and the highest possible value of each row. */
export type BandEdges = {
  /** −Infinity if the row has no value at one of its ends or at its likely ratings. */
  readonly low: Float64Array;
  /** Infinity if the best end has no value (a divisor of 0); −Infinity if no end has one. */
  readonly high: Float64Array;
};

/** The lowest and the highest possible score of each row. */
export type Bands = BandEdges & {
  readonly scores: Scores;
  /** The rounded edges, with the tie break and the gates applied. They separate items. */
  readonly rankEdges: BandEdges;
};

/** Returns whether the bands of a model are exact: no score can lie outside of its band. */
export function areBandsExact({ ratings }: Snapshot, definition: Definition): boolean {
  return (
    isMonotone(definition) &&
    !listOrderingCriteria(definition).some(({ key }) => mayBeNonMonotone(ratings, key))
  );
}

/**
 * Computes the score of each row with all its ratings at the worst end and at the best end.
 *
 *     low  = score with every rating at its worse end: `low` if higher is better, `high` otherwise
 *     high = score with every rating at its better end
 *
 * Both ends of a point rating are the point. A missing rating is the whole range of its criterion
 * (`ranges`) or stays missing (`absent`), so that the rules of the model apply to it. The band also
 * includes the score of the likely ratings. An item that has no score because of missing ratings
 * has no low end, because it may stay without a score.
 *
 * For models that never score a better rating lower, the band is exact. For `formula` and `kano` it
 * may be too narrow. If another model breaks ties, its ratings take their ends too.
 *
 * Gates do not change the band of a score. They separate the items that pass with all their ratings
 * from those that fail with all of them.
 *
 * Throws `invalid` for a model whose scores depend on other items, because one item's ends would
 * then change the scores of all items.
 */
export function* computeBands(
  snapshot: Snapshot,
  resolvedModel: ResolvedModel,
  unrated: UnratedPolicy,
): Sliced<Bands> {
  const { model, definition } = resolvedModel;
  if (definition.relative) {
    const detail = `"${resolvedModel.id}" scores items against each other, so items have no bands. Name another model.`;
    throw failureFromFault("invalid", { parameter: "model", detail });
  }
  const { count } = snapshot;
  const rateEnd = function* (end: RatingEnd["end"]): Sliced<Scores> {
    const ends = buildEndSnapshot(snapshot, definition, { end, unrated });
    yield count;
    const scores = model.rate(ends, definition);
    yield count;
    return scores;
  };
  const likely = addFailedGates(model.rate(snapshot, definition), snapshot, definition);
  yield count;
  const worst = yield* rateEnd("worst");
  const best = yield* rateEnd("best");
  return buildBands({ likely, worst, best }, findGateBounds(snapshot, definition, unrated));
}

type ThreePoint<T> = { readonly likely: T; readonly worst: T; readonly best: T };

/** Builds bands from the scores at the likely ratings and at both ends. */
export function buildBands(scores: ThreePoint<Scores>, bounds?: GateBounds): Bands {
  const bands = buildScoreBands(scores);
  const { low, high } = bands.rankEdges;
  return bounds === undefined
    ? bands
    : {
        ...bands,
        rankEdges: {
          low: computeGroupValues(low, bounds.worst),
          high: computeGroupValues(high, bounds.best),
        },
      };
}

/** Builds bands without regard to gates. */
function buildScoreBands({ likely, worst, best }: ThreePoint<Scores>): Bands {
  const edges = computeEdges({ likely: likely.value, worst: worst.value, best: best.value });
  const { tie } = likely;
  const ties = tie && computeEdges({ likely: tie, worst: worst.tie ?? tie, best: best.tie ?? tie });
  const rankEdges = {
    low: computeSortValues({ value: edges.low, ...(ties && { tie: ties.low }) }),
    high: computeSortValues({ value: edges.high, ...(ties && { tie: ties.high }) }),
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
    // NaN if any of the three scores is missing, for example because of a divisor of 0.
    const least = Math.min(worst, likely, best);
    low[row] = Number.isNaN(least) ? Number.NEGATIVE_INFINITY : least;
    high[row] = computeHigh(worst, likely, best);
  }
  return { low, high };
}

function computeHigh(worst: number, likely: number, best: number): number {
  const other = Math.max(nanToLowest(worst), nanToLowest(likely));
  const isUnbounded = Number.isNaN(best) && other > Number.NEGATIVE_INFINITY;
  return isUnbounded ? Number.POSITIVE_INFINITY : Math.max(other, nanToLowest(best));
}

function nanToLowest(score: number): number {
  return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
}

/** An end of the ratings, and the treatment of unrated criteria. */
export type RatingEnd = { readonly end: "worst" | "best"; readonly unrated: UnratedPolicy };

/** Builds the snapshot with all ratings of a definition at one end. It shares point columns. */
export function buildEndSnapshot(
  snapshot: Snapshot,
  definition: Definition,
  end: RatingEnd,
): Snapshot {
  const columns = toModelColumns(snapshot).ratings;
  const ratings = new Map(snapshot.ratings);
  // In reverse, so that a criterion of the score overrides a tie-break criterion with the same key.
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
  { end, unrated, count }: RatingEnd & { readonly count: number },
): Float64Array | undefined {
  const isLow = (direction === "up") === (end === "worst");
  const ratings = (isLow ? column?.low : column?.high) ?? column?.likely;
  if (unrated === "absent") {
    return ratings;
  }
  const extreme = isLow ? min : max;
  return ratings === undefined
    ? new Float64Array(count).fill(extreme)
    : fillUnrated(ratings, extreme);
}

/** Replaces missing ratings, or returns the same column if there are none. */
function fillUnrated(ratings: Float64Array, rating: number): Float64Array {
  let filled: Float64Array | undefined;
  for (let row = 0; row < ratings.length; row += 1) {
    if (Number.isNaN(ratings[row])) {
      filled ??= ratings.slice();
      filled[row] = rating;
    }
  }
  return filled ?? ratings;
}
