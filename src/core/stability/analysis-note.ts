import { type Definition } from "../models/model.ts";
import { type Ranking } from "../ranking/ranking.ts";
import { type Stability } from "./stability.ts";

/**
 * Describes the limits of an analysis.
 *
 * With a minimum coverage, the coverage by the model's own weights decides which items have a
 * score, so that the analysis covers the same items as the ranking. With drawn weights, an item may
 * cover less. Gates depend on no weight, so the analysis omits the items that fail one.
 */
export function findAnalysisNote(
  { minCoverage }: Definition,
  { method }: Pick<Stability, "method">,
  { gates }: Pick<Ranking, "gates">,
): string | undefined {
  const drawsWeights = method === "weights" || method === "weights-and-ratings";
  const notes = [
    ...(minCoverage !== undefined && drawsWeights
      ? ["In every draw, the model's own weights decide which items reach the minimum coverage."]
      : []),
    ...((gates?.failingCount ?? 0) > 0
      ? ["Items that fail a gate rank after the others in every draw, and have no shares."]
      : []),
  ];
  return notes.length === 0 ? undefined : notes.join(" ");
}
