import { type IdealDistances, type WeightedMean } from "../models/model.ts";
import { buildClosenessScorer } from "./closeness.ts";
import { type MeanInputs, buildMeanScorer } from "./means.ts";
import { type RankedSnapshot } from "./redraws.ts";
import { type Scorer } from "./sums.ts";
import { logTies, scoreTies, type TieRounding } from "./tie-rounding.ts";
import { selectWeightedCriteria, type WeightedCriteria } from "./weighted-criteria.ts";

/** A score as a function of weights. */
export type WeightedScoring = WeightedCriteria & {
  /**
   * Builds a scorer of the rows between two positions. It returns their scores, or the logarithms
   * of their scores. With the current weights, these are the model's scores within rounding.
   */
  readonly buildScorer: (start: number, end: number) => Scorer;
  /** Decides which of these scores are tied. */
  readonly ties: TieRounding;
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
  const { criteria, weights } = selectWeightedCriteria(resolvedModel);
  const readUnits = mean.readUnits(snapshot, resolvedModel.definition);
  const means = {
    unitsByCriterion: criteria.map((criterion) => mapByPosition(readUnits(criterion), rows)),
    max: mean.max ?? Infinity,
    ...(mean.isLog && { isLog: mean.isLog }),
  };
  const buildScorer = (start: number, end: number) => buildMeanScorer(means, start, end);
  const ties = mean.isLog ? logTies : scoreTies;
  return { criteria, weights, buildScorer, ties, meanInputs: means };
}

function buildDistanceScoring(
  { snapshot, rows, resolvedModel }: RankedSnapshot,
  distances: IdealDistances,
): WeightedScoring {
  const { criteria, weights } = selectWeightedCriteria(resolvedModel);
  const readSquares = distances.readSquares(snapshot, resolvedModel.definition);
  const squares = criteria.map((criterion) => {
    const { toBest, toWorst } = readSquares(criterion);
    return { toBest: mapByPosition(toBest, rows), toWorst: mapByPosition(toWorst, rows) };
  });
  const buildScorer = (start: number, end: number) => buildClosenessScorer(squares, start, end);
  return { criteria, weights, buildScorer, ties: scoreTies };
}

/** Turns a function of the row into a function of the position in the ranking. */
function mapByPosition(readRow: (row: number) => number, rows: Uint32Array) {
  return (position: number): number => readRow(rows[position] as number);
}
