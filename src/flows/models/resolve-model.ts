import { Failure, failureFromFault, locateInBody } from "../../core/failure.ts";
import { type Definition, type ResolvedModel } from "../../core/models/model.ts";
import { requireModelKind, allModels } from "../../core/models/registry.ts";
import { type RankingKey } from "../../core/ranking/ranking-key.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

type ModelDeps = Pick<Deps, "store"> & { readonly caches: Pick<Deps["caches"], "definitions"> };

/**
 * Resolves a model id to a built-in model with its default definition, or to a model of the
 * workspace. Without a revision, resolves the newest. Without an id, resolves the default model.
 */
export async function resolveModel(
  deps: ModelDeps,
  pointer: Pointer,
  requested: { readonly id?: string | undefined; readonly revision?: number | undefined } = {},
): Promise<ResolvedModel> {
  const { workspace } = pointer;
  const id = requested.id ?? workspace.defaultModel;
  const revision = requested.revision ?? pointer.models.get(id);
  if (isBuiltInModel(id)) {
    return requireRevision(getBuiltInModel(id), requested.revision);
  }
  if (revision === undefined) {
    throw unknownModel(id, pointer);
  }
  return resolveModelRevision(deps, { workspace: workspace.id, model: id, revision });
}

/** Resolves the model that a request body names. Faults point into the body. */
export async function resolveModelOfBody(
  ...request: Parameters<typeof resolveModel>
): ReturnType<typeof resolveModel> {
  try {
    return await resolveModel(...request);
  } catch (error) {
    throw error instanceof Failure ? locateInBody(error) : error;
  }
}

/** Throws if the request names a revision that a built-in model does not have. */
export function requireRevision(
  resolvedModel: ResolvedModel,
  revision: number | undefined,
): ResolvedModel {
  if (revision !== undefined && revision !== resolvedModel.revision) {
    const detail = `The built-in model "${resolvedModel.id}" has only revision ${resolvedModel.revision}. Leave the revision out.`;
    throw failureFromFault("invalid", { parameter: "revision", detail });
  }
  return resolvedModel;
}

/** Resolves the model that a ranking was computed with. */
export async function resolveModelRevision(
  deps: ModelDeps,
  { workspace, model, revision }: Pick<RankingKey, "workspace" | "model" | "revision">,
): Promise<ResolvedModel> {
  if (isBuiltInModel(model)) {
    return getBuiltInRevision(model, revision);
  }
  const definition = await readDefinition(deps, workspace, { id: model, revision });
  if (definition === undefined) {
    throw new Failure("not-found", `The model "${model}" has no revision ${revision}.`);
  }
  return { id: model, revision, model: requireModelKind(definition.kind), definition };
}

/** Reads a definition. A revision never changes, so an isolate caches it. */
async function readDefinition(
  { caches, store }: ModelDeps,
  workspace: string,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Definition | undefined> {
  const key = `${workspace}/${id}/${revision}`;
  const cached = caches.definitions.read(key);
  if (cached !== undefined) {
    return cached;
  }
  const row = await store.models.read(workspace, id, revision);
  const definition = row?.definition;
  if (definition !== undefined) {
    caches.definitions.write(key, definition);
  }
  return definition;
}

function unknownModel(id: string, { models }: Pointer): Failure {
  const kinds = allModels.map(({ kind }) => kind).filter(isBuiltInModel);
  const ids = [...kinds, ...models.keys()].join(", ");
  const detail = isModelKind(id)
    ? `The kind "${id}" needs a definition. Create a model of this kind first, or choose one of ${ids}.`
    : `There is no model "${id}". Choose one of ${ids}.`;
  return failureFromFault("invalid", { parameter: "model", detail });
}

/** Returns whether an id is the name of a kind. Models of a workspace cannot have such an id. */
export function isModelKind(id: string): boolean {
  return allModels.some(({ kind }) => kind === id);
}

/** Returns whether an id is a kind that needs no definition, unlike `weighted`. */
export function isBuiltInModel(id: string): boolean {
  return allModels.some(({ kind, criteria }) => kind === id && criteria.length > 0);
}

/** Returns a built-in model with its default definition. */
export function getBuiltInModel(kind: string): ResolvedModel {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: getDefaultDefinition(kind) };
}

/** Returns the newest revision of a model; undefined if there is no such model. */
export function findNewestRevision({ models }: Pointer, id: string): number | undefined {
  return isBuiltInModel(id) ? requireModelKind(id).revision : models.get(id);
}

/** Returns an older revision of a built-in model, if its arithmetic still exists, or the newest. */
function getBuiltInRevision(kind: string, revision: number): ResolvedModel {
  const model = requireModelKind(kind);
  const request = model.pastRequests?.get(revision);
  return request === undefined
    ? getBuiltInModel(kind)
    : { id: kind, revision, model, definition: model.define(request) };
}

const defaultDefinitions = new Map<string, Definition>();

function getDefaultDefinition(kind: string): Definition {
  const definition = defaultDefinitions.get(kind) ?? requireModelKind(kind).define({});
  defaultDefinitions.set(kind, definition);
  return definition;
}
