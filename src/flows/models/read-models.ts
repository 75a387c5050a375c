import { type Actor, authorize } from "../../core/access.ts";
import { notFound } from "../../core/failure.ts";
import { type Model, type ResolvedModel } from "../../core/models/model.ts";
import { allModels } from "../../core/models/registry.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";
import { getBuiltInModel, isBuiltInModel, requireRevision } from "./resolve-model.ts";

type ModelList = { readonly builtIn: readonly ResolvedModel[]; readonly own: readonly ModelRow[] };

/** Lists the built-in models that need no definition, and the newest models of the workspace. */
export async function listModels({ store }: Pick<Deps, "store">, actor: Actor): Promise<ModelList> {
  authorize(actor, "models:read");
  const builtIn = allModels
    .filter(({ kind }) => isBuiltInModel(kind))
    .map(({ kind }) => getBuiltInModel(kind));
  return { builtIn, own: await store.models.list(actor.workspace) };
}

/** Lists every kind of model, with its presets. */
export function listModelKinds(actor: Actor): readonly Model[] {
  authorize(actor, "models:read");
  return allModels;
}

type ModelRef = { readonly id: string; readonly revision?: number | undefined };

/** Reads a built-in model or a model of the workspace at a revision, by default the newest. */
export async function readModel(
  deps: Pick<Deps, "store">,
  actor: Actor,
  ref: ModelRef,
): Promise<{ readonly builtIn: ResolvedModel } | { readonly own: ModelRow }> {
  authorize(actor, "models:read");
  return isBuiltInModel(ref.id)
    ? { builtIn: requireRevision(getBuiltInModel(ref.id), ref.revision) }
    : { own: await requireModelRow(deps, actor.workspace, ref) };
}

/** Reads a model of the workspace. Throws if there is none. */
export async function requireModelRow(
  { store }: Pick<Deps, "store">,
  workspace: string,
  { id, revision }: ModelRef,
): Promise<ModelRow> {
  const row = await store.models.read(workspace, id, revision);
  if (row === undefined) {
    throw notFound("model", id);
  }
  return row;
}
