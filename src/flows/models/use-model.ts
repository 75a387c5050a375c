import { type Failure, failureAt, notFound } from "../../core/failure.ts";
import { type Definition, type ModelInUse } from "../../core/models/model.ts";
import { modelOf, models } from "../../core/models/registry.ts";
import { type RankingName } from "../../core/ranking/ranking.ts";
import { type Pointer } from "../../core/workspace.ts";
import { type Deps } from "../../deps.ts";

type ModelDeps = Pick<Deps, "store"> & { readonly copies: Pick<Deps["copies"], "definitions"> };

/**
 * The model a client means: one of the built-in kinds with its defaults, or one of the workspace's
 * own at a revision (the newest, unless told). No id means the workspace's default.
 */
export async function useModel(
  deps: ModelDeps,
  pointer: Pointer,
  wanted: { readonly id?: string | undefined; readonly revision?: number | undefined } = {},
): Promise<ModelInUse> {
  const { workspace } = pointer;
  const id = wanted.id ?? workspace.defaultModel;
  const revision = wanted.revision ?? pointer.models.get(id);
  if (isBuiltIn(id)) {
    return atRevision(builtIn(id), wanted.revision);
  }
  if (revision === undefined) {
    throw unknownModel(id, pointer);
  }
  return useNamedModel(deps, { workspace: workspace.id, model: id, revision });
}

/** A built-in model has the one revision that this Worker computes. */
export function atRevision(inUse: ModelInUse, revision: number | undefined): ModelInUse {
  if (revision !== undefined && revision !== inUse.revision) {
    const detail = `"${inUse.id}" is built in, at revision ${inUse.revision} and no other.`;
    throw failureAt("invalid", { parameter: "revision", detail });
  }
  return inUse;
}

/** The model that a name was made with. */
export async function useNamedModel(
  deps: ModelDeps,
  { workspace, model, revision }: Omit<RankingName, "generation">,
): Promise<ModelInUse> {
  if (isBuiltIn(model)) {
    return builtIn(model);
  }
  const definition = await definitionOf(deps, workspace, { id: model, revision });
  if (definition === undefined) {
    throw notFound("model revision", `${model}, ${revision}`);
  }
  return { id: model, revision, model: modelOf(definition.kind), definition };
}

/** A revision never changes, so an isolate reads it but once. */
async function definitionOf(
  { copies, store }: ModelDeps,
  workspace: string,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Definition | undefined> {
  const name = `${workspace}/${id}/${revision}`;
  const known = copies.definitions.read(name);
  if (known !== undefined) {
    return known;
  }
  const row = await store.models.read(workspace, id, revision);
  const definition = row?.definition;
  if (definition !== undefined) {
    copies.definitions.write(name, definition);
  }
  return definition;
}

function unknownModel(id: string, { models: own }: Pointer): Failure {
  const kinds = models.map(({ kind }) => kind).filter(isBuiltIn);
  const known = [...kinds, ...own.keys()].join(", ");
  const detail = isKind(id)
    ? `"${id}" is a kind that needs a definition: make a model of it first; there is ${known}.`
    : `There is no model "${id}"; there is ${known}.`;
  return failureAt("invalid", { parameter: "model", detail });
}

/** Whether an id is the name of a kind; no model of a workspace's own is called so. */
export function isKind(id: string): boolean {
  return models.some(({ kind }) => kind === id);
}

/** Whether an id is a kind that works as it comes; `weighted` and others have to be told what by. */
export function isBuiltIn(id: string): boolean {
  return models.some(({ kind, criteria }) => kind === id && criteria.length > 0);
}

/** A kind with the weights it comes with. */
export function builtIn(kind: string): ModelInUse {
  const model = modelOf(kind);
  return { id: kind, revision: model.revision, model, definition: defaultDefinition(kind) };
}

const defaults = new Map<string, Definition>();

function defaultDefinition(kind: string): Definition {
  const known = defaults.get(kind) ?? modelOf(kind).define({});
  defaults.set(kind, known);
  return known;
}
