import { type DefinitionRequest, type Model } from "../../core/models/model.ts";
import { type ModelRow } from "../../core/workspace.ts";

/** Completes a request with the options for missing ratings that it does not mention. */
export function completeRequest(
  request: DefinitionRequest,
  model: Model,
  newest: ModelRow | undefined,
): DefinitionRequest {
  return newest === undefined ? completeNewRequest(model, request) : keepOptions(newest, request);
}

/** Completes the request for a new model with the initial minimum coverage of its kind. */
export function completeNewRequest(
  { initialMinCoverage }: Pick<Model, "initialMinCoverage">,
  request: DefinitionRequest,
): DefinitionRequest {
  const { minCoverage = initialMinCoverage } = request;
  return minCoverage === undefined ? request : { ...request, minCoverage };
}

/**
 * Completes the request for a new revision with the rules for missing ratings and the gates of the
 * previous request, unless it mentions them. A model from before these options has none, so its
 * revisions get none either.
 */
function keepOptions(
  { request: previous }: Pick<ModelRow, "request">,
  request: DefinitionRequest,
): DefinitionRequest {
  const { missing = previous.missing, minCoverage = previous.minCoverage } = request;
  const { gates = previous.gates, gate } = request;
  const keptGate = gate ?? (request.gates === undefined ? previous.gate : undefined);
  return {
    ...request,
    ...(missing !== undefined && { missing }),
    ...(minCoverage !== undefined && { minCoverage }),
    ...(gates !== undefined && { gates }),
    ...(keptGate !== undefined && { gate: keptGate }),
  };
}

/**
 * Returns the request of a stored revision, with the treatment of missing ratings that its
 * definition has. A definition of `wsjf` without fallbacks, from before revision 2 of the
 * arithmetic, renormalises, which is no longer the default.
 */
export function readStoredRequest({
  kind,
  request,
  definition,
}: Pick<ModelRow, "kind" | "request" | "definition">): DefinitionRequest {
  const hasFallbacks = definition.criteria.some(({ fallback }) => fallback !== undefined);
  const isRenormalising = kind === "wsjf" && request.missing === undefined && !hasFallbacks;
  return isRenormalising ? { ...request, missing: "renormalise" } : request;
}
