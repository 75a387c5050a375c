import { notFound } from "../../core/failure.ts";
import { type ResolvedModel } from "../../core/models/model.ts";
import { allModels } from "../../core/models/registry.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { getBuiltInModel, isBuiltInModel } from "./resolve-model.ts";

/** Lists the built-in models that need no definition. */
export function listBuiltInModels(): ResolvedModel[] {
  return allModels
    .filter(({ kind }) => isBuiltInModel(kind))
    .map(({ kind }) => getBuiltInModel(kind));
}

/** Lists the models of a workspace, each at its newest revision. */
export function listModels(
  { store }: Pick<Deps, "store">,
  workspace: string,
): Promise<readonly ModelRow[]> {
  return store.models.list(workspace);
}

/** Reads a model of a workspace at a revision, by default the newest. Throws if there is none. */
export async function readModel(
  { store }: Pick<Deps, "store">,
  {
    workspace,
    id,
    revision,
  }: {
    readonly workspace: string;
    readonly id: string;
    readonly revision?: number | undefined;
  },
): Promise<ModelRow> {
  const row = await store.models.read(workspace, id, revision);
  if (row === undefined) {
    throw notFound("model", id);
  }
  return row;
}
