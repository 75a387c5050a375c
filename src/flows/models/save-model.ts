import { type DefinitionBody } from "../../contract/model.ts";
import { type Actor, type Author, authorize } from "../../core/access.ts";
import { checkVersion, type ExpectedVersion } from "../../core/expected-version.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { type DefinitionRequest } from "../../core/models/model.ts";
import { requireModelKind } from "../../core/models/registry.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse, type Store } from "../../ports/deps.ts";
import { completeRequest } from "./complete-request.ts";
import { requireModelRow } from "./read-models.ts";
import { resolveDefinitionRequest } from "./resolve-definition-request.ts";
import { isModelKind } from "./resolve-model.ts";

export type ModelRequest = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: string;
  readonly definition: DefinitionRequest;
};

/** A model as a client defines it. */
type ModelBody = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly definition: DefinitionBody;
  /** The revisions that the request expects. */
  readonly version: ExpectedVersion | undefined;
  readonly buildResponse?: ((row: ModelRow) => IdempotentResponse | undefined) | undefined;
};

/** Creates a model at revision 1. */
export async function createModel(
  deps: Pick<Deps, "store" | "caches" | "clock">,
  actor: Actor,
  { buildResponse, version, ...body }: ModelBody & { readonly kind: string },
): Promise<ModelRow> {
  authorize(actor, "models:write");
  const definition = await resolveDefinitionRequest(deps, actor.workspace, body.definition);
  const options = { actor, mode: "create", version, buildResponse } as const;
  return saveModel(deps, { ...body, definition }, options);
}

/** Adds a revision to a model. Without a kind, it keeps the kind of the model. */
export async function reviseModel(
  deps: Pick<Deps, "store" | "caches" | "clock">,
  actor: Actor,
  { buildResponse, version, ...body }: ModelBody & { readonly kind?: string | undefined },
): Promise<ModelRow> {
  authorize(actor, "models:write");
  const { workspace } = actor;
  const definition = await resolveDefinitionRequest(deps, workspace, body.definition);
  const kind = body.kind ?? (await requireModelRow(deps, workspace, { id: body.id })).kind;
  const options = { actor, mode: "revise", version, buildResponse } as const;
  return saveModel(deps, { ...body, kind, definition }, options);
}

/**
 * Saves a model of a workspace: revision 1 of a new id, or the next revision of an existing one.
 * Rankings by older revisions stay unchanged. A new model starts with the minimum coverage of its
 * kind. A new revision keeps the rules for missing ratings and the gates that it does not
 * mention.
 */
export async function saveModel(
  deps: Pick<Deps, "store" | "caches" | "clock">,
  request: ModelRequest,
  options: {
    readonly actor: Author;
    /** Whether the id must be new or must exist. */
    readonly mode: "create" | "revise";
    /** The revisions that the request expects. */
    readonly version?: ExpectedVersion | undefined;
    readonly buildResponse?: ((row: ModelRow) => IdempotentResponse | undefined) | undefined;
    /** The pointer to the id in the request. */
    readonly idPointer?: string;
    /** Writes the row, if the caller writes other rows in the same batch. */
    readonly persist?: Store["models"]["create"];
  },
): Promise<ModelRow> {
  const { id, kind } = request;
  const { workspace, id: actor } = options.actor;
  const { idPointer = "/id", persist = deps.store.models.create } = options;
  const model = requireModelKind(kind);
  checkModelId(id, idPointer);
  const newest = await deps.store.models.read(workspace, id);
  checkExistingModel(newest, { ...options, id, kind, idPointer });
  const definition = completeRequest(request.definition, model, newest);
  const row: ModelRow = {
    id,
    revision: (newest?.revision ?? 0) + 1,
    name: request.name ?? newest?.name ?? id,
    kind,
    request: definition,
    definition: model.define(definition),
    createdAt: deps.clock.now(),
    actor,
  };
  if (!(await persist(workspace, row, options.buildResponse?.(row)))) {
    checkRevision(options.version, row.revision);
    throw new Failure(
      "conflict",
      `Another request has just created revision ${row.revision}. Try again.`,
    );
  }
  deps.caches.pointers.drop(workspace);
  return row;
}

function checkModelId(id: string, pointer: string): void {
  if (isModelKind(id)) {
    const detail = `The id "${id}" is the name of a built-in model. Choose another.`;
    throw failureFromFault("conflict", { pointer, detail });
  }
}

function checkRevision(expected: ExpectedVersion | undefined, revision: number): void {
  checkVersion(expected, { noun: "model", version: revision, unit: "revision" });
}

function checkExistingModel(
  newest: ModelRow | undefined,
  {
    mode,
    id,
    kind,
    idPointer,
    version,
  }: {
    readonly mode: "create" | "revise";
    readonly version?: ExpectedVersion | undefined;
    readonly id: string;
    readonly kind: string;
    readonly idPointer: string;
  },
): void {
  if (newest !== undefined) {
    checkRevision(version, newest.revision);
  }
  if (mode === "create" && newest !== undefined) {
    const detail = `A model with the id "${id}" exists. Post to its revisions instead.`;
    throw failureFromFault("conflict", { pointer: idPointer, detail });
  }
  if (mode === "revise" && newest === undefined) {
    throw new Failure("not-found", `No model has the id "${id}".`);
  }
  if (newest !== undefined && newest.kind !== kind) {
    const detail = `The model has the kind "${newest.kind}", which cannot change.`;
    throw failureFromFault("invalid", { pointer: "/kind", detail });
  }
}
