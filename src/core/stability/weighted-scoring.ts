import {
  type IdealDistances,
  type WeightedMean,
  type ResolvedModel,
  type WeightedCriterion,
} from "../models/model.ts";
import { buildClosenessScorer } from "./closeness.ts";
import { type MeanInputs, buildMeanScorer } from "./means.ts";
import { type RankedSnapshot } from "./ratings.ts";
import { type Scorer } from "./sums.ts";

/** A score as a function of weights. */
export type WeightedScoring = {
  /** The criteria with a positive weight that the model does not fix. */
  readonly criteria: readonly WeightedCriterion[];
  /** The current weights of the criteria; they add up to 1. */
  readonly weights: Float64Array;
  /**
   * Builds a scorer of the rows between two positions. It returns their scores, or the logarithms
   * of their scores. With the current weights, these are the model's scores within rounding.
   */
  readonly buildScorer: (start: number, end: number) => Scorer;
  /** The units of the weighted mean; absent for distances. */
  readonly meanInputs?: MeanInputs & Pick<WeightedMean, "isLog">;
};

/** Returns undefined for a model that defines neither a weighted mean nor distances. */
export function buildWeightedScoring(ranked: RankedSnapshot): WeightedScoring | undefined {
  const { mean, distances } = ranked.resolvedModel.model;
  if (mean !== undefined) {
    return buildMeanScoring(ranked, mean);
  }
  return distances && buildDistanceScoring(ranked, distances);
}

function buildMeanScoring(ranked: RankedSnapshot, mean: WeightedMean): WeightedScoring {
  const { snapshot, rows, resolvedModel } = ranked;
  const { criteria, weights } = selectWeights(resolvedModel, mean.fixed);
  const readUnits = mean.readUnits(snapshot, resolvedModel.definition);
  const means = {
    unitsByCriterion: criteria.map((criterion) => mapByPosition(readUnits(criterion), rows)),
    max: mean.max ?? Infinity,
    ...(mean.isLog && { isLog: mean.isLog }),
  };
  const buildScorer = (start: number, end: number) => buildMeanScorer(means, start, end);
  return { criteria, weights, buildScorer, meanInputs: means };
}

function buildDistanceScoring(
  { snapshot, rows, resolvedModel }: RankedSnapshot,
  distances: IdealDistances,
): WeightedScoring {
  const { criteria, weights } = selectWeights(resolvedModel);
  const readSquares = distances.readSquares(snapshot, resolvedModel.definition);
  const squares = criteria.map((criterion) => {
    const { toBest, toWorst } = readSquares(criterion);
    return { toBest: mapByPosition(toBest, rows), toWorst: mapByPosition(toWorst, rows) };
  });
  const buildScorer = (start: number, end: number) => buildClosenessScorer(squares, start, end);
  return { criteria, weights, buildScorer };
}

function selectWeights({ definition }: ResolvedModel, fixed: readonly string[] = []) {
  const criteria = definition.criteria.filter(
    ({ input, weight }) => weight > 0 && !fixed.includes(input),
  );
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return { criteria, weights: Float64Array.from(criteria, ({ weight }) => weight / total) };
}

/** Turns a function of the row into a function of the position in the ranking. */
function mapByPosition(readRow: (row: number) => number, rows: Uint32Array) {
  return (position: number): number => readRow(rows[position] as number);
}
