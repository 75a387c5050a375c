import { type DefinitionBody } from "../../contract/model.ts";
import { type Actor, authorize } from "../../core/access.ts";
import { checkWeights, type WeightReport } from "../../core/models/arithmetic/weights.ts";
import { type DefinitionRequest } from "../../core/models/model.ts";
import { buildQvfWeightGroups } from "../../core/models/qvf.ts";
import { requireModelKind } from "../../core/models/registry.ts";
import { type Deps } from "../../ports/deps.ts";
import { resolveDefinitionRequest } from "./resolve-definition-request.ts";

/** Checks the weights of a definition from a request, and returns a report. */
export async function checkModelWeights(
  deps: Pick<Deps, "store">,
  actor: Actor,
  { kind, definition }: { readonly kind: string; readonly definition: DefinitionBody },
): Promise<WeightReport> {
  authorize(actor, "models:read");
  return checkDefinition(kind, await resolveDefinitionRequest(deps, actor.workspace, definition));
}

/**
 * Reports on the weights of a definition before it is used: their sums, weights that dominate the
 * others, and the normalised weights. Throws if the kind of model rejects the definition.
 */
function checkDefinition(kind: string, request: DefinitionRequest): WeightReport {
  const { criteria } = requireModelKind(kind).define(request);
  if (kind === "qvf") {
    return checkWeights(buildQvfWeightGroups(request.weights ?? {}));
  }
  const requested = request.weights ?? {};
  if (criteria.length === 0) {
    return checkWeights({});
  }
  const weights = criteria.map(({ input, weight }) => [input, requested[input] ?? weight]);
  return checkWeights({ weights: Object.fromEntries(weights) });
}
