import { type DefinitionRequest, type ResolvedModel } from "../../core/models/model.ts";
import { requireModelKind } from "../../core/models/registry.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { readStoredRequest, completeNewRequest } from "./complete-request.ts";
import { isBuiltInModel, isModelKind, resolveModelOfBody } from "./resolve-model.ts";

/** A requested model, and hypothetical changes to its definition. */
export type WhatIfModel = {
  readonly requested: { readonly id: string | undefined; readonly revision: number | undefined };
  readonly definition: DefinitionRequest;
};

/**
 * Resolves a model and applies the changes to its definition. A kind that needs a definition gets
 * the defaults of a new model.
 */
export async function resolveWhatIfModel(
  deps: Pick<Deps, "caches" | "store">,
  pointer: Pointer,
  { requested, definition }: WhatIfModel,
): Promise<ResolvedModel> {
  if (requested.id !== undefined && isModelKind(requested.id) && !isBuiltInModel(requested.id)) {
    const model = requireModelKind(requested.id);
    return {
      id: requested.id,
      revision: model.revision,
      model,
      definition: model.define(completeNewRequest(model, definition)),
    };
  }
  const resolvedModel = await resolveModelOfBody(deps, pointer, requested);
  if (Object.keys(definition).length === 0) {
    return resolvedModel;
  }
  const row = isBuiltInModel(resolvedModel.id)
    ? undefined
    : await deps.store.models.read(pointer.workspace.id, resolvedModel.id, resolvedModel.revision);
  const request = { ...(row && readStoredRequest(row)), ...definition };
  const changed = resolvedModel.model.define(request);
  // A stored tie break keeps its arithmetic, which may be older than the current one.
  const tieBreak = definition.tieBreak === undefined ? row?.definition.tieBreak : undefined;
  return { ...resolvedModel, definition: { ...changed, ...(tieBreak && { tieBreak }) } };
}
