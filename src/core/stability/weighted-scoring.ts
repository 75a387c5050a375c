import {
  type IdealDistances,
  type WeightedMean,
  type ModelInUse,
  type WeightedCriterion,
} from "../models/model.ts";
import { buildClosenessScorer } from "./closeness.ts";
import { type MeanInputs, buildMeanScorer } from "./means.ts";
import { type RankedSnapshot } from "./ratings.ts";
import { type Scorer } from "./sums.ts";

/** A ranking whose score says how it goes by weights. */
export type WeightedScoring = {
  /** The criteria that weigh something, as far as their weights are anybody's to choose. */
  readonly criteria: readonly WeightedCriterion[];
  /** How much each of them weighs now. Adds up to 1. */
  readonly weights: Float64Array;
  /**
   * What orders the rows between two positions by any weights of the criteria: their scores, or the
   * logarithms of these. By the weights of now it is the model's own score, within rounding.
   */
  readonly buildScorer: (start: number, end: number) => Scorer;
  /** What is weighed, of a score that goes by a mean. */
  readonly meanInputs?: MeanInputs & Pick<WeightedMean, "isLog">;
};

/** Undefined of a model that does not say how its score goes by weights. */
export function buildWeightedScoring(ranked: RankedSnapshot): WeightedScoring | undefined {
  const { mean, distances } = ranked.inUse.model;
  if (mean !== undefined) {
    return buildMeanScoring(ranked, mean);
  }
  return distances && buildDistanceScoring(ranked, distances);
}

function buildMeanScoring(ranked: RankedSnapshot, mean: WeightedMean): WeightedScoring {
  const { snapshot, rows, inUse } = ranked;
  const { criteria, weights } = selectWeights(inUse, mean.fixed);
  const unitsOf = mean.readUnits(snapshot, inUse.definition);
  const means = {
    unitsByCriterion: criteria.map((criterion) => mapByPosition(unitsOf(criterion), rows)),
    max: mean.max ?? Infinity,
    ...(mean.isLog && { isLog: mean.isLog }),
  };
  const buildScorer = (start: number, end: number) => buildMeanScorer(means, start, end);
  return { criteria, weights, buildScorer, meanInputs: means };
}

function buildDistanceScoring(
  { snapshot, rows, inUse }: RankedSnapshot,
  distances: IdealDistances,
): WeightedScoring {
  const { criteria, weights } = selectWeights(inUse);
  const squaresOf = distances.readSquares(snapshot);
  const squares = criteria.map((criterion) => {
    const { toBest, toWorst } = squaresOf(criterion);
    return { toBest: mapByPosition(toBest, rows), toWorst: mapByPosition(toWorst, rows) };
  });
  const buildScorer = (start: number, end: number) => buildClosenessScorer(squares, start, end);
  return { criteria, weights, buildScorer };
}

function selectWeights({ definition }: ModelInUse, fixed: readonly string[] = []) {
  const criteria = definition.criteria.filter(
    ({ input, weight }) => weight > 0 && !fixed.includes(input),
  );
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return { criteria, weights: Float64Array.from(criteria, ({ weight }) => weight / total) };
}

/** What is known by row, by the position in the ranking. */
function mapByPosition(at: (row: number) => number, rows: Uint32Array) {
  return (position: number): number => at(rows[position] as number);
}
