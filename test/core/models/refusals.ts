import { Failure } from "../../../src/core/failure.ts";
import { type DefinitionRequest } from "../../../src/core/models/model.ts";
import { requireModelKind } from "../../../src/core/models/registry.ts";

/** The pointers of what a model finds wrong with a request; empty if nothing is. */
export function pointersOf(kind: string, request: DefinitionRequest): string[] {
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

/** The value of an item, by a model as requested. */
export function valueOf(
  kind: string,
  ratings: Readonly<Record<string, number>>,
  request: DefinitionRequest = {},
): number | undefined {
  const model = requireModelKind(kind);
  return model.explain({ ratings }, model.define(request)).value;
}
