import { type Failure, failureFromFault, notFound } from "../../core/failure.ts";
import { type Definition, type ModelInUse } from "../../core/models/model.ts";
import { requireModelKind, allModels } from "../../core/models/registry.ts";
import { type RankingKey } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../ports/deps.ts";

type ModelDeps = Pick<Deps, "store"> & { readonly caches: Pick<Deps["caches"], "definitions"> };

/**
 * The model a client means: one of the built-in kinds with its defaults, or one of the workspace's
 * own at a revision (the newest, unless told). No id means the workspace's default.
 */
export async function resolveModel(
  deps: ModelDeps,
  pointer: Pointer,
  wanted: { readonly id?: string | undefined; readonly revision?: number | undefined } = {},
): Promise<ModelInUse> {
  const { workspace } = pointer;
  const id = wanted.id ?? workspace.defaultModel;
  const revision = wanted.revision ?? pointer.models.get(id);
  if (isBuiltInModel(id)) {
    return requireRevision(getBuiltInModel(id), wanted.revision);
  }
  if (revision === undefined) {
    throw unknownModel(id, pointer);
  }
  return resolveModelRevision(deps, { workspace: workspace.id, model: id, revision });
}

/** A built-in model has the one revision that this Worker computes. */
export function requireRevision(inUse: ModelInUse, revision: number | undefined): ModelInUse {
  if (revision !== undefined && revision !== inUse.revision) {
    const detail = `"${inUse.id}" is built in, at revision ${inUse.revision} and no other.`;
    throw failureFromFault("invalid", { parameter: "revision", detail });
  }
  return inUse;
}

/** The model that a name was made with. */
export async function resolveModelRevision(
  deps: ModelDeps,
  { workspace, model, revision }: Omit<RankingKey, "generation">,
): Promise<ModelInUse> {
  if (isBuiltInModel(model)) {
    return getBuiltInModel(model);
  }
  const definition = await readDefinition(deps, workspace, { id: model, revision });
  if (definition === undefined) {
    throw notFound("model revision", `${model}, ${revision}`);
  }
  return { id: model, revision, model: requireModelKind(definition.kind), definition };
}

/** A revision never changes, so an isolate reads it but once. */
async function readDefinition(
  { caches, store }: ModelDeps,
  workspace: string,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Definition | undefined> {
  const name = `${workspace}/${id}/${revision}`;
  const known = caches.definitions.read(name);
  if (known !== undefined) {
    return known;
  }
  const row = await store.models.read(workspace, id, revision);
  const definition = row?.definition;
  if (definition !== undefined) {
    caches.definitions.write(name, definition);
  }
  return definition;
}

function unknownModel(id: string, { models: own }: Pointer): Failure {
  const kinds = allModels.map(({ kind }) => kind).filter(isBuiltInModel);
  const known = [...kinds, ...own.keys()].join(", ");
  const detail = isModelKind(id)
    ? `"${id}" is a kind that needs a definition: make a model of it first; there is ${known}.`
    : `There is no model "${id}"; there is ${known}.`;
  return failureFromFault("invalid", { parameter: "model", detail });
}

/** Whether an id is the name of a kind; no model of a workspace's own is called so. */
export function isModelKind(id: string): boolean {
  return allModels.some(({ kind }) => kind === id);
}

/** Whether an id is a kind that works as it comes; `weighted` and others have to be told what by. */
export function isBuiltInModel(id: string): boolean {
  return allModels.some(({ kind, criteria }) => kind === id && criteria.length > 0);
}

/** A kind with the weights it comes with. */
export function getBuiltInModel(kind: string): ModelInUse {
  const model = requireModelKind(kind);
  return { id: kind, revision: model.revision, model, definition: getDefaultDefinition(kind) };
}

const defaultDefinitions = new Map<string, Definition>();

function getDefaultDefinition(kind: string): Definition {
  const known = defaultDefinitions.get(kind) ?? requireModelKind(kind).define({});
  defaultDefinitions.set(kind, known);
  return known;
}
