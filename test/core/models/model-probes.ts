import { Failure } from "../../../src/core/failure.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";

/** Lists the pointers of the faults that a model finds in a request. */
export function listFaultPointers(kind: string, request: DefinitionRequest): string[] {
  try {
    requireModelKind(kind).define(request);
    return [];
  } catch (failure) {
    if (failure instanceof Failure && failure.kind === "invalid") {
      return failure.faults.map(({ pointer }) => pointer ?? "");
    }
    throw failure;
  }
}

/** Computes the value of an item with a requested definition of a model. */
export function computeValue(
  kind: string,
  ratings: Readonly<Record<string, number>>,
  request: DefinitionRequest = {},
): number | undefined {
  const model = requireModelKind(kind);
  return model.explain({ ratings }, model.define(request)).value;
}
