import { type DefinitionRequest, type ModelInUse } from "../../core/models/model.ts";
import { modelOf } from "../../core/models/registry.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";
import { isBuiltIn, isKind, useModel } from "./use-model.ts";

/** A model of a workspace, and what is to be different about it. */
export type SupposedModel = {
  readonly wanted: { readonly id: string | undefined; readonly revision: number | undefined };
  readonly definition: DefinitionRequest;
};

/** The model, or the model with something about it changed. */
export async function supposedModel(
  deps: Pick<Deps, "copies" | "store">,
  pointer: Pointer,
  { wanted, definition }: SupposedModel,
): Promise<ModelInUse> {
  if (wanted.id !== undefined && isKind(wanted.id) && !isBuiltIn(wanted.id)) {
    const model = modelOf(wanted.id);
    return {
      id: wanted.id,
      revision: model.revision,
      model,
      definition: model.define(definition),
    };
  }
  const inUse = await useModel(deps, pointer, wanted);
  if (Object.keys(definition).length === 0) {
    return inUse;
  }
  const row = isBuiltIn(inUse.id)
    ? undefined
    : await deps.store.models.read(pointer.workspace.id, inUse.id, inUse.revision);
  const request = { ...row?.request, ...definition };
  return { ...inUse, definition: inUse.model.define(request) };
}
