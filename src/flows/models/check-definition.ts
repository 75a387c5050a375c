import { checkWeights, type WeightReport } from "../../core/models/arithmetic/weights.ts";
import { type DefinitionRequest } from "../../core/models/model.ts";
import { buildQvfWeightGroups } from "../../core/models/qvf.ts";
import { requireModelKind } from "../../core/models/registry.ts";

/**
 * What is to be said about a definition before it is used: whether its weights add up, whether one
 * of them drowns the others, and what they come to. A request that no model takes is refused.
 */
export function checkDefinition(kind: string, request: DefinitionRequest): WeightReport {
  const { criteria } = requireModelKind(kind).define(request);
  if (kind === "qvf") {
    return checkWeights(buildQvfWeightGroups(request.weights ?? {}));
  }
  const asked = request.weights ?? {};
  if (criteria.length === 0) {
    return checkWeights({});
  }
  const weights = criteria.map(({ input, weight }) => [input, asked[input] ?? weight]);
  return checkWeights({ weights: Object.fromEntries(weights) });
}
