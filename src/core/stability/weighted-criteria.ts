import { type Definition, type ResolvedModel, type WeightedCriterion } from "../models/model.ts";

/** The criteria whose weights an analysis can draw. */
export type WeightedCriteria = {
  /** The criteria with a positive weight that the model does not fix. */
  readonly criteria: readonly WeightedCriterion[];
  /** The current weights of the criteria; they add up to 1. */
  readonly weights: Float64Array;
};

/** Selects the criteria whose weights can be drawn: none if the score does not depend on weights. */
export function selectWeightedCriteria({ model, definition }: ResolvedModel): WeightedCriteria {
  const { mean, distances } = model;
  const hasWeights = mean !== undefined || distances !== undefined;
  const fixed = mean?.fixed ?? [];
  const criteria = definition.criteria.filter(
    ({ input, weight }) => hasWeights && weight > 0 && !fixed.includes(input),
  );
  const total = sumWeights(criteria);
  return { criteria, weights: Float64Array.from(criteria, ({ weight }) => weight / total) };
}

/**
 * Returns the definition with other weights of these criteria, whose total stays the same. Removes
 * the minimum coverage, because the current weights decide which items have a score.
 */
export function replaceWeights(
  definition: Definition,
  { criteria }: WeightedCriteria,
  weights: Float64Array,
): Definition {
  const total = sumWeights(criteria);
  const weightByInput = new Map(
    criteria.map(({ input }, index) => [input, (weights[index] as number) * total]),
  );
  const { minCoverage: _, ...rest } = definition;
  return {
    ...rest,
    criteria: rest.criteria.map((criterion) =>
      replaceWeight(criterion, weightByInput.get(criterion.input)),
    ),
  };
}

function replaceWeight(criterion: WeightedCriterion, weight = criterion.weight): WeightedCriterion {
  return { ...criterion, weight };
}

function sumWeights(criteria: readonly WeightedCriterion[]): number {
  return criteria.reduce((sum, { weight }) => sum + weight, 0);
}
