import { type Definition } from "../models/model.ts";
import { type Stability } from "./stability.ts";

/**
 * Describes the approximation of an analysis with drawn weights, if the definition has a minimum
 * coverage. The coverage by the model's own weights decides which items have a score, so that the
 * analysis covers the same items as the ranking. With drawn weights, an item may cover less.
 */
export function findCoverageNote(
  { minCoverage }: Definition,
  { method }: Pick<Stability, "method">,
): string | undefined {
  const drawsWeights = method === "weights" || method === "weights-and-ratings";
  return minCoverage === undefined || !drawsWeights
    ? undefined
    : "In every draw, the model's own weights decide which items reach the minimum coverage.";
}
