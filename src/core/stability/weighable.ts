import { type Distances, type Mean, type ModelInUse, type Weighted } from "../models/model.ts";
import { closenessBetween } from "./closeness.ts";
import { type Means, meansBetween } from "./means.ts";
import { type Ranked } from "./ratings.ts";
import { type Scorer } from "./sums.ts";

/** A ranking whose score says how it goes by weights. */
export type Weighable = {
  /** The criteria that weigh something, as far as their weights are anybody's to choose. */
  readonly criteria: readonly Weighted[];
  /** How much each of them weighs now. Adds up to 1. */
  readonly weights: Float64Array;
  /**
   * What orders the rows between two positions by any weights of the criteria: their scores, or the
   * logarithms of these. By the weights of now it is the model's own score, within rounding.
   */
  readonly scorerBetween: (start: number, end: number) => Scorer;
  /** What is weighed, of a score that goes by a mean. */
  readonly means?: Means & Pick<Mean, "isLog">;
};

/** Undefined of a model that does not say how its score goes by weights. */
export function weighableOf(ranked: Ranked): Weighable | undefined {
  const { mean, distances } = ranked.inUse.model;
  if (mean !== undefined) {
    return byMeans(ranked, mean);
  }
  return distances && byDistances(ranked, distances);
}

function byMeans(ranked: Ranked, mean: Mean): Weighable {
  const { board, rows, inUse } = ranked;
  const { criteria, weights } = weighedOf(inUse, mean.fixed);
  const unitsOf = mean.unitsOf(board, inUse.definition);
  const means = {
    unitsOf: criteria.map((criterion) => alongRanks(unitsOf(criterion), rows)),
    max: mean.max ?? Infinity,
    ...(mean.isLog && { isLog: mean.isLog }),
  };
  const scorerBetween = (start: number, end: number) => meansBetween(means, start, end);
  return { criteria, weights, scorerBetween, means };
}

function byDistances({ board, rows, inUse }: Ranked, distances: Distances): Weighable {
  const { criteria, weights } = weighedOf(inUse);
  const squaresOf = distances.squaresOf(board);
  const squares = criteria.map((criterion) => {
    const { toBest, toWorst } = squaresOf(criterion);
    return { toBest: alongRanks(toBest, rows), toWorst: alongRanks(toWorst, rows) };
  });
  const scorerBetween = (start: number, end: number) => closenessBetween(squares, start, end);
  return { criteria, weights, scorerBetween };
}

function weighedOf({ definition }: ModelInUse, fixed: readonly string[] = []) {
  const criteria = definition.criteria.filter(
    ({ slot, weight }) => weight > 0 && !fixed.includes(slot),
  );
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return { criteria, weights: Float64Array.from(criteria, ({ weight }) => weight / total) };
}

/** What is known by row, by the position in the ranking. */
function alongRanks(at: (row: number) => number, rows: Uint32Array) {
  return (position: number): number => at(rows[position] as number);
}
