import { type Author } from "../../core/access.ts";
import { Failure, failureFromFault } from "../../core/failure.ts";
import { type DefinitionRequest } from "../../core/models/model.ts";
import { requireModelKind } from "../../core/models/registry.ts";
import { type ModelRow } from "../../core/workspace.ts";
import { type Deps, type IdempotentResponse, type Store } from "../../ports/deps.ts";
import { completeRequest } from "./complete-request.ts";
import { isModelKind } from "./resolve-model.ts";

export type ModelRequest = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly kind: string;
  readonly definition: DefinitionRequest;
};

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

function checkExistingModel(
  newest: ModelRow | undefined,
  {
    mode,
    id,
    kind,
    idPointer,
  }: {
    readonly mode: "create" | "revise";
    readonly id: string;
    readonly kind: string;
    readonly idPointer: string;
  },
): void {
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
